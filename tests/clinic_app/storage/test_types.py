"""Two kinds of time are kept apart, and a list of words stays closed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError

from clinic_app.common.permissions import Role
from clinic_app.storage.engine import Database
from clinic_app.storage.types import EnumText, LocalDateTime, UtcDateTime

TABLE = Table(
    "visit",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("starts", LocalDateTime),
    Column("made", UtcDateTime),
    Column("role", EnumText(Role)),
)
WALL = datetime(2026, 8, 19, 9, 30)
STAMP = datetime(2026, 8, 19, 9, 30, 0, 250, tzinfo=ZoneInfo("Asia/Jayapura"))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "clinic.db", bytes(range(32)))
    TABLE.metadata.create_all(database.engine)
    yield database
    database.dispose()


def test_a_wall_clock_time_stays_naive_and_a_stamp_comes_back_in_utc(database: Database) -> None:
    with database.writing() as session:
        session.execute(insert(TABLE).values(starts=WALL, made=STAMP, role=Role.HEAD))
    with database.reading() as session:
        row = session.execute(select(TABLE)).one()

    assert row.starts == WALL
    assert (row.made, row.made.tzinfo) == (STAMP, UTC)
    assert row.role is Role.HEAD


@pytest.mark.parametrize(
    "values", [{"starts": STAMP}, {"made": WALL}, {"role": "janitor"}], ids=["aware", "naive", "word"]
)
def test_the_wrong_kind_is_refused(database: Database, values: dict[str, object]) -> None:
    with pytest.raises(StatementError), database.writing() as session:
        session.execute(insert(TABLE).values(**values))
