"""Reads of the facility, as frozen values."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.common.errors import NotFound
from clinic_app.facility.model import (
    FacilityProfile,
    HolidayOverride,
    OpeningRuleRow,
    RoomRow,
    ServiceTypeRow,
)
from clinic_app.facility.rules.holidays import merged, shipped_holidays
from clinic_app.facility.rules.hours import closures_of, has_service
from clinic_app.facility.values import (
    Closure,
    Holiday,
    OpeningRule,
    Profile,
    Programme,
    Room,
    RoomId,
    ServiceType,
    ServiceTypeId,
)

THE_ONE = 1
"""The id of the facility's only row."""
_HORIZON = 60
"""Days within which the next day of service is looked for."""


def profile(session: Session) -> Profile:
    """The facility's own facts. Raises NotFound in a clinic that was never founded."""
    row = session.get(FacilityProfile, THE_ONE)
    if row is None:
        raise NotFound("facility.missing")
    return Profile(
        name=row.name,
        kind=row.kind,
        zone=row.zone,
        unit=row.unit,
        address=row.address,
        phone=row.phone,
        programmes=tuple(Programme(code) for code in row.programmes.split(",") if code),
        idle_minutes=row.idle_minutes,
        waiting_limit=row.waiting_limit,
        backup_folder=row.backup_folder,
        setup_done=row.setup_done,
    )


def hours(session: Session) -> tuple[OpeningRule, ...]:
    """The weekly rules, from Monday on."""
    rows = session.execute(
        select(OpeningRuleRow.weekday, OpeningRuleRow.start, OpeningRuleRow.end, OpeningRuleRow.kind)
    )
    return tuple(sorted(OpeningRule(*row) for row in rows))


def rooms(session: Session, *, include_inactive: bool = False) -> tuple[Room, ...]:
    """The rooms in the order they were added."""
    wanted = select(RoomRow.id, RoomRow.name, RoomRow.capacity, RoomRow.active).order_by(RoomRow.id)
    if not include_inactive:
        wanted = wanted.where(RoomRow.active)
    return tuple(Room(RoomId(row[0]), *row[1:]) for row in session.execute(wanted))


def service_types(
    session: Session, programme: Programme | None = None, *, include_inactive: bool = False
) -> tuple[ServiceType, ...]:
    """The kinds of service on offer, by programme, in the order of the catalogue."""
    wanted = select(ServiceTypeRow)
    if programme is not None:
        wanted = wanted.where(ServiceTypeRow.programme == programme)
    if not include_inactive:
        wanted = wanted.where(ServiceTypeRow.active)
    order = list(Programme)
    found = (service_type_of(row) for row in session.scalars(wanted))
    return tuple(sorted(found, key=lambda service: (order.index(service.programme), service.id)))


def service_type_of(row: ServiceTypeRow) -> ServiceType:
    """The value of a row."""
    return ServiceType(
        ServiceTypeId(row.id), row.programme, row.code, row.label, row.minutes, row.group, row.active
    )


def holidays(session: Session, first: date, last: date) -> tuple[Holiday, ...]:
    """The days off from `first` to `last`, both included; the facility's word counts over the country's."""
    shipped = (
        holiday
        for year in range(first.year, last.year + 1)
        for holiday in shipped_holidays(year)
        if first <= holiday.day <= last
    )
    own = session.execute(
        select(
            HolidayOverride.day,
            HolidayOverride.name,
            HolidayOverride.kind,
            HolidayOverride.open,
            HolidayOverride.estimated,
        ).where(HolidayOverride.day.between(first, last))
    )
    return merged(shipped, (Holiday(*row) for row in own))


def closures(session: Session, first: date, last: date) -> tuple[Closure, ...]:
    """Everything from `first` to `last`, both included, that isn't for appointments."""
    rules = hours(session)
    off = {holiday.day: holiday for holiday in holidays(session, first, last)}
    days = (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    return tuple(closure for day in days for closure in closures_of(day, rules, off.get(day)))


def next_open_day(session: Session, after: date) -> date:
    """The first day after `after` on which there is service; the very next where there is none for long."""
    if after > date.max - timedelta(days=_HORIZON):
        return date.max
    rules = hours(session)
    days = [after + timedelta(days=number) for number in range(1, _HORIZON)]
    off = {holiday.day: holiday for holiday in holidays(session, days[0], days[-1])}
    return next((day for day in days if has_service(day, rules, off.get(day))), days[0])
