"""What is known of the days around a wish: kept in memory, so that every step of a drag can be checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from sqlalchemy.orm import Session

from clinic_app.audit import head
from clinic_app.audit.desk import Desk
from clinic_app.facility import queries as facility
from clinic_app.facility.values import Closure, RoomId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling import queries
from clinic_app.scheduling.rules.conflicts import find_conflicts
from clinic_app.scheduling.rules.free_times import HORIZON, free_on
from clinic_app.scheduling.rules.series import overlap
from clinic_app.scheduling.values import AppointmentId, Clashes, Slot, Taking
from clinic_app.scheduling.values_meetings import MeetingId, MeetingPlace
from clinic_app.scheduling.values_repeating import Occurrence

ALTERNATIVES = 3
MOST_ALTERNATIVES = 200
_AHEAD = 7
"""Days read at once when the search goes on."""


@dataclass(frozen=True)
class DayPlan:
    """What takes time on one day."""

    taken: tuple[Taking, ...]
    """Appointments and meetings."""
    closures: tuple[Closure, ...]


class DayPlans:
    """The days read last, forgotten as soon as the log has grown: nothing changes without a line in it.

    Good for advice only: a command reads anew within its own transaction.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known_at: int | None = None
        self._days: dict[date, DayPlan] = {}
        self._rooms: tuple[RoomId, ...] = ()

    def check(self, slot: Slot, client_id: ClientId, moving: AppointmentId | None = None) -> Clashes | None:
        """What speaks against a slot, with the nearest free times."""
        with self._desk.reading() as session:
            self._refresh(session)
            plan = self._plan(session, slot.start.date())
            found = find_conflicts(slot, client_id, plan.taken, plan.closures, moving)
            return Clashes(found, self._search(session, slot, client_id, moving)) if found else None

    def free_times(
        self,
        slot: Slot,
        client_id: ClientId,
        moving: AppointmentId | None = None,
        limit: int = ALTERNATIVES,
    ) -> tuple[Slot, ...]:
        """Up to `limit` free times from the wished one on, never in the past, within 60 days."""
        with self._desk.reading() as session:
            self._refresh(session)
            return self._search(session, slot, client_id, moving, limit)

    def occurrences(self, slots: Sequence[Slot], client_id: ClientId) -> tuple[Occurrence, ...]:
        """The slots of a series, by date, each with what speaks against it and where it would fit instead."""
        with self._desk.reading() as session:
            self._refresh(session)
            return tuple(
                self._occurrence(session, number, slot, slots, client_id)
                for number, slot in enumerate(slots, start=1)
            )

    def _occurrence(
        self, session: Session, number: int, slot: Slot, slots: Sequence[Slot], client_id: ClientId
    ) -> Occurrence:
        plan = self._plan(session, slot.start.date())
        found = find_conflicts(slot, client_id, plan.taken, plan.closures)
        if not found:
            return Occurrence(number, slot)
        others = [other for other in slots if other is not slot]
        free = self._search(session, slot, client_id, None, 4 * ALTERNATIVES)
        apart = (each for each in free if not any(overlap(each, other) for other in others))
        return Occurrence(number, slot, found, tuple(islice(apart, ALTERNATIVES)))

    def free_places(self, place: MeetingPlace, moving: MeetingId | None = None) -> tuple[Slot, ...]:
        """The like for a meeting: times at which all who lead it, and a room, are free."""
        slot = Slot(place.start, place.end, place.staff[0], place.room_id)
        with self._desk.reading() as session:
            self._refresh(session)
            return self._search(session, slot, None, moving, others=place.staff[1:])

    def _search(
        self,
        session: Session,
        slot: Slot,
        client_id: ClientId | None,
        moving: AppointmentId | MeetingId | None,
        limit: int = ALTERNATIVES,
        others: tuple[PersonId, ...] = (),
    ) -> tuple[Slot, ...]:
        limit = min(limit, MOST_ALTERNATIVES)
        earliest = max(slot.start, self._desk.now_local())
        first = earliest.date()
        last = first + timedelta(days=HORIZON)
        found: list[Slot] = []
        while len(found) < limit and earliest.date() <= last:
            day = earliest.date()
            plan = self._plan(session, day, ahead=0 if day == first else _AHEAD)
            free = free_on(
                earliest, slot, client_id, plan.taken, plan.closures, self._rooms, moving, others=others
            )
            found += islice(free, limit - len(found))
            earliest = datetime.combine(day + timedelta(days=1), time())
        return tuple(found)

    def _plan(self, session: Session, day: date, ahead: int = 0) -> DayPlan:
        if day not in self._days:
            self._days |= read(session, self._desk, day, day + timedelta(days=ahead))
        return self._days[day]

    def _refresh(self, session: Session) -> None:
        """Forget everything if somebody wrote since."""
        position = head.of(session).seq
        if position != self._known_at:
            self._days = {}
            self._rooms = tuple(room.id for room in facility.rooms(session))
            self._known_at = position


def read(session: Session, desk: Desk, first: date, last: date) -> dict[date, DayPlan]:
    """The days from `first` to `last`, both included."""
    taken: dict[date, list[Taking]] = {}
    found: list[Taking] = [*queries.between(session, desk, first, last)]
    found += queries.meetings(session, first, last)
    for one in found:
        taken.setdefault(one.start.date(), []).append(one)
    closed: dict[date, list[Closure]] = {}
    for closure in facility.closures(session, first, last):
        closed.setdefault(closure.day, []).append(closure)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return {day: DayPlan(tuple(taken.get(day, ())), tuple(closed.get(day, ()))) for day in days}
