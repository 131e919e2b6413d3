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

from clinic_app.common.errors import ClinicError
from clinic_app.notes.model import ClientRisk
from clinic_app.notes.values import Risk
from tests.clinic_app.test_permissions import methods
from tests.support.clinic import Clinic, password
from tests.support.decrypted import can_read_pages, cells, holds, pages
from tests.support.sessions import SOAP, sign_note
from tests.support.told import BEGAN, SECRET, THEME, Told, say_everything

pytestmark = pytest.mark.fault


@pytest.fixture
def told(clinic: Clinic) -> Told:
    return say_everything(clinic)


def database_key(clinic: Clinic) -> bytes:
    return clinic.desk("admin").keys.database_key


def test_no_column_of_any_table_holds_a_word(told: Told) -> None:
    found = list(cells(told.folder / "clinic.db", database_key(told)))

    words = (*SECRET, THEME, BEGAN)
    leaks = {(table, column) for table, column, value in found for word in words if holds(value, word)}

    assert leaks == set()
    # What may be read is found, so the search works.
    assert any(holds(value, "Ayu Lestari") for _, _, value in found)


@pytest.mark.skipif(not can_read_pages(), reason="the driver hides SQLite's own functions here")
def test_no_page_of_the_file_holds_a_word(told: Told) -> None:
    content = pages(told.folder / "clinic.db", database_key(told))

    assert holds(content, "Ayu Lestari")
    assert [word for word in (*SECRET, THEME) if holds(content, word)] == []


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
    # A supervisor holds the clinical key, and with it the themes of groups (SECURITY §2).
    secret = SECRET if login == "hendra" else (*SECRET, THEME)
    called = 0
    for name, method in methods(workspace):
        for arguments in fitting(told, method):
            called += 1
            try:
                answer = repr(method(**arguments))
            except (ClinicError, ValueError) as refusal:
                answer = repr(refusal) + repr(getattr(refusal, "params", ""))
            assert [word for word in secret if holds(answer, word)] == [], name
            assert "Risk.HIGH" not in answer, name

    assert called > 30


OPENING = (
    *("notes.open", "notes.last", "notes.risk", "notes.problems", "drafts.all"),
    *("groups.note", "groups.remarks", "referrals.open"),
)
"""The calls that open what is sealed."""


def test_the_same_calls_give_them_to_the_author(told: Told) -> None:
    """So that the test above can fail."""
    workspace = told.at("nadira")
    answers = ""
    for name, method in methods(workspace):
        if name.startswith(OPENING):
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
        "referral_id": list(told.referral_ids),
        "note_id": [told.note_id, told.draft_id],
        "group_id": [1],
        "meeting_id": [1, 2],
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
