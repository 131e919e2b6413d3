"""Keys in the tables, changed by somebody with the database key: they open nothing, and seal nothing."""

import contextlib

import pytest
from sqlalchemy import select

from clinic_app.common.errors import ClinicError
from clinic_app.notes.model import NoteVersion
from clinic_app.notes.values import NoteId
from clinic_app.people.values import ClientId
from tests.support.clinic import NADIRA, Clinic, password
from tests.support.sessions import SOAP, hold_session
from tests.support.tampering import tamper, verified

pytestmark = [pytest.mark.fault, pytest.mark.usefixtures("one_kind_of_tampering")]

GENERATIONS = {
    "another public key": "UPDATE case_generation SET public = randomblob(32)",
    "another maker": "UPDATE case_generation SET maker = 2",
    "another signature": "UPDATE case_generation SET signature = randomblob(64)",
    "another number": "UPDATE case_generation SET generation = 5",
    "of another client": "UPDATE case_generation SET subject = 'client:77' WHERE subject = 'client:1'",
    "taken out": "DELETE FROM case_generation",
}
SHARES = {
    "other bytes": "UPDATE case_key_share SET blob = randomblob(length(blob))",
    "of another client": (
        "UPDATE case_key_share SET blob = (SELECT blob FROM case_key_share AS other WHERE other.holder = "
        "case_key_share.holder AND other.subject <> case_key_share.subject)"
    ),
    "of another person": "UPDATE case_key_share SET blob = (SELECT blob FROM case_key_share "
    "WHERE holder = 'escrow' LIMIT 1) WHERE holder <> 'escrow'",
    "taken out": "DELETE FROM case_key_share",
}


@pytest.mark.parametrize("what", GENERATIONS)
def test_a_generation(clinic: Clinic, note: NoteId, what: str) -> None:
    tamper(clinic, GENERATIONS[what])

    assert {kind for kind, _ in verified(clinic)} & {"case_key.foreign", "database.orphan"}


@pytest.mark.parametrize("what", SHARES)
def test_a_share(clinic: Clinic, note: NoteId, what: str) -> None:
    """Another key isn't taken for the right one: the note stays closed rather than showing anything."""
    tamper(clinic, SHARES[what])

    with contextlib.suppress(ClinicError):
        assert clinic.at(NADIRA).notes.open(note).content is None


@pytest.mark.parametrize("what", ["public = randomblob(32)", "maker = 2", "signature = randomblob(64)"])
def test_nothing_is_sealed_to_a_foreign_generation(
    clinic: Clinic, clients: tuple[ClientId, ClientId], note: NoteId, what: str
) -> None:
    tamper(clinic, f"UPDATE case_generation SET {what}")

    notes = clinic.at(NADIRA).notes
    draft = notes.begin(hold_session(clinic, clients[0], NADIRA)).head.id
    notes.save(draft, SOAP)
    notes.sign(draft, password(NADIRA))

    with clinic.desk(NADIRA).reading() as session:
        generation = session.scalar(select(NoteVersion.generation).where(NoteVersion.note_id == draft))
    assert generation == 2, "not one of the team's own"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE staff SET roles = 'administrator' WHERE login = 'sari'",
        "UPDATE staff SET name = 'Nadira Kusumawati' WHERE login = 'sari'",
        "UPDATE staff SET active = 1, login = 'tamu' WHERE login = 'sari'",
        "DELETE FROM staff WHERE login = 'yohanes'",
    ],
)
def test_the_mirror_of_the_roster(clinic: Clinic, statement: str) -> None:
    """Found by who is at work; whoever signs in next puts it right, and the log says so."""
    tamper(clinic, statement)
    found = verified(clinic)
    clinic.close()

    assert found == {("staff.differs", "staff")} or statement.startswith("DELETE")
    assert verified(clinic) == set()
    assert clinic.log("staff.mirrored")
