"""The log as one reads it: a page of lines by filter, the newest first."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, select, type_coerce
from sqlalchemy.orm import Session, aliased
from sqlalchemy.types import NullType

from clinic_app.audit.chain import GENESIS, entry_hash
from clinic_app.audit.model import AuditEntry
from clinic_app.audit.values import LogLine
from clinic_app.storage.types import UtcStamp
from clinic_app.vault.encoding import moment_of

_MOST = 1_000


def find(
    session: Session, *conditions: ColumnElement[bool], before: int | None = None, limit: int
) -> tuple[LogLine, ...]:
    """The newest lines that fit all conditions, or the newest before number `before`.

    Whatever somebody with a database tool wrote into a line, it is shown as far as it can be.
    """
    wanted = _lines().where(*conditions).order_by(AuditEntry.seq.desc()).limit(min(max(limit, 0), _MOST))
    if before is not None:
        wanted = wanted.where(AuditEntry.seq < before)
    return tuple(_line(row) for row in session.connection().execute(wanted))


def since(moment: datetime) -> ColumnElement[bool]:
    """Lines of that moment or later."""
    return AuditEntry.at_utc >= moment


def until(moment: datetime) -> ColumnElement[bool]:
    """Lines before that moment."""
    return AuditEntry.at_utc < moment


def details_of(kept: object) -> Mapping[str, object]:
    """The facts of a line; none where what is kept aren't any."""
    try:
        found = json.loads(kept) if isinstance(kept, str) else None
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _lines() -> Select[*tuple[Any, ...]]:
    before = aliased(AuditEntry)
    kept = [
        type_coerce(column, NullType()).label(column.name)
        for column in AuditEntry.__table__.c
        if column.name != "at_utc"
    ]
    return select(
        *kept,
        type_coerce(AuditEntry.at_utc, UtcStamp()).label("at"),
        type_coerce(before.hash, NullType()).label("hash_before"),
    ).outerjoin(before, before.seq == AuditEntry.seq - 1)


def _line(row: Row[Any]) -> LogLine:
    line = LogLine(
        seq=row.seq,
        at=_moment(row.at),
        person_id=row.user if isinstance(row.user, int) else 0,
        action=str(row.action),
        object=str(row.object),
        object_id=str(row.object_id),
        details=details_of(row.details),
        prev_hash=_hash(row.prev_hash),
        hash=_hash(row.hash),
        sound=False,
    )
    return replace(line, sound=_is_sound(row, line))


def _is_sound(row: Row[Any], line: LogLine) -> bool:
    follows = row.prev_hash == (GENESIS if row.seq == 1 else row.hash_before)
    if not follows or line.at is None or row.user.__class__ is not int:
        return False
    try:
        own = entry_hash(
            row.prev_hash, row.seq, line.at, row.user, row.action, row.object, row.object_id, row.details
        )
    except TypeError:
        return False
    return bool(own == row.hash)


def _moment(stamped: str) -> datetime | None:
    try:
        return moment_of(stamped).astimezone(UTC)
    except ValueError:
        return None


def _hash(kept: object) -> bytes:
    return kept if isinstance(kept, bytes) else b""
