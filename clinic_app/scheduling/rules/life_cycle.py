"""The way of an appointment from booked to completed, its side exits, and the way back (handbook §2.2)."""

from datetime import date, datetime, timedelta

from clinic_app.common.permissions import Permission, Reach
from clinic_app.scheduling.values import Status

S = Status

LATE = timedelta(hours=24)
"""A cancellation nearer to the appointment than this is a sudden one (handbook §2.2)."""

KEEPS_OPEN = timedelta(days=7)
"""How long the status of a past appointment can be put right (ui/spec §8.3)."""

_WAY = (S.BOOKED, S.CONFIRMED, S.CHECKED_IN, S.IN_SESSION, S.COMPLETED)
_CANCELLED = (S.CANCELLED_CLIENT, S.CANCELLED_PROVIDER)

NEXT: dict[Status, tuple[Status, ...]] = {
    S.BOOKED: (S.CONFIRMED, S.CHECKED_IN, S.IN_SESSION, S.COMPLETED, S.NO_SHOW, *_CANCELLED),
    S.CONFIRMED: (S.CHECKED_IN, S.IN_SESSION, S.COMPLETED, S.NO_SHOW, *_CANCELLED),
    S.CHECKED_IN: (S.IN_SESSION, S.COMPLETED, S.LEFT_BEFORE_SEEN, *_CANCELLED),
    S.IN_SESSION: (S.COMPLETED,),
}
"""Where an appointment may go; the first is the main action (ui/spec §8.3). A card may jump a column."""

BACK: dict[Status, tuple[Status, ...]] = {
    **{status: _WAY[:place] for place, status in enumerate(_WAY)},
    S.NO_SHOW: _WAY[:2],
    S.LEFT_BEFORE_SEEN: _WAY[:3],
    S.CANCELLED_CLIENT: _WAY[:3],
    S.CANCELLED_PROVIDER: _WAY[:3],
}
"""What a status may be taken back to."""

_PRESENT = frozenset({S.CHECKED_IN, S.IN_SESSION, S.COMPLETED, S.LEFT_BEFORE_SEEN})
MOVABLE = frozenset({S.BOOKED, S.CONFIRMED, S.CHECKED_IN})


def may_step(status: Status, to: Status) -> bool:
    """Whether the way leads from `status` forward to `to`."""
    return to in NEXT.get(status, ())


def may_reopen(status: Status, to: Status, *, walk_in: bool) -> bool:
    """Whether `status` may be taken back to `to`; who walked in was never booked before."""
    return to in BACK[status] and not (walk_in and to in (S.BOOKED, S.CONFIRMED))


def permission_for(status: Status) -> Permission:
    """What somebody needs to set `status`, or to take it back (handbook §2.1)."""
    if status is S.CHECKED_IN:
        return Permission.CHECK_IN
    if status in (S.IN_SESSION, S.COMPLETED):
        return Permission.SESSION_RUN
    return Permission.APPOINTMENT_WRITE


def allowed(reach: Reach | None, *, own: bool) -> bool:
    """Whether a permission of this reach covers an appointment; `own` when the reader is its counselor."""
    return reach is Reach.ALL or (reach is Reach.OWN and own)


def too_old(day: date, today: date) -> bool:
    """Whether an appointment of `day` can't be changed any more, not even in status."""
    return day < today - KEEPS_OPEN


def too_early(to: Status, start: datetime, now: datetime) -> bool:
    """Whether `to` can't be true yet: nobody is here before the day, nobody is missed before the time."""
    if to is S.NO_SHOW:
        return now < start
    return to in _PRESENT and now.date() < start.date()


def is_late(start: datetime, now: datetime) -> bool:
    """Whether a cancellation now is a sudden one."""
    return start - now < LATE


def stamps_kept(to: Status) -> tuple[bool, bool, bool]:
    """Which of arrival, beginning and end stay known when a status is taken back to `to`."""
    reached = _WAY.index(to)
    return reached >= 2, reached >= 3, reached >= 4


def next_statuses(
    status: Status, start: datetime, now: datetime, reaches: dict[Permission, Reach | None], *, own: bool
) -> tuple[Status, ...]:
    """What a reader with these permissions may set now; the first is the main action."""
    if too_old(start.date(), now.date()):
        return ()
    return tuple(
        to
        for to in NEXT.get(status, ())
        if not too_early(to, start, now) and allowed(reaches.get(permission_for(to)), own=own)
    )
