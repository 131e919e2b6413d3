"""The tables of the log. Triggers refuse to change or delete a row."""

from datetime import datetime

from sqlalchemy import Connection, Index, Integer, LargeBinary, String, Table, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.storage.base import Base
from clinic_app.storage.types import UtcDateTime


class AuditEntry(Base):
    """One thing that happened. `details` is JSON with field names and numbers, never note text."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry__object", "object", "object_id", "seq"),)

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at_utc: Mapped[datetime] = mapped_column(UtcDateTime)
    user: Mapped[int] = mapped_column(Integer)
    action: Mapped[str] = mapped_column(String(60))
    object: Mapped[str] = mapped_column(String(40))
    object_id: Mapped[str] = mapped_column(String(80))
    details: Mapped[str] = mapped_column(Text)
    prev_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class Checkpoint(Base):
    """A signature over the log's position at that moment."""

    __tablename__ = "audit_checkpoint"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, index=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    signer: Mapped[int] = mapped_column(Integer)
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))
    at_utc: Mapped[datetime] = mapped_column(UtcDateTime)


def refuse_changes(table: str, *, act: str) -> str:
    """The trigger that keeps the rows of `table` as they were written; `act` is UPDATE or DELETE.

    Written for SQLite, like every trigger; a migration repeats its text.
    """
    return (
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
    )


def never_changed(*models: type[Base]) -> None:
    """Let their tables, wherever they are made, refuse changes and deletions."""
    for model in models:
        event.listen(model.__table__, "after_create", _refuse)


def _refuse(table: Table, connection: Connection, **_: object) -> None:
    for act in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(refuse_changes(table.name, act=act))


never_changed(AuditEntry, Checkpoint)
