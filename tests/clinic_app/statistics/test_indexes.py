"""What a month is read from: indexes that hold all of it (SECURITY §4), never a whole table."""

from typing import Any

import pytest
from sqlalchemy import event

from tests.support.clinic import HENDRA
from tests.support.november import NOVEMBER, Example

LARGE = (
    "appointment",
    "client",
    "note",
    "note_version",
    "attendance",
    "referral",
    "client_problem",
    "meeting",
)


@pytest.fixture
def plans(example: Example) -> dict[str, list[str]]:
    """Each statement that the month asks, and how the engine goes about it."""
    statistics, desk = example.clinic.at(HENDRA).statistics, example.clinic.desk(HENDRA)
    asked: dict[str, Any] = {}

    def remember(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked[statement] = parameters

    engine = desk.database._reader
    event.listen(engine, "before_cursor_execute", remember)
    try:
        statistics.month(NOVEMBER)
    finally:
        event.remove(engine, "before_cursor_execute", remember)
    with desk.reading() as session:
        connection = session.connection()
        return {
            statement: [
                row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            ]
            for statement, parameters in asked.items()
            if statement.startswith(("SELECT", "WITH"))
        }


def test_no_large_table_is_read_from_end_to_end(plans: dict[str, list[str]]) -> None:
    assert len(plans) > 8
    steps = [step for plan in plans.values() for step in plan]
    assert not [step for step in steps if step.split()[0] == "SCAN" and step.split()[1] in LARGE]


def test_the_appointments_of_the_month_come_from_one_index_alone(plans: dict[str, list[str]]) -> None:
    steps = [step for plan in plans.values() for step in plan if step.startswith("SEARCH appointment")]
    assert steps
    assert [step for step in steps if "COVERING INDEX ix_appointment__" not in step] == []


def test_notes_and_referrals_come_from_their_indexes(plans: dict[str, list[str]]) -> None:
    steps = [step for plan in plans.values() for step in plan]
    for table in ("note_version", "note", "referral"):
        (step,) = [step for step in steps if step.startswith(f"SEARCH {table} ")]
        assert "COVERING INDEX" in step, step
