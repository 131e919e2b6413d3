"""The facility's first rows, written when a clinic is founded and by whoever makes invented clinics."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from clinic_app.common.errors import InvalidInput, InvalidInputs, Refused
from clinic_app.facility.model import FacilityProfile, OpeningRuleRow, RoomRow, ServiceTypeRow
from clinic_app.facility.queries import THE_ONE
from clinic_app.facility.rules.catalogue import catalogue, default_services
from clinic_app.facility.rules.hours import check_hours
from clinic_app.facility.rules.profile import check_room, examine_profile
from clinic_app.facility.values import FacilityPlan, OpeningRule, Profile, Programme, Room, RoomId

ROOMS_LIMIT = 100


def check_plan(plan: FacilityPlan) -> FacilityPlan:
    """The plan with its texts cleaned. Raises InvalidInputs with everything that speaks against it."""
    profile, faults = examine_profile(plan.profile)
    faults += check_hours(plan.hours)
    rooms: list[str] = []
    for name in plan.rooms[:ROOMS_LIMIT]:
        try:
            rooms.append(check_room(Room(RoomId(0), name)).name)
        except InvalidInputs as several:
            faults += [InvalidInput("rooms", fault.code, **fault.params) for fault in several.faults]
    if len({name.casefold() for name in rooms}) != len(rooms):
        faults.append(InvalidInput("rooms", "room.name_taken"))
    if faults:
        raise InvalidInputs(faults)
    services = plan.services or default_services(profile.programmes)
    return FacilityPlan(profile, tuple(plan.hours), tuple(rooms), services)


def write_plan(session: Session, plan: FacilityPlan) -> None:
    """Write a checked plan into an empty facility."""
    write_profile(session, plan.profile)
    write_hours(session, plan.hours)
    session.add_all(RoomRow(name=name, capacity=3, active=True) for name in plan.rooms)
    write_services(session, plan.services)


def write_profile(session: Session, profile: Profile) -> None:
    """Put a checked profile in the place of the former one."""
    row = session.get(FacilityProfile, THE_ONE)
    if row is None:
        row = FacilityProfile(id=THE_ONE)
        session.add(row)
    row.name, row.unit, row.kind, row.zone = profile.name, profile.unit, profile.kind, profile.zone
    row.address, row.phone = profile.address, profile.phone
    row.programmes = ",".join(profile.programmes)
    row.idle_minutes, row.waiting_limit = profile.idle_minutes, profile.waiting_limit
    row.backup_folder, row.setup_done = profile.backup_folder, profile.setup_done


def write_hours(session: Session, rules: Iterable[OpeningRule]) -> None:
    """Put checked weekly rules in the place of the former ones."""
    session.execute(delete(OpeningRuleRow))
    session.add_all(
        OpeningRuleRow(weekday=rule.weekday, start=rule.start, end=rule.end, kind=rule.kind)
        for rule in sorted(rules)
    )


def write_services(session: Session, chosen: Iterable[tuple[Programme, str]]) -> list[str]:
    """Offer exactly these kinds of service; those left out stay for what was booked, out of use.

    Returns what changed, as `BK:KI`. Raises Refused for one that the catalogue doesn't have.
    """
    wanted = set(chosen)
    shipped = {(service.programme, service.code): service for service in catalogue()}
    if not wanted <= shipped.keys():
        raise Refused("service_type.unknown")
    changed: list[str] = []
    present = {(row.programme, row.code): row for row in session.scalars(select(ServiceTypeRow))}
    for key, row in present.items():
        if row.active != (key in wanted):
            row.active = key in wanted
            changed.append(":".join(key))
    for key, service in shipped.items():
        if key in wanted and key not in present:
            session.add(
                ServiceTypeRow(
                    programme=service.programme,
                    code=service.code,
                    label=service.label,
                    minutes=service.minutes,
                    group=service.group,
                    active=True,
                )
            )
            changed.append(":".join(key))
    return changed
