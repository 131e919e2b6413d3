"""Finding times at which counselor, client and a room are free and the facility is open."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from clinic_app.facility.values import Closure, RoomId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.rules.conflicts import bounds
from clinic_app.scheduling.values import AppointmentId, Block, Slot, Taking
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingId

STEP = timedelta(minutes=15)
HORIZON = 60
"""Days after the wished one that are looked at."""

Interval = tuple[datetime, datetime]


def free_on(
    earliest: datetime,
    wish: Slot,
    client_id: ClientId | None,
    taken: Iterable[Taking],
    closures: Iterable[Closure],
    rooms: Sequence[RoomId],
    moving: AppointmentId | MeetingId | None = None,
    *,
    others: Collection[PersonId] = (),
) -> Iterator[Slot]:
    """Free slots of the wished length on the day of `earliest`, from then on, in steps of 15 minutes.

    They keep the counselor, and the room where it is free; else the first free one of `rooms` stands in for
    it. A wish without a room stays without one. Over a break, a holiday or closing hours nothing is offered
    (handbook §9.3). `others` are who leads a meeting besides the counselor; a wish without a client is a
    meeting, whose members' own appointments are left to whoever plans it. `moving` is of the wish's own kind.
    """
    own = Block if client_id is not None else MeetingBlock
    blocks = [
        block
        for block in taken
        if block.status.occupies and not (isinstance(block, own) and block.id == moving)
    ]
    staff = {wish.counselor_id, *others}
    busy = [bounds(closure) for closure in closures]
    busy += [
        (block.start, block.end)
        for block in blocks
        if not staff.isdisjoint(block.staff) or (client_id is not None and client_id in block.clients)
    ]
    used: dict[RoomId, list[Interval]] = {}
    for block in blocks:
        if block.room_id is not None:
            used.setdefault(block.room_id, []).append((block.start, block.end))
    length = wish.end - wish.start
    start = _up(earliest)
    while (end := start + length).date() == earliest.date():
        in_the_way = [until for since, until in busy if since < end and start < until]
        if in_the_way:
            start = _up(max(in_the_way))
            continue
        room_id = _room(wish.room_id, rooms, used, start, end)
        if wish.room_id is None or room_id is not None:
            yield Slot(start, end, wish.counselor_id, room_id)
        start += STEP


def _room(
    wished: RoomId | None,
    rooms: Sequence[RoomId],
    used: dict[RoomId, list[Interval]],
    start: datetime,
    end: datetime,
) -> RoomId | None:
    """The wished room, or another that is free then; None when there is none, or none is wished."""
    if wished is None:
        return None
    for room_id in (wished, *rooms):
        if not any(since < end and start < until for since, until in used.get(room_id, ())):
            return room_id
    return None


def _up(moment: datetime) -> datetime:
    """The next full quarter of an hour, or `moment` if it is one."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + -((midnight - moment) // STEP) * STEP
