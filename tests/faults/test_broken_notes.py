"""A signed note that was changed behind the program's back is shown as broken, and verification names it.

Everything here is done by somebody who has the database key and a tool for the file, and drops the triggers.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from clinic_app.common.errors import Damaged
from clinic_app.common.findings import Finding
from clinic_app.common.seals import SealState
from clinic_app.notes import checks
from clinic_app.notes.values import NoteId, SignedNote
from clinic_app.people.values import ClientId
from tests.support.clinic import Clinic, password
from tests.support.sessions import SOAP, hold_session
from tests.support.tampering import tamper

pytestmark = pytest.mark.fault


def findings(clinic: Clinic) -> list[Finding]:
    with clinic.desk("admin").reading() as session:
        return checks.check(session, clinic.keyring.roster)


def shown(clinic: Clinic, note: NoteId) -> SignedNote:
    return clinic.at("nadira").notes.open(note)


def test_untouched_everything_is_intact(clinic: Clinic, note: NoteId) -> None:
    signed = shown(clinic, note)

    assert (signed.content, signed.seal) == (SOAP, SealState.INTACT)
    assert [one.seal for one in signed.addenda] == [SealState.INTACT]
    assert findings(clinic) == []


def flipped(column: str) -> str:
    """One byte of a column in the middle is another."""
    return (
        f"UPDATE note_version SET {column} = CAST(substr({column}, 1, length({column}) / 2) || x'5A' || "
        f"substr({column}, length({column}) / 2 + 2) AS BLOB) WHERE note_id = :note AND version = 0"
    )


OF_NOTE = "WHERE note_id = :note AND version = 0"
OTHER_WORDS = "SELECT blob FROM note_version WHERE note_id <> :note AND version = 0"
TAMPERED = {
    "a byte of the words": (flipped("blob"),),
    "a byte of the signature": (flipped("signature"),),
    "a byte of the commitment": (flipped("commitment"),),
    "a byte of the former hash": (flipped("prev_hash"),),
    "another generation": (f"UPDATE note_version SET generation = 2 {OF_NOTE}",),
    "another format": (f"UPDATE note_version SET format = 2 {OF_NOTE}",),
    "another template": (f"UPDATE note_version SET template = 'free' {OF_NOTE}",),
    "another status": (f"UPDATE note_version SET status = 'addendum' {OF_NOTE}",),
    "signed on another day": (f"UPDATE note_version SET signed_at = '2026-08-01 03:24:00.000000' {OF_NOTE}",),
    "about another day": (f"UPDATE note_version SET session_start = '2026-08-01 09:00:00.000000' {OF_NOTE}",),
    "with another end": (f"UPDATE note_version SET session_end = '2026-08-19 11:00:00.000000' {OF_NOTE}",),
    "by another person": (
        "UPDATE note SET author_id = :other WHERE id = :note",
        f"UPDATE note_version SET author_id = :other {OF_NOTE}",
    ),
    "by another person, in the note alone": ("UPDATE note SET author_id = :other WHERE id = :note",),
    "with another client": (
        "UPDATE note SET client_id = :client WHERE id = :note",
        "UPDATE note_version SET client_id = :client WHERE note_id = :note",
    ),
    "with another client, in the version alone": (f"UPDATE note_version SET client_id = :client {OF_NOTE}",),
    "about another session": (
        "UPDATE note SET appointment_id = :session WHERE id = :note",
        "UPDATE note_version SET appointment_id = :session WHERE note_id = :note",
    ),
    "the words of another note": (f"UPDATE note_version SET blob = ({OTHER_WORDS}) {OF_NOTE}",),
    "versions swapped": (
        "UPDATE note_version SET version = 9 WHERE note_id = :note AND version = 0",
        "UPDATE note_version SET version = 0 WHERE note_id = :note AND version = 1",
        "UPDATE note_version SET version = 1 WHERE note_id = :note AND version = 9",
    ),
    "deleted": (f"DELETE FROM note_version {OF_NOTE}",),
    "made a draft again": ("UPDATE note SET state = 'draft' WHERE id = :note",),
}


@pytest.mark.usefixtures("one_kind_of_tampering")
@pytest.mark.parametrize("what", TAMPERED)
def test_a_changed_note_is_shown_as_broken_and_found(
    clinic: Clinic, clients: tuple[ClientId, ClientId], note: NoteId, what: str
) -> None:
    values: dict[str, Any] = {
        "note": note,
        "other": clinic.person("bagus"),
        "client": clients[1],
        "session": hold_session(clinic, clients[0], "nadira", at=datetime(2026, 8, 18, 9)),
    }

    tamper(clinic, *TAMPERED[what], **values)

    signed = shown(clinic, note)
    assert (signed.content, signed.seal) == (None, SealState.BROKEN)
    assert {(found.object, found.id.split("/")[0]) for found in findings(clinic)} == {
        ("note_version", str(note))
    }
    with pytest.raises(Damaged) as refused:
        clinic.at("nadira").notes.add_addendum(note, "Lanjut", password("nadira"))
    assert refused.value.code == "note.broken"


@pytest.mark.usefixtures("one_kind_of_tampering")
def test_a_whole_note_that_is_gone_is_found(clinic: Clinic, note: NoteId) -> None:
    tamper(
        clinic,
        "DELETE FROM note_version WHERE note_id = :note",
        "DELETE FROM client_risk WHERE note_id = :note",
        "DELETE FROM note WHERE id = :note",
        note=note,
    )

    found = {(finding.kind, finding.object) for finding in findings(clinic)}
    assert found == {("note.missing", "note"), ("risk.missing", "client_risk")}


@pytest.mark.usefixtures("one_kind_of_tampering")
def test_an_addendum_that_is_gone_is_shown_and_found(clinic: Clinic, note: NoteId) -> None:
    tamper(clinic, "DELETE FROM note_version WHERE note_id = :note AND version = 1", note=note)

    signed = shown(clinic, note)

    assert (signed.content, signed.seal) == (SOAP, SealState.INTACT)
    assert [(one.number, one.text, one.seal) for one in signed.addenda] == [(1, "", SealState.BROKEN)]
    assert findings(clinic) == [Finding("note.missing", "note_version", f"{note}/1")]


@pytest.mark.usefixtures("one_kind_of_tampering")
def test_an_addendum_that_nobody_logged_is_broken(clinic: Clinic, note: NoteId) -> None:
    """Somebody with the author's keys and a database tool writes past the program: the log knows nothing."""
    from clinic_app.notes import encoding, queries, reading
    from clinic_app.notes.sealing import sign_version
    from clinic_app.notes.values import Template
    from clinic_app.people.case_keys import subject_of
    from clinic_app.people.case_ring import CaseRing

    desk = clinic.desk("nadira")
    with desk.database.writing() as session:
        row = queries.note_row(session, note)
        last = reading.versions(session, note)[1]
        session.add(
            sign_version(
                desk.keys,
                CaseRing.of(session, desk, subject_of(row.client_id)).open(last.generation),
                row,
                content=encoding.encode_addendum("Diselipkan"),
                template=Template.SOAP,
                session_start=last.session_start,
                session_end=last.session_end,
                signed_at=clinic.clock.utc(),
                after=last,
            )
        )

    assert [one.seal for one in shown(clinic, note).addenda] == [SealState.INTACT, SealState.BROKEN]
    assert findings(clinic) == [Finding("note.broken", "note_version", f"{note}/2")]


