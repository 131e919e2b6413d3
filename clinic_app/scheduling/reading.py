"""Looking at the calendar."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from clinic_app.common.errors import InvalidInputs
from clinic_app.common.permissions import Permission, Role, requires
from clinic_app.facility import queries as facility
from clinic_app.facility.rules.hours import closures_of
from clinic_app.people import care_team, mirror
from clinic_app.people.values import ClientId, PersonId, StaffMember
from clinic_app.scheduling import queries
from clinic_app.scheduling.at_calendar import AtCalendar
from clinic_app.scheduling.rules.slots import check_slot
from clinic_app.scheduling.rules.week import grid_hours, shown_days
from clinic_app.scheduling.values import (
    AppointmentDetail,
    AppointmentId,
    Block,
    Clashes,
    ClientDates,
    FollowUps,
    Slot,
    Taking,
    Week,
    Wish,
)
from clinic_app.scheduling.values_meetings import MeetingBlock

DAYS = 7


class Reading(AtCalendar):
    """What the calendar, Today and the record ask. Nothing here writes."""

    @requires(Permission.APPOINTMENT_READ)
    def week(self, first_day: date, counselors: tuple[PersonId, ...] | None = None) -> Week:
        """The seven days from `first_day` on, without a Sunday that has neither hours nor appointments."""
        first_day = min(first_day, date.max - timedelta(days=DAYS))
        last = first_day + timedelta(days=DAYS - 1)
        with self.desk.reading() as session:
            blocks = queries.between(session, self.desk, first_day, last)
            meetings = queries.meetings(session, first_day, last)
            hours = facility.hours(session)
            off = {holiday.day: holiday for holiday in facility.holidays(session, first_day, last)}
        if counselors is not None:
            blocks = tuple(block for block in blocks if block.counselor_id in counselors)
            meetings = tuple(one for one in meetings if not set(one.staff).isdisjoint(counselors))
        taken: tuple[Taking, ...] = (*blocks, *meetings)
        days = shown_days(first_day, hours, taken)
        week = (first_day + timedelta(days=number) for number in range(DAYS))
        closures = tuple(closure for day in week for closure in closures_of(day, hours, off.get(day)))
        return Week(days, blocks, closures, *grid_hours(hours, taken), meetings)

    @requires(Permission.APPOINTMENT_READ)
    def day(self, day: date) -> tuple[Block, ...]:
        """The appointments of one day, by time."""
        with self.desk.reading() as session:
            return queries.between(session, self.desk, day, day)

    @requires(Permission.APPOINTMENT_READ)
    def meetings(self, first: date, last: date) -> tuple[MeetingBlock, ...]:
        """The meetings of the days from `first` to `last`, both included, by time."""
        with self.desk.reading() as session:
            return queries.meetings(session, first, last)

    @requires(Permission.APPOINTMENT_READ)
    def detail(self, appointment_id: AppointmentId) -> AppointmentDetail:
        """One appointment with its client, history and next steps. Raises NotFound."""
        with self.desk.reading() as session:
            return queries.detail(session, self.desk, appointment_id, self.desk.now_local())

    @requires(Permission.APPOINTMENT_READ)
    def of_client(self, client_id: ClientId) -> tuple[Block, ...]:
        """A client's appointments, the newest first; a counselor outside the team sees the own ones only."""
        with self.desk.reading() as session:
            near = care_team.may(session, self.desk, Permission.CLIENT_READ, client_id)
            return queries.of_client(session, self.desk, client_id, only_mine=not near)

    @requires(Permission.APPOINTMENT_READ)
    def dates(self, client_ids: Sequence[ClientId]) -> dict[ClientId, ClientDates]:
        """When these clients were last here and when they come next."""
        with self.desk.reading() as session:
            return queries.dates(session, client_ids, self.desk.now_local())

    @requires(Permission.APPOINTMENT_READ)
    def follow_ups(self) -> FollowUps:
        """What is to be done before the next day of service: to confirm, to ask consents for."""
        with self.desk.reading() as session:
            return queries.follow_ups(session, self.desk, self.desk.today())

    @requires(Permission.APPOINTMENT_READ)
    def counselors(self) -> tuple[StaffMember, ...]:
        """Everybody who has a calendar, by name."""
        with self.desk.reading() as session:
            return active_counselors(session)

    @requires(Permission.APPOINTMENT_READ)
    def check(self, wish: Wish, moving: AppointmentId | None = None) -> Clashes | None:
        """What speaks against a wish, or None; nothing is written. Cheap enough for every step of a drag.

        Raises InvalidInputs for a slot that is none.
        """
        _assert_slot(wish.slot)
        return self._plans.check(wish.slot, wish.client_id, moving)

    @requires(Permission.APPOINTMENT_READ)
    def free_times(self, wish: Wish, limit: int = 3) -> tuple[Slot, ...]:
        """The nearest free times from the wished one on, within 60 days. Raises InvalidInputs as `check`."""
        _assert_slot(wish.slot)
        return self._plans.free_times(wish.slot, wish.client_id, limit=limit)


def active_counselors(session: Session) -> tuple[StaffMember, ...]:
    """The active counselors, by name."""
    return tuple(member for member in mirror.members(session) if Role.COUNSELOR in member.roles)


def _assert_slot(slot: Slot) -> None:
    faults = check_slot(slot)
    if faults:
        raise InvalidInputs(faults)
