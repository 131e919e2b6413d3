"""No word of a note, a draft or a form, no risk, no problem, for who holds the database key or another role.

The third party here has everything that a receptionist's or an administrator's program holds: the raw
database key, the file, the keyring, and every call of every service.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from clinic_app.common.errors import ClinicError, Damaged
from clinic_app.facility.values import Programme
from clinic_app.notes import problems
from clinic_app.notes.model import ClientRisk, NoteVersion
from clinic_app.notes.model_problems import ClientProblem
from clinic_app.notes.values import Content, NoteId, Risk, Template
from clinic_app.notes.values.problems import CodeSystem, ProblemId, ProblemWish
from clinic_app.people.case_keys import subject_of
from clinic_app.people.model_drafts import DraftRow
from clinic_app.people.model_keys import CaseKeyShare
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import AppointmentId
from clinic_app.vault.binding import Binding
from clinic_app.vault.case_keys import holder_binding
from clinic_app.vault.sealing import open_sealed, open_sealed_to
from tests.clinic_app.test_permissions import methods
from tests.support.clinic import Clinic, password
from tests.support.decrypted import can_read_pages, cells, holds, pages
from tests.support.sessions import SOAP, WORDS, hold_session, sign_note

pytestmark = pytest.mark.fault

DRAFT, FORM, ADDED = "rinjanidraf", "rinjaniformulir", "rinjanisusulan"
PROBLEM, BEGAN = "F43.1", "2019-04-07"
SECRET = (*WORDS, DRAFT, FORM, ADDED, PROBLEM)


class Told(Clinic):
    """A clinic in which all that is secret was said."""

    client_id: ClientId
    note_id: NoteId
    draft_id: NoteId
    problem_id: ProblemId
    session_id: AppointmentId


@pytest.fixture
def told(clinic: Clinic) -> Told:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    notes = clinic.at("nadira").notes
    note = sign_note(clinic, client, "nadira")
    notes.add_addendum(note, f"Ibu menelepon {ADDED}", password("nadira"))
    about = hold_session(clinic, client, "nadira")
    draft = notes.begin(about).head.id
    for count in range(5):
        notes.save(draft, Content(Template.FREE, {"text": f"{DRAFT} " * count}, Risk.HIGH, (), DRAFT))
    coded = ProblemWish(client, Programme.PSY, CodeSystem.ICD10, PROBLEM, date(2019, 4, 7))
    problem = notes.record_problem(coded).id
    notes.record_problem(replace(coded, system=CodeSystem.CATEGORY, code="P12"))
    clinic.at("nadira").drafts.keep("client", "", {"full_name": FORM})
    clinic.at("nadira").clients.open(client)
    notes.open(note)
    found = Told(clinic.folder, clinic.clock, clinic.keyring, clinic._open)
    found.client_id, found.note_id, found.draft_id, found.session_id = client, note, draft, about
    found.problem_id = problem
    return found


def database_key(clinic: Clinic) -> bytes:
    return clinic.desk("admin").keys.database_key


def test_no_column_of_any_table_holds_a_word(told: Told) -> None:
    found = list(cells(told.folder / "clinic.db", database_key(told)))

    words = (*SECRET, BEGAN)
    leaks = {(table, column) for table, column, value in found for word in words if holds(value, word)}

    assert leaks == set()
    # What may be read is found, so the search works.
    assert any(holds(value, "Ayu Lestari") for _, _, value in found)


@pytest.mark.skipif(not can_read_pages(), reason="the driver hides SQLite's own functions here")
def test_no_page_of_the_file_holds_a_word(told: Told) -> None:
    content = pages(told.folder / "clinic.db", database_key(told))

    assert holds(content, "Ayu Lestari")
    assert [word for word in SECRET if holds(content, word)] == []


def test_no_file_of_the_folder_holds_a_word_or_a_name(told: Told) -> None:
    told.at("admin").backup.now()

    for path in told.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert [word for word in (*SECRET, "Lestari") if holds(content, word)] == [], path.name


def test_no_level_of_risk_stands_anywhere(told: Told) -> None:
    levels = re.compile(r"\b(low|moderate|high|rendah|sedang|tinggi)\b", re.IGNORECASE)

    found = [
        (table, column, value)
        for table, column, value in cells(told.folder / "clinic.db", database_key(told))
        if isinstance(value, str) and table != "sqlite_master" and levels.search(value)
    ]

    assert found == []


def test_a_level_of_risk_cannot_be_told_from_lengths_or_from_the_log(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    for level in Risk:
        sign_note(clinic, client, "nadira", replace(SOAP, risk=level))

    risks = clinic.rows(ClientRisk)
    assert len({len(row[-1]) for row in risks}) == 1
    assert len(risks) == len(Risk)
    lines = {re.sub(r"[0-9a-f]{64}|\d+", "#", entry.details) for entry in clinic.log("risk.decided")}
    assert len(lines) == 1


@pytest.mark.parametrize("login", ["sari", "admin", "hendra"])
def test_no_call_of_any_service_gives_a_word_away(told: Told, login: str) -> None:
    workspace = told.at(login)
    called = 0
    for name, method in methods(workspace):
        for arguments in fitting(told, method):
            called += 1
            try:
                answer = repr(method(**arguments))
            except (ClinicError, ValueError) as refusal:
                answer = repr(refusal) + repr(getattr(refusal, "params", ""))
            assert [word for word in SECRET if holds(answer, word)] == [], name
            assert "Risk.HIGH" not in answer, name

    assert called > 30


def test_the_same_calls_give_them_to_the_author(told: Told) -> None:
    """So that the test above can fail."""
    workspace = told.at("nadira")
    answers = ""
    for name, method in methods(workspace):
        if name.startswith(("notes.open", "notes.last", "notes.risk", "notes.problems", "drafts.all")):
            for arguments in fitting(told, method):
                try:
                    answers += repr(method(**arguments))
                except ClinicError:
                    continue

    assert [word for word in (*SECRET, "Risk.HIGH") if not holds(answers, word)] == []


def fitting(told: Told, method: Callable[..., object]) -> Iterator[dict[str, Any]]:
    """Arguments by their names, for every method that can be called with what a curious person knows."""
    known: dict[str, list[object]] = {
        "client_id": [told.client_id],
        "client_ids": [[told.client_id]],
        "problem_id": [told.problem_id],
        "note_id": [told.note_id, told.draft_id],
        "appointment_id": [told.session_id],
        "ids": [[told.session_id]],
        "episode_id": [1],
        "consent_id": [1],
        "person_id": [told.person("nadira")],
        "kind": ["client", "note"],
        "object_key": ["", str(told.draft_id)],
        "text": ["Ayu", SECRET[0]],
        "first": [date(2026, 8, 1)],
        "last": [date(2026, 8, 31)],
        "first_day": [date(2026, 8, 17)],
        "day": [date(2026, 8, 19)],
        "year": [2026],
        "password": [password("sari")],
        "content": [{}],
        "full_name": ["Ayu Lestari"],
        "birth_date": [date(2001, 3, 12)],
        "nik": [""],
        "limit": [1000],
    }
    wanted = [
        name
        for name, one in inspect.signature(method).parameters.items()
        if one.default is one.empty or name == "limit"
    ]
    if not all(name in known for name in wanted) or method.__name__ in (
        "reset",
        "end",
        "drop",
        "keep",
        "verify",
    ):
        return
    choices: list[dict[str, Any]] = [{}]
    for name in wanted:
        choices = [{**choice, name: value} for choice in choices for value in known[name]]
    yield from choices


@pytest.mark.parametrize("login", ["sari", "admin"])
def test_no_key_in_a_foreign_program_opens_anything(told: Told, login: str) -> None:
    assert opened(told, held(told, login)) == set()


def test_the_authors_keys_open_it(told: Told) -> None:
    """So that the test above can fail: from the author's box secret everything follows."""
    secrets = held(told, "nadira")

    assert opened(told, secrets) == {"client_risk", "client_problem", "draft.key_owner", "case_key_share"}


