"""Reading the log, and proving that nobody changed it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import Row, func, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from clinic_app.audit.chain import (
    ATTENDANCE,
    CHECKPOINT_EVERY,
    Entry,
    broken_at,
    checkpoint_bytes,
)
from clinic_app.audit.lines import details_of
from clinic_app.audit.model import AuditEntry, Checkpoint
from clinic_app.common.findings import Finding
from clinic_app.vault.roster import Roster
from clinic_app.vault.signing import verify_all

_COLUMNS = tuple(AuditEntry.__table__.c[name] for name in Entry._fields)
_AS_KEPT = tuple(type_coerce(column, NullType()) for column in _COLUMNS)
"""The columns without the work that makes Python's values of them; what stands there may be anything."""
_AT_ONCE = 2_000
_BREATH = 250
"""Entries between two questions whether to stop; whoever is asked may let others have their turn."""


def page(session: Session, *, limit: int = 100, before: int | None = None) -> tuple[Entry, ...]:
    """The newest entries, or the newest of those before number `before`."""
    wanted = select(*_COLUMNS).order_by(AuditEntry.seq.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(AuditEntry.seq < before)
    return tuple(Entry(*row) for row in session.execute(wanted))


def of_object(session: Session, object: str, object_id: object, *, limit: int = 100) -> tuple[Entry, ...]:
    """What happened to one thing, the newest first."""
    wanted = (
        select(*_COLUMNS)
        .where(AuditEntry.object == object, AuditEntry.object_id == str(object_id))
        .order_by(AuditEntry.seq.desc())
        .limit(limit)
    )
    return tuple(Entry(*row) for row in session.execute(wanted))


def no_earlier(session: Session, moment: datetime) -> datetime:
    """`moment`, or the latest stamp in the log where that is later: a clock may have been set back since."""
    latest = session.scalar(select(func.max(AuditEntry.at_utc)))
    return moment if latest is None else max(moment, latest)


def roster_seen(session: Session) -> int:
    """The highest number of the roster that whoever came or went last knew of; 0 where no entry tells."""
    details = session.scalar(
        select(AuditEntry.details)
        .where(AuditEntry.action.in_(ATTENDANCE))
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    )
    number = details_of(details).get("roster")
    return number if isinstance(number, int) else 0


class Stopped(Exception):
    """The check was asked to stop; it tells nothing then."""


def verify_chain(
    session: Session, roster: Roster, stopped: Callable[[], bool] = lambda: False
) -> list[Finding]:
    """What is wrong with the log: a changed, lost or inserted entry, a false or missing checkpoint.

    `stopped` is asked all the time, since ten years of entries take a while. Raises Stopped.
    """
    broken = broken_at(_all(session, stopped))
    findings = [] if broken is None else [Finding("log.changed", "audit_entry", str(broken))]
    return findings + _checkpoints(session, roster, stopped)


def behind(session: Session, seq: int, hash: bytes) -> list[Finding]:
    """Whether this database is older than, or another than, the one whose log stood at `seq` with `hash`."""
    if seq == 0:
        return []
    found = session.scalar(select(AuditEntry.hash).where(AuditEntry.seq == seq))
    return [] if found == hash else [Finding("log.older", "audit_entry", str(seq))]


def signed(session: Session, roster: Roster, entry: Entry) -> bool:
    """Whether the one who wrote this entry signed the log's position with it."""
    marks = session.scalars(
        select(Checkpoint).where(
            Checkpoint.seq == entry.seq, Checkpoint.signer == entry.user, Checkpoint.hash == entry.hash
        )
    )
    return any(_is_signed(mark, roster) for mark in marks)


def _is_signed(mark: Any, roster: Roster) -> bool:
    signer = roster.by_id(mark.signer)
    return signer is not None and signer.signed(_marked(mark), mark.signature, mark.at_utc)


def _signed_at_once(marks: Sequence[Any], roster: Roster) -> list[bool]:
    """Whether each mark bears a signature by its signer's present key: nearly all do."""
    claims = [
        (signer.sign_public if signer else b"", _marked(mark), mark.signature)
        for mark in marks
        for signer in (roster.by_id(mark.signer),)
    ]
    return verify_all(claims)


def _marked(mark: Any) -> bytes:
    return checkpoint_bytes(mark.seq, mark.hash, mark.signer, mark.at_utc)


def _all(session: Session, stopped: Callable[[], bool]) -> Iterator[Row[Any]]:
    return chain.from_iterable(_some(session, stopped))


def _some(session: Session, stopped: Callable[[], bool]) -> Iterator[Sequence[Any]]:
    """All entries, a few at a time: asking at each of them takes longer than its hash."""
    wanted = select(*_AS_KEPT).order_by(AuditEntry.seq)
    found = session.connection().execution_options(yield_per=_BREATH).execute(wanted)
    for some in found.partitions():
        if stopped():
            raise Stopped
        yield some


def _checkpoints(session: Session, roster: Roster, stopped: Callable[[], bool]) -> list[Finding]:
    findings = []
    signed: set[tuple[int, int]] = set()
    marks = (
        select(
            Checkpoint.id,
            Checkpoint.seq,
            Checkpoint.hash,
            Checkpoint.signer,
            Checkpoint.signature,
            Checkpoint.at_utc,
            AuditEntry.hash.label("stood"),
        )
        .outerjoin(AuditEntry, AuditEntry.seq == Checkpoint.seq)
        .order_by(Checkpoint.id)
    )
    for some in session.execute(marks).partitions(_AT_ONCE):
        if stopped():
            raise Stopped
        for mark, sound in zip(some, _signed_at_once(some, roster), strict=True):
            if mark.stood == mark.hash and (sound or _is_signed(mark, roster)):
                signed.add((mark.seq, mark.signer))
            else:
                findings.append(Finding("log.checkpoint", "audit_checkpoint", str(mark.id)))
    last = session.scalar(select(AuditEntry.seq).order_by(AuditEntry.seq.desc()).limit(1)) or 0
    attendance = session.execute(
        select(AuditEntry.seq, AuditEntry.user).where(AuditEntry.action.in_(ATTENDANCE))
    )
    unsigned = {seq for seq, person in attendance if (seq, person) not in signed}
    unsigned |= set(range(CHECKPOINT_EVERY, last + 1, CHECKPOINT_EVERY)) - {seq for seq, _ in signed}
    return findings + [Finding("log.unsigned", "audit_entry", str(seq)) for seq in sorted(unsigned)]
