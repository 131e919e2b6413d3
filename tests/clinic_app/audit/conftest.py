"""A desk over a new file with the log's tables and one table of cups."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from nacl.signing import SigningKey
from sqlalchemy import text

from clinic_app.audit.desk import Desk
from clinic_app.audit.model import AuditEntry, Checkpoint
from clinic_app.common.clock import FixedClock
from clinic_app.common.permissions import Role, Title
from clinic_app.storage.base import Base
from clinic_app.storage.engine import Database


class Signer:
    def __init__(self) -> None:
        self.key = SigningKey(bytes(range(32)))

    def sign(self, message: bytes, /) -> bytes:
        return self.key.sign(message).signature


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    database = Database(tmp_path / "clinic.db", bytes(range(32)))
    Base.metadata.create_all(
        database.engine,
        tables=[AuditEntry.metadata.tables["audit_entry"], Checkpoint.metadata.tables["audit_checkpoint"]],
    )
    with database.writing() as session:
        session.execute(text("CREATE TABLE cup (id INTEGER PRIMARY KEY, colour TEXT)"))
    yield Desk(
        person_id=3,
        login="sri",
        name="Sri Wahyuni",
        roles=frozenset({Role.COUNSELOR}),
        title=Title.PSYCHOLOGIST,
        zone=ZoneInfo("Asia/Jakarta"),
        clock=FixedClock(datetime(2026, 8, 18, 18, 30, tzinfo=UTC)),
        database=database,
        keys=Signer(),
        folder=tmp_path,
    )
    database.dispose()