def held(told: Told, login: str) -> list[bytes]:
    """All key bytes in the session of `login`, whatever they are for."""
    session = told.desk(login).keys
    found: list[bytes] = []

    def gather(value: object) -> None:
        if isinstance(value, bytes | bytearray) and len(value) == 32:
            found.append(bytes(value))
        elif isinstance(value, dict):
            for inner in value.values():
                gather(inner)

    for value in vars(session).values():
        gather(value)
    assert len(found) >= 4
    return found


def opened(told: Told, secrets: list[bytes]) -> set[str]:
    """What opens with any of these, as key or as box secret: every sealed value is tried in its own place."""
    with told.desk("admin").reading() as session:
        places: list[tuple[str, bytes, Binding]] = []
        for note in session.query(NoteVersion):
            about = subject_of(note.client_id)
            places.append(
                (
                    "note_version",
                    note.blob,
                    Binding("note_version", note.note_id, about, note.version, note.generation),
                )
            )
        for risk in session.query(ClientRisk):
            about = subject_of(risk.client_id)
            places.append(
                ("client_risk", risk.blob, Binding("client_risk", risk.id, about, 1, risk.generation))
            )
        for problem in session.query(ClientProblem):
            places.append(("client_problem", problem.blob, problems.binding(problem)))
        for draft in session.query(DraftRow):
            row, owner = f"{draft.kind}:{draft.object_key}", f"staff:{draft.owner}"
            places.append(("draft", draft.blob, Binding("draft", row, owner)))
            places.append(
                ("draft.key_owner", draft.key_owner, Binding(f"draft.key.{draft.owner}", row, owner))
            )
            places.append(("draft.key_escrow", draft.key_escrow, Binding("draft.key.escrow", row, owner)))
        for share in session.query(CaseKeyShare):
            holder = share.holder if share.holder == "escrow" else int(share.holder)
            binding = holder_binding(share.subject, share.generation, holder)
            places.append(("case_key_share", share.blob, binding))
    assert {place[0] for place in places} >= {
        "note_version",
        "client_risk",
        "client_problem",
        "draft",
        "case_key_share",
    }
    found = set()
    for secret in secrets:
        for name, blob, binding in places:
            for attempt in (open_sealed, open_sealed_to):
                try:
                    attempt(secret, blob, binding)
                except Damaged:
                    continue
                found.add(name)
    return found
