"""A desk over a new file with the log's tables and one table of cups."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from clinic_app.audit.desk import Desk
from clinic_app.audit.model import AuditEntry, Checkpoint
from clinic_app.common.clock import FixedClock
from clinic_app.common.permissions import Role, Title
from clinic_app.storage.base import Base
from clinic_app.storage.engine import Database
from clinic_app.vault.roster import Roster, RosterEntry
from clinic_app.vault.session import Session
from clinic_app.vault.signing import signing_public

KEY = bytes(range(32))
SRI = RosterEntry(
    id=3,
    login="sri",
    name="Sri Wahyuni",
    roles=frozenset({Role.COUNSELOR}),
    title=Title.PSYCHOLOGIST,
    title_text="",
    active=True,
    box_public=bytes(32),
    sign_public=signing_public(KEY),
    created_on=date(2026, 1, 5),
)
ROSTER = Roster("0" * 32, 1, (SRI,))


def open_session() -> Session:
    """Sri's secrets, without a keyring file."""
    return Session(
        SRI,
        slot_key=bytearray(32),
        box_secret=bytes(32),
        sign_secret=KEY,
        database_key=KEY,
        root_public=bytes(32),
        root_secret=None,
        clinical={},
        granting={},
        newest_clinical=1,
        mark=None,
        check_password=lambda *_: None,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    database = Database(tmp_path / "clinic.db", KEY)
    tables = Base.metadata.tables
    Base.metadata.create_all(
        database.engine, tables=[tables[AuditEntry.__tablename__], tables[Checkpoint.__tablename__]]
    )
    with database.writing() as session:
        session.execute(text("CREATE TABLE cup (id INTEGER PRIMARY KEY, colour TEXT)"))
    keyring: Any = SimpleNamespace(roster=ROSTER)
    yield Desk(
        person_id=3,
        login="sri",
        name="Sri Wahyuni",
        roles=frozenset({Role.COUNSELOR}),
        title=Title.PSYCHOLOGIST,
        zone=ZoneInfo("Asia/Jakarta"),
        clock=FixedClock(datetime(2026, 8, 18, 18, 30, tzinfo=UTC)),
        database=database,
        keys=open_session(),
        keyring=keyring,
        folder=tmp_path,
    )
    database.dispose()
