"""What may be asked of and told to the facility."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.serving import Service
from clinic_app.common import text
from clinic_app.common.errors import InvalidInput, InvalidInputs, NotFound, Refused
from clinic_app.common.permissions import Permission, Role, requires
from clinic_app.facility import founding, queries
from clinic_app.facility.model import HolidayOverride, RoomRow
from clinic_app.facility.rules.hours import check_hours
from clinic_app.facility.rules.profile import check_room, examine_profile, zone_of
from clinic_app.facility.values import (
    Closure,
    FacilityChanged,
    Holiday,
    OpeningRule,
    Profile,
    Programme,
    Room,
    RoomId,
    ServiceType,
)

HOLIDAY_NAME_LIMIT = 100
LONGEST_PERIOD = 1_100
"""Days that are looked at in one call: three years. No screen shows more."""
_YEARS = range(1900, 2201)


class FacilityService(Service):
    """The facility, for the person at the desk."""

    @requires(Permission.FACILITY_READ)
    def profile(self) -> Profile:
        """The facility's own facts."""
        with self.desk.reading() as session:
            return queries.profile(session)

    @requires(Permission.FACILITY_WRITE)
    def change_profile(self, profile: Profile) -> None:
        """Put it in the place of the former one; `setup_done` stays. Raises InvalidInputs."""
        cleaned, faults = examine_profile(profile)
        if faults:
            raise InvalidInputs(faults)
        with self.desk.command() as work:
            before = queries.profile(work.session)
            cleaned = replace(cleaned, setup_done=before.setup_done)
            changed = [
                each.name
                for each in fields(Profile)
                if getattr(before, each.name) != getattr(cleaned, each.name)
            ]
            if not changed:
                return
            founding.write_profile(work.session, cleaned)
            work.log("facility.changed", "facility", queries.THE_ONE, fields=changed)
            work.announce(FacilityChanged())
            if "name" in changed or "unit" in changed:
                # Within the transaction: a keyring that can't be written keeps the former name in both.
                self.desk.keyring.set_facility(self.desk.keys, cleaned.name, cleaned.unit)
        self.desk.zone = zone_of(cleaned)

    @requires(Permission.FACILITY_READ)
    def hours(self) -> tuple[OpeningRule, ...]:
        """The weekly opening rules."""
        with self.desk.reading() as session:
            return queries.hours(session)

    @requires(Permission.FACILITY_WRITE)
    def set_hours(self, rules: Iterable[OpeningRule]) -> None:
        """Put these in the place of the former ones. Raises InvalidInputs (fields `hours.<weekday>`)."""
        wanted = tuple(rules)
        faults = check_hours(wanted)
        if faults:
            raise InvalidInputs(faults)
        with self.desk.command() as work:
            founding.write_hours(work.session, wanted)
            work.log("hours.changed", "facility", queries.THE_ONE, rules=len(wanted))
            work.announce(FacilityChanged())

    @requires(Permission.FACILITY_READ)
    def rooms(self, include_inactive: bool = False) -> tuple[Room, ...]:
        """The rooms, in the order they were added."""
        with self.desk.reading() as session:
            return queries.rooms(session, include_inactive=include_inactive)

    @requires(Permission.FACILITY_WRITE)
    def add_room(self, name: str, capacity: int = 3) -> Room:
        """A new room. Raises InvalidInputs."""
        room = check_room(Room(RoomId(0), name, capacity))
        with self.desk.command() as work:
            _refuse_taken_name(work.session, room)
            row = RoomRow(name=room.name, capacity=room.capacity, active=True)
            work.session.add(row)
            work.session.flush()
            work.log("room.added", "room", row.id)
            work.announce(FacilityChanged())
            return replace(room, id=RoomId(row.id))

    @requires(Permission.FACILITY_WRITE)
    def change_room(self, room: Room) -> None:
        """Name, capacity, and whether it is in use; nothing is deleted. Raises InvalidInputs, NotFound."""
        room = check_room(room)
        with self.desk.command() as work:
            row = work.session.get(RoomRow, room.id)
            if row is None:
                raise NotFound("room.unknown")
            if room.active:
                _refuse_taken_name(work.session, room)
            row.name, row.capacity, row.active = room.name, room.capacity, room.active
            work.log("room.changed", "room", row.id, active=room.active)
            work.announce(FacilityChanged())

    @requires(Permission.FACILITY_READ)
    def service_types(
        self, programme: Programme | None = None, include_inactive: bool = False
    ) -> tuple[ServiceType, ...]:
        """The kinds of service on offer."""
        with self.desk.reading() as session:
            return queries.service_types(session, programme, include_inactive=include_inactive)

    @requires(Permission.SERVICE_TYPES_WRITE)
    def set_service_types(self, chosen: Iterable[tuple[Programme, str]]) -> None:
        """Offer exactly these codes of the catalogue. Raises Refused for one it doesn't have."""
        with self.desk.command() as work:
            changed = founding.write_services(work.session, chosen)
            if changed:
                work.log("service_types.changed", "facility", queries.THE_ONE, changed=changed)
                work.announce(FacilityChanged())

    @requires(Permission.FACILITY_READ)
    def holidays(self, year: int) -> tuple[Holiday, ...]:
        """The days off of a year: the country's, and the facility's word over them (1900–2200)."""
        if year not in _YEARS:
            return ()
        with self.desk.reading() as session:
            return queries.holidays(session, date(year, 1, 1), date(year, 12, 31))

    @requires(Permission.FACILITY_WRITE)
    def set_holiday(self, holiday: Holiday) -> None:
        """Say something about a day: a day off of one's own, or open all the same. Raises InvalidInputs."""
        try:
            name = text.line("name", holiday.name, HOLIDAY_NAME_LIMIT, required=True)
        except InvalidInput as fault:
            raise InvalidInputs([fault]) from None
        with self.desk.command() as work:
            work.session.merge(
                HolidayOverride(
                    day=holiday.day,
                    name=name,
                    kind=holiday.kind,
                    open=holiday.open,
                    estimated=holiday.estimated,
                )
            )
            work.log("holiday.changed", "holiday", holiday.day, kind=holiday.kind, open=holiday.open)
            work.announce(FacilityChanged())

    @requires(Permission.FACILITY_READ)
    def closures(self, first: date, last: date) -> tuple[Closure, ...]:
        """Everything from `first` to `last`, both included, that isn't for appointments.

        Raises InvalidInput("last", "period.too_long").
        """
        if (last - first).days > LONGEST_PERIOD:
            raise InvalidInput("last", "period.too_long", days=LONGEST_PERIOD)
        with self.desk.reading() as session:
            return queries.closures(session, first, last)

    @requires(Permission.FACILITY_WRITE)
    def finish_setup(self) -> None:
        """End the first-run wizard: from now on the clinic is in use.

        Raises Refused before there is a room, a counselor and a receptionist; one person may be both.
        """
        roles = {role for person in self.desk.keyring.roster.active() for role in person.roles}
        for role, code in (
            (Role.COUNSELOR, "setup.no_counselor"),
            (Role.RECEPTIONIST, "setup.no_receptionist"),
        ):
            if role not in roles:
                raise Refused(code)
        with self.desk.command() as work:
            if not queries.rooms(work.session):
                raise Refused("setup.no_room")
            profile = queries.profile(work.session)
            founding.write_profile(work.session, replace(profile, setup_done=True))
            work.log("setup.finished", "facility", queries.THE_ONE)
            work.announce(FacilityChanged())
        self.desk.keys.end_founding()


def _refuse_taken_name(session: Session, room: Room) -> None:
    others = session.scalars(select(RoomRow.name).where(RoomRow.active, RoomRow.id != room.id))
    if room.name.casefold() in {name.casefold() for name in others}:
        raise InvalidInputs([InvalidInput("name", "room.name_taken")])
