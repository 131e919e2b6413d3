"""The day's figures and columns, out of its appointments. Pure: `now` is an argument."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from clinic_app.facility.values import Closure, Programme
from clinic_app.people.values import PersonId
from clinic_app.scheduling.rules.conflicts import bounds
from clinic_app.scheduling.values import AppointmentId, Block, Status
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingStatus


class Lane(StrEnum):
    """The columns of the board, and the two strips under them."""

    EXPECTED = "expected"
    WAITING = "waiting"
    IN_SESSION = "in_session"
    DONE = "done"
    MISSED = "missed"
    CANCELLED = "cancelled"


BOARD = (Lane.EXPECTED, Lane.WAITING, Lane.IN_SESSION, Lane.DONE)
STRIPS = (Lane.MISSED, Lane.CANCELLED)
LIST = (Lane.WAITING, Lane.IN_SESSION, Lane.EXPECTED, Lane.MISSED, Lane.DONE, Lane.CANCELLED)
"""The groups of the list: what needs somebody now comes first."""
SETTLED = (Lane.DONE, Lane.CANCELLED)
"""Groups that may be hidden: nothing is to be done there any more."""

LANE_OF = {
    Status.BOOKED: Lane.EXPECTED,
    Status.CONFIRMED: Lane.EXPECTED,
    Status.CHECKED_IN: Lane.WAITING,
    Status.IN_SESSION: Lane.IN_SESSION,
    Status.COMPLETED: Lane.DONE,
    Status.NO_SHOW: Lane.MISSED,
    Status.LEFT_BEFORE_SEEN: Lane.MISSED,
    Status.CANCELLED_CLIENT: Lane.CANCELLED,
    Status.CANCELLED_PROVIDER: Lane.CANCELLED,
}

STATUS_OF = {
    Lane.WAITING: Status.CHECKED_IN,
    Lane.IN_SESSION: Status.IN_SESSION,
    Lane.DONE: Status.COMPLETED,
    Lane.MISSED: Status.NO_SHOW,
    Lane.CANCELLED: Status.CANCELLED_CLIENT,
}
"""What dropping a card on a lane means."""

_FREE_SLOT = timedelta(minutes=60)


@dataclass(frozen=True)
class Figures:
    """The counters in the tool bar; the wait in minutes, None while nobody waits."""

    appointments: int
    waiting: int
    mean_wait: int | None
    free_slots: int
    late: int = 0
    """How many of those waiting have waited too long."""


@dataclass(frozen=True)
class Filter:
    """Whose and which appointments are shown; None means all."""

    counselor: PersonId | None = None
    programme: Programme | None = None

    def keeps(self, block: Block) -> bool:
        """Whether a block is shown."""
        return self.counselor in (None, block.counselor_id) and self.programme in (None, block.programme)

    def keeps_meeting(self, meeting: MeetingBlock) -> bool:
        """Whether a group's meeting is shown: all who lead it count."""
        led = self.counselor is None or self.counselor in meeting.staff
        return led and self.programme in (None, meeting.programme)


def lanes(blocks: Iterable[Block]) -> dict[Lane, tuple[Block, ...]]:
    """The cards of each lane in their order (ui/spec §8.2): the longest wait and the newest end first."""
    sorted_into: dict[Lane, list[Block]] = {lane: [] for lane in Lane}
    for block in blocks:
        sorted_into[LANE_OF[block.status]].append(block)
    sorted_into[Lane.EXPECTED].sort(key=lambda b: (b.start, b.id))
    sorted_into[Lane.WAITING].sort(key=lambda b: (b.checked_in_at or b.start, b.id))
    sorted_into[Lane.IN_SESSION].sort(key=lambda b: (b.started_at or b.start, b.id))
    sorted_into[Lane.DONE].sort(key=lambda b: (b.completed_at or b.end, b.id), reverse=True)
    return {lane: tuple(cards) for lane, cards in sorted_into.items()}


def lane_of_meeting(meeting: MeetingBlock, now: datetime) -> Lane:
    """Where a group's meeting stands: held and over, going on, or still to be held."""
    if meeting.end <= now:
        return Lane.DONE if meeting.status is MeetingStatus.HELD else Lane.EXPECTED
    return Lane.IN_SESSION if meeting.start <= now else Lane.EXPECTED


def steady(before: Sequence[AppointmentId], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks in the order in which they stood `before`, new ones last: nothing moves under a pointer."""
    places = {number: place for place, number in enumerate(before)}
    return tuple(sorted(blocks, key=lambda block: places.get(block.id, len(places))))


def wait(block: Block, now: datetime) -> int:
    """Whole minutes since the client came."""
    return max(int((now - (block.checked_in_at or now)).total_seconds() // 60), 0)


def is_late(block: Block, now: datetime, limit: int) -> bool:
    """Whether a client waits for `limit` minutes or more, and should be told (ui/spec §2.4)."""
    return block.status is Status.CHECKED_IN and wait(block, now) >= limit


def figures(
    blocks: Sequence[Block],
    closures: Iterable[Closure],
    counselors: Sequence[PersonId],
    now: datetime,
    limit: int,
    meetings: Sequence[MeetingBlock] = (),
) -> Figures:
    """Count the day. A free slot is a whole hour from now on in which a counselor has nothing and the
    facility is open."""
    waits = [wait(block, now) for block in blocks if block.status is Status.CHECKED_IN]
    counted = [block for block in blocks if not block.status.cancelled]
    closed = [bounds(closure) for closure in closures]
    free = 0
    for person in counselors:
        led = [(each.start, each.end) for each in meetings if person in each.staff]
        free += _free_hours(blocks, [*closed, *led], person, now)
    mean = round(sum(waits) / len(waits)) if waits else None
    return Figures(len(counted), len(waits), mean, free, sum(1 for minutes in waits if minutes >= limit))


def _free_hours(
    blocks: Iterable[Block], closed: Iterable[tuple[datetime, datetime]], person: PersonId, now: datetime
) -> int:
    taken = [(b.start, b.end) for b in blocks if b.counselor_id == person and b.status.occupies]
    busy = sorted([*taken, *closed])
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    reached, free = now, 0
    for start, end in [*busy, (midnight, midnight)]:
        while reached + _FREE_SLOT <= start:
            free += 1
            reached += _FREE_SLOT
        reached = max(reached, end)
    return free
