"""Where the log stands."""

from typing import NamedTuple

from sqlalchemy import select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from clinic_app.audit.chain import GENESIS
from clinic_app.audit.model import AuditEntry
from clinic_app.common.errors import Damaged

# As it is kept: what stands there may be anything.
_LAST = (
    select(AuditEntry.seq, type_coerce(AuditEntry.hash, NullType()).label("hash"))
    .order_by(AuditEntry.seq.desc())
    .limit(1)
)


class Position(NamedTuple):
    """The last entry's number and hash; 0 and GENESIS for an empty log."""

    seq: int
    hash: bytes


def of(session: Session) -> Position:
    """The position of the log as this transaction sees it. Raises Damaged where nothing can follow it."""
    row = session.execute(_LAST).one_or_none()
    if row is None:
        return Position(0, GENESIS)
    if not isinstance(row.hash, bytes):
        raise Damaged("database.damaged")
    return Position(row.seq, row.hash)
