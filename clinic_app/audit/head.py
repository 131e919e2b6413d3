"""Where the log stands."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.chain import GENESIS
from clinic_app.audit.model import AuditEntry


class Position(NamedTuple):
    """The last entry's number and hash; 0 and GENESIS for an empty log."""

    seq: int
    hash: bytes


def of(session: Session) -> Position:
    """The position of the log as this transaction sees it."""
    row = session.execute(
        select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)
    ).one_or_none()
    return Position(0, GENESIS) if row is None else Position(row.seq, row.hash)