RISKS: dict[str, str] = {
    "a byte": "UPDATE client_risk SET blob = CAST(substr(blob, 1, 60) || x'5A' || substr(blob, 62) AS BLOB)",
    "another client": "UPDATE client_risk SET client_id = :client WHERE id = 1",
    "another generation": "UPDATE client_risk SET generation = 2 WHERE id = 2",
    "another day": "UPDATE client_risk SET decided_at = '2026-08-01 03:24:00.000000' WHERE id = 1",
    "an older one as the newest": (
        "UPDATE client_risk SET blob = (SELECT blob FROM client_risk WHERE id = 1) WHERE id = 2"
    ),
}


@pytest.mark.usefixtures("one_kind_of_tampering")
@pytest.mark.parametrize("what", RISKS)
def test_a_changed_risk_is_refused_and_found(
    clinic: Clinic, clients: tuple[ClientId, ClientId], note: NoteId, what: str
) -> None:
    tamper(clinic, RISKS[what], client=clients[1])

    assert {finding.kind for finding in findings(clinic)} == {"risk.broken"}
    if what not in ("another client", "another day"):
        with pytest.raises(Damaged):
            clinic.at("nadira").notes.risks(clients)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note SET state = 'apa'",
        "UPDATE note_version SET signed_at = 'kapan'",
        "UPDATE note SET client_id = 'x'",
    ],
)
def test_verification_outlives_values_that_no_command_writes(
    clinic: Clinic, note: NoteId, statement: str
) -> None:
    tamper(clinic, statement)

    assert {finding.kind for finding in findings(clinic)} <= {"row.unreadable", "note.broken"}
    assert findings(clinic) != []


def test_the_triggers_refuse_what_needs_no_tool(clinic: Clinic, note: NoteId) -> None:
    def attempt(act: Callable[[Session], object]) -> None:
        with (
            pytest.raises(Exception, match="never changed"),
            clinic.desk("nadira").database.writing() as session,
        ):
            act(session)

    for statement in (
        "UPDATE note_version SET version = 3",
        "DELETE FROM note_version",
        "REPLACE INTO note_version SELECT * FROM note_version",
        "UPDATE client_risk SET client_id = 2",
        "DELETE FROM client_risk",
        "REPLACE INTO client_risk SELECT * FROM client_risk",
    ):
        attempt(lambda session, statement=statement: session.execute(text(statement)))
    assert findings(clinic) == []
