"""What speaks against a slot, and what of it a person may overrule."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from clinic_app.facility.values import Closure, ClosureKind
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import AppointmentId, Block, Conflict, ConflictKind, Slot

LEAST_REASON = 5
"""Signs a reason must have (ui/spec §8.3)."""

_HARDNESS = {kind: place for place, kind in enumerate(ConflictKind)}
_CLOSED = {
    ClosureKind.HOLIDAY: ConflictKind.HOLIDAY,
    ClosureKind.OUTSIDE_HOURS: ConflictKind.OUTSIDE_HOURS,
    ClosureKind.BREAK: ConflictKind.BREAK,
}


def find_conflicts(
    wish: Slot,
    client_id: ClientId,
    taken: Iterable[Block],
    closures: Iterable[Closure],
    moving: AppointmentId | None = None,
) -> tuple[Conflict, ...]:
    """Everything that speaks against a slot, the hardest first.

    A slot that begins when another ends does not touch it: intervals are half-open. Appointments that were
    cancelled or missed take nothing; the one that is being moved does not stand in its own way.
    """
    found = [
        _with_block(kind, wish, block)
        for block in taken
        if block.start < wish.end and wish.start < block.end and block.id != moving and block.status.occupies
        for kind in _shared(wish, client_id, block)
    ]
    for closure in closures:
        start, end = bounds(closure)
        if start < wish.end and wish.start < end:
            kind = _CLOSED[closure.kind]
            found.append(Conflict(kind, start, end, _overlap(wish, start, end), with_name=closure.name))
    return tuple(sorted(found, key=lambda conflict: (_HARDNESS[conflict.kind], conflict.start)))


def may_overrule(conflicts: Iterable[Conflict], reason: str) -> bool:
    """Whether `reason` (cleaned) is enough to book all the same.

    A busy counselor, a holiday, closing hours and a break give way to a reason; a taken room and the same
    client never do (ui/spec §5.3).
    """
    kinds = {conflict.kind for conflict in conflicts}
    return not kinds or (len(reason) >= LEAST_REASON and not any(kind.final for kind in kinds))


def bounds(closure: Closure) -> tuple[datetime, datetime]:
    """When a closure begins and ends; midnight is the first moment of the next day."""
    start = datetime.combine(closure.day, closure.start)
    if closure.end is None:
        return start, datetime.combine(closure.day, time()) + timedelta(days=1)
    return start, datetime.combine(closure.day, closure.end)


def _shared(wish: Slot, client_id: ClientId, block: Block) -> Iterable[ConflictKind]:
    """What the slot and an appointment that overlaps with it would both take."""
    if block.client_id == client_id:
        yield ConflictKind.CLIENT
    if wish.room_id is not None and block.room_id == wish.room_id:
        yield ConflictKind.ROOM
    if block.counselor_id == wish.counselor_id:
        yield ConflictKind.COUNSELOR


def _with_block(kind: ConflictKind, wish: Slot, block: Block) -> Conflict:
    return Conflict(
        kind,
        block.start,
        block.end,
        _overlap(wish, block.start, block.end),
        appointment_id=block.id,
        with_name=block.client_name,
        room_name=block.room_name,
        counselor_id=block.counselor_id,
    )


def _overlap(wish: Slot, start: datetime, end: datetime) -> int:
    """How many minutes the slot and [start, end) have in common; a begun one counts."""
    seconds = (min(wish.end, end) - max(wish.start, start)).total_seconds()
    return max(1, round(seconds / 60))
