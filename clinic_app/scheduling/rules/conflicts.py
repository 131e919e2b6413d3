"""What speaks against a slot, and what of it a person may overrule."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from clinic_app.facility.values import Closure, ClosureKind, RoomId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.values import AppointmentId, Block, Conflict, ConflictKind, Slot, Taking
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingId, MeetingPlace

LEAST_REASON = 5
"""Signs a reason must have (ui/spec §8.3)."""

_HARDNESS = {kind: place for place, kind in enumerate(ConflictKind)}
_CLOSED = {
    ClosureKind.HOLIDAY: ConflictKind.HOLIDAY,
    ClosureKind.OUTSIDE_HOURS: ConflictKind.OUTSIDE_HOURS,
    ClosureKind.BREAK: ConflictKind.BREAK,
}


@dataclass(frozen=True)
class Wanting:
    """What a wish would take: an appointment its client, a meeting its members."""

    start: datetime
    end: datetime
    staff: tuple[PersonId, ...]
    room_id: RoomId | None
    client_id: ClientId | None = None
    members: frozenset[ClientId] = frozenset()


def find_conflicts(
    wish: Slot,
    client_id: ClientId,
    taken: Iterable[Taking],
    closures: Iterable[Closure],
    moving: AppointmentId | None = None,
) -> tuple[Conflict, ...]:
    """Everything that speaks against an appointment, the hardest first.

    A slot that begins when another ends does not touch it: intervals are half-open. Appointments that were
    cancelled or missed take nothing, nor do meetings that were called off; the one that is being moved does
    not stand in its own way.
    """
    wanting = Wanting(wish.start, wish.end, (wish.counselor_id,), wish.room_id, client_id)
    others = (one for one in taken if not (isinstance(one, Block) and one.id == moving))
    return _found(wanting, others, closures)


def find_meeting_conflicts(
    wish: MeetingPlace,
    members: Iterable[ClientId],
    taken: Iterable[Taking],
    closures: Iterable[Closure],
    moving: MeetingId | None = None,
) -> tuple[Conflict, ...]:
    """Everything that speaks against a meeting, as `find_conflicts`; one clash for each taken member."""
    wanting = Wanting(wish.start, wish.end, wish.staff, wish.room_id, members=frozenset(members))
    others = (one for one in taken if not (isinstance(one, MeetingBlock) and one.id == moving))
    return _found(wanting, others, closures)


def may_overrule(conflicts: Iterable[Conflict], reason: str) -> bool:
    """Whether `reason` (cleaned) is enough to book all the same.

    A busy counselor, a member who has something else, a holiday, closing hours and a break give way to a
    reason; a taken room and the same client never do (ui/spec §5.3).
    """
    kinds = {conflict.kind for conflict in conflicts}
    return not kinds or (len(reason) >= LEAST_REASON and not any(kind.final for kind in kinds))


def bounds(closure: Closure) -> tuple[datetime, datetime]:
    """When a closure begins and ends; midnight is the first moment of the next day."""
    start = datetime.combine(closure.day, closure.start)
    if closure.end is None:
        return start, datetime.combine(closure.day, time()) + timedelta(days=1)
    return start, datetime.combine(closure.day, closure.end)


def _found(wish: Wanting, taken: Iterable[Taking], closures: Iterable[Closure]) -> tuple[Conflict, ...]:
    found = [
        clash
        for one in taken
        if one.start < wish.end and wish.start < one.end and one.status.occupies
        for clash in _with(wish, one)
    ]
    for closure in closures:
        start, end = bounds(closure)
        if start < wish.end and wish.start < end:
            kind = _CLOSED[closure.kind]
            found.append(Conflict(kind, start, end, _overlap(wish, start, end), with_name=closure.name))
    return tuple(sorted(found, key=lambda conflict: (_HARDNESS[conflict.kind], conflict.start)))


def _with(wish: Wanting, other: Taking) -> Iterator[Conflict]:
    """What the wish and an appointment or meeting that overlaps with it would both take."""
    clash = _clash_with(wish, other)
    if wish.client_id is not None and wish.client_id in other.clients:
        yield replace(clash, kind=ConflictKind.CLIENT)
    if wish.room_id is not None and other.room_id == wish.room_id:
        yield replace(clash, kind=ConflictKind.ROOM)
    for person_id in wish.staff:
        if person_id in other.staff:
            yield replace(clash, kind=ConflictKind.COUNSELOR, counselor_id=person_id)
    for member_id in other.clients if wish.members else ():
        if member_id in wish.members:
            name = other.client_name if isinstance(other, Block) else ""
            yield replace(clash, kind=ConflictKind.MEMBER, member_id=member_id, member_name=name)


def _clash_with(wish: Wanting, other: Taking) -> Conflict:
    return Conflict(
        ConflictKind.CLIENT,
        other.start,
        other.end,
        _overlap(wish, other.start, other.end),
        appointment_id=other.id if isinstance(other, Block) else None,
        meeting_id=other.id if isinstance(other, MeetingBlock) else None,
        with_name=other.client_name if isinstance(other, Block) else other.title,
        room_name=other.room_name,
        counselor_id=other.counselor_id,
    )


def _overlap(wish: Wanting, start: datetime, end: datetime) -> int:
    """How many minutes the wish and [start, end) have in common; a begun one counts."""
    seconds = (min(wish.end, end) - max(wish.start, start)).total_seconds()
    return max(1, round(seconds / 60))
