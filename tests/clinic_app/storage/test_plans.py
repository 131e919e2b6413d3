"""What screens read goes by indexes, however many years a clinic has worked: no growing table is scanned."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from tests.support.clinic import HENDRA, NADIRA, SARI, TODAY, Clinic

GROWING = frozenset(
    {
        *("appointment", "appointment_history", "attendance", "audit_checkpoint", "audit_entry"),
        *("case_generation", "case_key_share", "client", "client_problem", "client_risk", "client_word"),
        *("consent", "episode", "meeting", "meeting_client", "note", "note_version", "referral"),
        "referral_step",
    }
)
_SCAN = re.compile(r"SCAN (\w+)(.*)")
Plan = tuple[str, tuple[str, ...]]


@contextmanager
def planned() -> Iterator[list[Plan]]:
    """The plan of every statement that is asked meanwhile, as SQLite says it."""
    found: list[Plan] = []

    def note(_conn: Any, cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            rows = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
            found.append((statement, tuple(str(row[3]) for row in rows)))

    event.listen(Engine, "after_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "after_cursor_execute", note)


def scanned(plans: list[Plan], allowed: frozenset[str] = frozenset()) -> set[str]:
    """Tables that a statement goes through from one end to the other, aliases included."""
    found = set()
    for statement, steps in plans:
        if "LIMIT" in statement and not any("TEMP B-TREE" in step for step in steps):
            # The newest of them, in the order in which they lie.
            continue
        for step in steps:
            if match := _SCAN.match(step):
                named = re.search(rf"(\w+) AS {match.group(1)}\b", statement)
                found.add(named.group(1) if named else match.group(1))
    return found & GROWING - allowed


def week(workspace: Workspace, _client: ClientId) -> object:
    return workspace.calendar.week(TODAY)


def day(workspace: Workspace, _client: ClientId) -> object:
    return workspace.calendar.day(TODAY), workspace.calendar.follow_ups()


def record(workspace: Workspace, client: ClientId) -> object:
    workspace.clients.open(client)
    workspace.notes.of_client(client)
    return workspace.calendar.of_client(client), workspace.episodes.of(client)


def unsigned(workspace: Workspace, _client: ClientId) -> object:
    return workspace.notes.waiting_for_signature()


def found(workspace: Workspace, _client: ClientId) -> object:
    return workspace.clients.find("ayu l"), workspace.clients.find("0042"), workspace.clients.find("0812")


def dates(workspace: Workspace, client: ClientId) -> object:
    return workspace.calendar.dates([client]), workspace.episodes.of_many([client])


def month(workspace: Workspace, _client: ClientId) -> object:
    return workspace.statistics.month(date(TODAY.year, TODAY.month, 1))


@pytest.fixture
def ayu(clinic: Clinic) -> ClientId:
    return clinic.client("Ayu Lestari", NADIRA, consent=True)


@pytest.mark.parametrize(
    ("login", "read"),
    [
        *((SARI, read) for read in (week, day, dates, found)),
        *((NADIRA, read) for read in (week, day, record, unsigned, dates, found)),
        *((HENDRA, read) for read in (week, unsigned, month)),
    ],
)
def test_no_table_that_grows_is_scanned(
    clinic: Clinic, ayu: ClientId, login: str, read: Callable[[Workspace, ClientId], object]
) -> None:
    workspace = clinic.at(login)
    with planned() as plans:
        read(workspace, ayu)
    assert plans
    assert scanned(plans) == set()


@pytest.mark.parametrize("read", [week, day, month])
def test_calendar_and_month_are_covered_by_their_index(
    clinic: Clinic, ayu: ClientId, read: Callable[[Workspace, ClientId], object]
) -> None:
    workspace = clinic.at(HENDRA)
    with planned() as plans:
        read(workspace, ayu)
    steps = [step for _, plan in plans for step in plan]
    assert any(
        "appointment USING COVERING INDEX ix_appointment__calendar (start_at>" in step for step in steps
    )


def test_the_list_of_clients_goes_by_name(clinic: Clinic, ayu: ClientId) -> None:
    workspace = clinic.at(SARI)
    with planned() as plans:
        workspace.clients.names()
    assert scanned(plans, frozenset({"client"})) == set()


def test_a_scan_would_be_seen(clinic: Clinic) -> None:
    with planned() as plans, clinic.desk(SARI).reading() as session:
        session.connection().exec_driver_sql("SELECT count(reception_note) FROM appointment AS a")
    assert scanned(plans) == {"appointment"}
