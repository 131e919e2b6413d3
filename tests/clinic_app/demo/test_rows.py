"""The quick way into a table leaves what SQLAlchemy's own would have left."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, insert, text
from sqlalchemy.pool import StaticPool

from clinic_app.demo.rows import Writer
from clinic_app.facility.values import Programme
from clinic_app.people.model import CareTeamRow, StaffRow
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import Status
from clinic_app.storage.base import Base

AT = datetime(2026, 8, 19, 10, 24, 7, 120, tzinfo=ZoneInfo("Asia/Jakarta"))
APPOINTMENT: dict[str, Any] = {
    "id": 1,
    "client_id": 3,
    "episode_id": 4,
    "programme": Programme.PSY,
    "service_type_id": 2,
    "start_at": datetime(2026, 8, 19, 9),
    "end_at": datetime(2026, 8, 19, 9, 45),
    "counselor_id": 5,
    "room_id": None,
    "status": Status.CHECKED_IN,
    "walk_in": True,
    "late_cancel": False,
    "checked_in_at": datetime(2026, 8, 19, 8, 55, 1),
    "started_at": None,
    "completed_at": None,
    "reception_note": "Perlu kursi roda.",
}
STAFF: dict[str, Any] = {
    "id": 5,
    "login": "nadira",
    "name": "Nadira",
    "roles": "counselor",
    "title": "psychologist",
    "active": True,
    "created_on": date(2026, 8, 1),
    "last_sign_in": AT,
}
TEAM: dict[str, Any] = {"client_id": 3, "person_id": 5, "since": date(2026, 8, 1), "until": None}


@pytest.mark.parametrize(
    ("model", "row"), [(Appointment, APPOINTMENT), (StaffRow, STAFF), (CareTeamRow, TEAM)]
)
def test_both_ways_leave_the_same(model: type[Base], row: dict[str, Any]) -> None:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    table = Base.metadata.tables[model.__tablename__]
    if isinstance(row.get("title"), str):
        row = {**row, "title": table.columns["title"].type.process_result_value(row["title"], engine.dialect)}
    found = []
    for quick in (True, False):
        with engine.connect() as connection:
            table.create(connection)
            if quick:
                Writer(table, row, engine.dialect).write(connection, [row])
            else:
                connection.execute(insert(table), [row])
            found.append(connection.execute(text(f"SELECT * FROM {table.name}")).all())
            connection.rollback()
            table.drop(connection)
    assert found[0] == found[1]


@pytest.mark.parametrize(("column", "value"), [("start_at", AT), ("checked_in_at", AT.astimezone(UTC))])
def test_a_moment_of_the_wrong_kind_is_refused(column: str, value: datetime) -> None:
    engine = create_engine("sqlite://")
    table = Base.metadata.tables["appointment"]
    with engine.connect() as connection, pytest.raises(ValueError, match="zone"):
        Writer(table, APPOINTMENT, engine.dialect).write(connection, [{**APPOINTMENT, column: value}])
