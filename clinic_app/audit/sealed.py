"""What the log says of ciphertexts: whoever writes one down puts the hash of it there (SECURITY §3.10)."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.model import AuditEntry
from clinic_app.vault.hashing import sealed_hash


@dataclass(frozen=True)
class Logged:
    """What the log says of a version: the hash of its ciphertext, by whom and when."""

    sealed: str
    user: int
    at: datetime

    def tells_of(self, blob: bytes, user: int, at: datetime) -> bool:
        """Whether this is the ciphertext that was written down, by that person at that time."""
        return (self.sealed, self.user, self.at) == (sealed_hash(blob), user, at)


def of_object(
    session: Session, object: str, object_id: object, actions: Collection[str]
) -> dict[int, Logged]:
    """The versions of one object that the log knows."""
    return _versions(session, object, actions, str(object_id)).get(str(object_id), {})


def of_all(session: Session, object: str, actions: Collection[str]) -> dict[str, dict[int, Logged]]:
    """The versions of every object of this kind, by the object's number."""
    return _versions(session, object, actions, None)


def _versions(
    session: Session, object: str, actions: Collection[str], object_id: str | None
) -> dict[str, dict[int, Logged]]:
    wanted = select(AuditEntry.object_id, AuditEntry.details, AuditEntry.user, AuditEntry.at_utc).where(
        AuditEntry.object == object, AuditEntry.action.in_(actions)
    )
    if object_id is not None:
        wanted = wanted.where(AuditEntry.object_id == object_id)
    found: dict[str, dict[int, Logged]] = {}
    for number, details, user, at in session.execute(wanted.order_by(AuditEntry.seq)):
        told = _told_by(details)
        if told is not None:
            found.setdefault(number, {})[told[0]] = Logged(told[1], user, at)
    return found


def _told_by(details: str) -> tuple[int, str] | None:
    """Version and hash of the ciphertext in a log entry; None for one that somebody else wrote."""
    try:
        told = json.loads(details)
        return int(told["version"]), str(told["sealed"])
    except (ValueError, KeyError, TypeError):
        return None
