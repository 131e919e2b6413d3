"""Rows that somebody with the database key wrote past the program get nothing, and are named."""

from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from clinic_app.audit import chain
from clinic_app.common.messages.findings import finding_words
from clinic_app.common.seals import SealState
from clinic_app.groups.values import Mark
from clinic_app.groups.values_notes import NoteContent, SignedGroupNote
from clinic_app.people.values import ClientId
from clinic_app.sign_in import SignIn
from clinic_app.vault.encoding import moment_of
from clinic_app.vault.passwords import LOWEST
from tests.support.clinic import Clinic, password
from tests.support.groups import AYU, GROUP, Circle
from tests.support.sessions import sign_note

pytestmark = [pytest.mark.fault, pytest.mark.usefixtures("one_kind_of_tampering")]


GUARDED = ("group_note_version", "member_remark")


@pytest.fixture
def circle(clinic: Clinic) -> Circle:
    return Circle.made(clinic)


def tamper(clinic: Clinic, change: Callable[[Session], object]) -> None:
    """Write past the program, without its triggers."""
    with clinic.desk("sari").database.writing() as session:
        for table in ("audit_entry", "audit_checkpoint", "note_version", "client_risk", *GUARDED):
            for act in ("update", "delete"):
                session.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{act}"))
        change(session)


def found(clinic: Clinic) -> set[tuple[str, str]]:
    findings = clinic.at("admin").backup.verify()
    assert all(finding_words(each.kind) for each in findings)
    return {(each.kind, each.object) for each in findings}


@pytest.fixture
def client(clinic: Clinic) -> ClientId:
    return clinic.client("Ayu Lestari", "nadira", consent=True)


def test_a_counselor_who_writes_herself_into_a_team_gets_no_key(clinic: Clinic, client: ClientId) -> None:
    note = sign_note(clinic, client, "nadira")
    bagus = clinic.person("bagus")
    place = "INSERT INTO care_team (client_id, person_id, lead, since) VALUES (:c, :p, 0, '2026-08-19')"

    tamper(clinic, lambda session: session.execute(text(place), {"c": client, "p": bagus}))
    clinic.at("nadira").clients.open(client)
    shown = clinic.at("bagus").notes.open(note)

    assert shown.content is None
    with clinic.desk("sari").reading() as session:
        holders = set(session.scalars(text("SELECT holder FROM case_key_share")))
    assert str(bagus) not in holders
    assert found(clinic) == {("care_team.differs", "client")}


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("DELETE FROM consent", "consent.missing"),
        ("UPDATE consent SET given = 0", "consent.differs"),
        ("UPDATE consent SET kind = 'data'", "consent.differs"),
        ("UPDATE consent SET recorded_at = '2026-08-01 03:24:00.000000'", "consent.differs"),
        ("UPDATE consent SET recorded_by = 1", "consent.differs"),
        ("UPDATE consent SET withdrawn_on = '2026-08-19', withdrawn_by = 1", "consent.differs"),
        ("UPDATE care_team SET until = '2026-08-19'", "care_team.differs"),
    ],
)
def test_a_consent_or_a_team_changed_in_the_table_is_found(
    clinic: Clinic, client: ClientId, statement: str, kind: str
) -> None:
    assert found(clinic) == set()

    tamper(clinic, lambda session: session.execute(text(statement)))

    assert {each for each, _ in found(clinic)} == {kind}


def test_a_counselor_who_writes_herself_among_those_who_lead_gets_no_key(circle: Circle) -> None:
    meeting = circle.meets()
    circle.bagus.mark(meeting, AYU, Mark.PRESENT)
    circle.bagus.save_note(meeting, NoteContent({"topic": "Rahasia"}))
    circle.bagus.sign_note(meeting, circle.password())
    yohanes = circle.clinic.person("yohanes")
    place = "INSERT INTO group_facilitator (group_id, person_id, lead, since) VALUES (1, :p, 0, '2026-08-19')"

    tamper(circle.clinic, lambda session: session.execute(text(place), {"p": yohanes}))
    circle.bagus.open(GROUP)
    shown = circle.yohanes.note(meeting)

    assert isinstance(shown, SignedGroupNote)
    assert (shown.content, shown.seal) == (None, SealState.NO_KEY)
    assert found(circle.clinic) == {("group.leaders_differ", "support_group")}


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE support_group SET blob = zeroblob(300)", "group.broken"),
        ("UPDATE support_group SET version = 7", "group.broken"),
        ("UPDATE group_facilitator SET until = '2026-08-19'", "group.leaders_differ"),
        ("DELETE FROM group_note_version", "note.missing"),
        ("DELETE FROM member_remark", "remark.missing"),
    ],
)
def test_what_a_group_keeps_changed_in_the_table_is_found(circle: Circle, statement: str, kind: str) -> None:
    meeting = circle.meets()
    circle.nadira.write_remark(meeting, AYU, "Banyak bercerita")
    circle.nadira.mark(meeting, AYU, Mark.PRESENT)
    circle.nadira.save_note(meeting, NoteContent({"topic": "Rahasia"}))
    circle.nadira.sign_note(meeting, circle.password("nadira"))
    assert found(circle.clinic) == set()

    tamper(circle.clinic, lambda session: session.execute(text(statement)))

    assert {each for each, _ in found(circle.clinic)} == {kind}


def rewritten(session: Session, change: Callable[[list[object]], object]) -> None:
    """The whole log with other content and right hashes, as anybody can compute them; no checkpoint."""
    rows = session.execute(text("SELECT * FROM audit_entry ORDER BY seq")).all()
    session.execute(text("DELETE FROM audit_checkpoint"))
    session.execute(text("DELETE FROM audit_entry"))
    prev = chain.GENESIS
    for row in rows:
        entry = list(row)
        change(entry)
        seq, at, user, action, object, object_id, details, _, _ = entry
        moment = moment_of(f"{at}+00:00")
        hash = chain.entry_hash(prev, seq, moment, user, action, object, object_id, details)
        values = dict(
            zip("abcdefghi", (seq, at, user, action, object, object_id, details, prev, hash), strict=True)
        )
        session.execute(text("INSERT INTO audit_entry VALUES (:a, :b, :c, :d, :e, :f, :g, :h, :i)"), values)
        prev = hash


def test_a_log_written_anew_with_right_hashes_lacks_its_signatures(clinic: Clinic, client: ClientId) -> None:
    clinic.at("nadira").clients.open(client)

    def blame_another(entry: list[object]) -> None:
        if entry[3] == "client.opened":
            entry[2] = clinic.person("bagus")

    tamper(clinic, lambda session: rewritten(session, blame_another))

    assert "log.unsigned" in {kind for kind, _ in found(clinic)}


def test_one_persons_signatures_taken_away_are_missed(clinic: Clinic, client: ClientId) -> None:
    clinic.close()
    sari = clinic.person("sari")

    tamper(
        clinic, lambda session: session.execute(text(f"DELETE FROM audit_checkpoint WHERE signer = {sari}"))
    )

    assert {kind for kind, _ in found(clinic)} == {"log.unsigned"}


def test_an_older_keyring_put_back_beside_the_present_database_is_announced(clinic: Clinic) -> None:
    """Who was ended since would be let in by it."""
    older = (clinic.folder / "keyring.json").read_bytes()
    clinic.at("admin").staff.end(clinic.person("bagus"))
    clinic.close()
    (clinic.folder / "keyring.json").write_bytes(older)

    workspace = SignIn(clinic.folder, clinic.clock, LOWEST).unlock("bagus", password("bagus"))

    assert [finding.kind for finding in workspace.findings] == ["keyring.older"]
    workspace.lock()
