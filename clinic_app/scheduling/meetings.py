"""Meetings in the calendar: planned, moved, called off, held. For rooms that know who meets and why.

Whoever calls has asked for permission, and gives the public title, who leads and who is expected. Each act
writes its line into the log; one that finds a clash which isn't overruled returns it, with nothing written.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk, Work
from clinic_app.common import text
from clinic_app.common.errors import InvalidInput, InvalidInputs, NotFound, Refused
from clinic_app.facility.model import RoomRow
from clinic_app.facility.values import Programme, RoomId, ServiceTypeId
from clinic_app.people import care_team
from clinic_app.people.queries.names import names
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling import day_plans, queries
from clinic_app.scheduling.meeting_people import expect, lead
from clinic_app.scheduling.model_meetings import Meeting
from clinic_app.scheduling.rules.conflicts import find_meeting_conflicts, may_overrule
from clinic_app.scheduling.rules.life_cycle import KEEPS_OPEN, too_old
from clinic_app.scheduling.rules.slots import REASON_LIMIT, check_slot
from clinic_app.scheduling.values import AppointmentsChanged, Conflict, Slot
from clinic_app.scheduling.values_meetings import MeetingId, MeetingPlace, MeetingStatus

MOST_STAFF = 8


@dataclass(frozen=True)
class Wished:
    """A meeting to be planned."""

    title: str
    programme: Programme
    service_type_id: ServiceTypeId
    seats: int
    clients: tuple[ClientId, ...]


def check_place(work: Work, place: MeetingPlace) -> list[InvalidInput]:
    """What speaks against a place in itself: its times, who leads, its room.

    A meeting of the last seven days may be written down afterwards.
    """
    if not place.staff or len(set(place.staff)) != len(place.staff) or len(place.staff) > MOST_STAFF:
        return [InvalidInput("staff", "meeting.staff", most=MOST_STAFF)]
    faults = check_slot(slot_of(place))
    if not faults and too_old(place.start.date(), work.today):
        faults.append(InvalidInput("start", "meeting.too_old", days=KEEPS_OPEN.days))
    roster = work.desk.keyring.roster
    if not all(care_team.may_lead(roster.by_id(person_id)) for person_id in place.staff):
        faults.append(InvalidInput("staff", "appointment.counselor"))
    if place.room_id is not None:
        room = work.session.get(RoomRow, place.room_id)
        if room is None or not room.active:
            faults.append(InvalidInput("room_id", "appointment.room"))
    return faults


def conflicts(
    session: Session,
    desk: Desk,
    place: MeetingPlace,
    clients: Collection[ClientId],
    moving: MeetingId | None = None,
) -> tuple[Conflict, ...]:
    """What speaks against a place, members named; within a command nobody can slip in before the commit."""
    day = place.start.date()
    plan = day_plans.read(session, desk, day, day)[day]
    found = find_meeting_conflicts(place, clients, plan.taken, plan.closures, moving)
    nameless = {one.member_id for one in found if one.member_id is not None and not one.member_name}
    called = {one.id: one.full_name for one in names(session, desk, sorted(nameless))} if nameless else {}
    return tuple(
        replace(one, member_name=called.get(one.member_id, ""))
        if one.member_id in nameless and one.member_id is not None
        else one
        for one in found
    )


def plan(
    work: Work, wished: Wished, place: MeetingPlace, reason: str = ""
) -> MeetingId | tuple[Conflict, ...]:
    """Put a meeting into the calendar, or return what speaks against it. Raises InvalidInputs.

    Many are planned together, so whoever calls announces their days, once.
    """
    _assert_sound(work, place)
    clashes = conflicts(work.session, work.desk, place, wished.clients)
    if not may_overrule(clashes, reason):
        return clashes
    row = Meeting(
        title=wished.title,
        programme=wished.programme,
        service_type_id=wished.service_type_id,
        seats=wished.seats,
        came=0,
        status=MeetingStatus.PLANNED,
        reason=reason if clashes else "",
        **_columns(place),
    )
    work.session.add(row)
    work.session.flush()
    lead(work.session, row.id, place.staff)
    expect(work.session, row.id, wished.clients)
    work.log(
        "meeting.planned",
        "meeting",
        row.id,
        programme=wished.programme,
        slot=slot_of(place),
        persons=list(place.staff),
        overruled=sorted({conflict.kind for conflict in clashes}),
    )
    return MeetingId(row.id)


def move(
    work: Work, row: Meeting, place: MeetingPlace, clients: Collection[ClientId], reason: str = ""
) -> MeetingPlace | tuple[Conflict, ...]:
    """Give a planned meeting another place; where it stood before, or what speaks against it.

    Raises InvalidInputs, Refused("meeting.not_planned").
    """
    before = place_of(work.session, row)
    if row.status is not MeetingStatus.PLANNED:
        raise Refused("meeting.not_planned")
    if place == before:
        return before
    _assert_sound(work, place)
    clashes = conflicts(work.session, work.desk, place, clients, MeetingId(row.id))
    if not may_overrule(clashes, reason):
        return clashes
    for name, value in _columns(place).items():
        setattr(row, name, value)
    row.reason = reason if clashes else ""
    work.session.flush()
    lead(work.session, row.id, place.staff)
    overruled = sorted({conflict.kind for conflict in clashes})
    work.log(
        "meeting.moved",
        "meeting",
        row.id,
        before=slot_of(before),
        after=slot_of(place),
        persons=list(place.staff),
        overruled=overruled,
    )
    announce(work, before.start, place.start)
    return before


def cancel(work: Work, row: Meeting, reason: str) -> MeetingStatus:
    """Call a meeting off; its former status. Raises InvalidInputs without a reason, Refused for one twice."""
    why = clean_reason(reason, required=True)
    if row.status is MeetingStatus.CANCELLED:
        raise Refused("meeting.cancelled")
    return _set(work, row, MeetingStatus.CANCELLED, "meeting.cancelled", why)


def reinstate(
    work: Work, row: Meeting, clients: Collection[ClientId], reason: str = ""
) -> MeetingStatus | tuple[Conflict, ...]:
    """A cancelled meeting takes place after all; what others took since then speaks against it."""
    if row.status is not MeetingStatus.CANCELLED:
        raise Refused("meeting.not_cancelled")
    place = place_of(work.session, row)
    clashes = conflicts(work.session, work.desk, place, clients, MeetingId(row.id))
    if not may_overrule(clashes, reason):
        return clashes
    return _set(work, row, MeetingStatus.PLANNED, "meeting.reinstated", reason if clashes else "")


def hold(work: Work, row: Meeting) -> MeetingStatus:
    """It took place; its former status. Raises Refused with meeting.cancelled or meeting.future."""
    if row.status is MeetingStatus.CANCELLED:
        raise Refused("meeting.cancelled")
    if row.start.date() > work.today:
        raise Refused("meeting.future")
    if row.status is MeetingStatus.HELD:
        return row.status
    return _set(work, row, MeetingStatus.HELD, "meeting.held", row.reason)


def unhold(work: Work, row: Meeting) -> MeetingStatus:
    """It has not taken place yet. Raises Refused("meeting.not_held")."""
    if row.status is not MeetingStatus.HELD:
        raise Refused("meeting.not_held")
    return _set(work, row, MeetingStatus.PLANNED, "meeting.unheld", row.reason)


def load(session: Session, meeting_id: int) -> Meeting:
    """The row of a meeting. Raises NotFound."""
    row = session.get(Meeting, meeting_id)
    if row is None:
        raise NotFound("meeting.unknown")
    return row


def place_of(session: Session, row: Meeting) -> MeetingPlace:
    """Where a meeting stands."""
    return queries.meeting(session, row.id).place


def planned_from(session: Session, meeting_ids: Collection[int], day: date) -> list[Meeting]:
    """Those of these meetings that are planned for `day` or later."""
    return list(
        session.scalars(
            select(Meeting).where(
                Meeting.id.in_(meeting_ids),
                Meeting.status == MeetingStatus.PLANNED,
                Meeting.start >= datetime.combine(day, datetime.min.time()),
            )
        )
    )


def lead_instead(work: Work, row: Meeting, staff: tuple[PersonId, ...]) -> None:
    """Others lead a planned meeting now, wherever else they are wanted then; whoever calls announces it."""
    row.counselor_id = staff[0]
    work.session.flush()
    lead(work.session, row.id, staff)


def announce(work: Work, *starts: datetime) -> None:
    """Say which days look different now."""
    work.announce(AppointmentsChanged(tuple(sorted({start.date() for start in starts}))))


def clean_reason(reason: str, *, required: bool = False) -> str:
    """A reason on one line. Raises InvalidInputs when it is too long, or missing though `required`."""
    try:
        return text.line("reason", reason, REASON_LIMIT, required=required)
    except InvalidInput as fault:
        raise InvalidInputs([fault]) from None


def a_week_later(place: MeetingPlace, weeks: int = 1) -> MeetingPlace:
    """The same place `weeks` weeks later. Raises OverflowError beyond the calendar's end."""
    ahead = timedelta(weeks=weeks)
    return replace(place, start=place.start + ahead, end=place.end + ahead)


def slot_of(place: MeetingPlace) -> Slot:
    """The place in the column of who leads first."""
    return Slot(place.start, place.end, place.staff[0], place.room_id)


def _set(work: Work, row: Meeting, to: MeetingStatus, action: str, reason: str) -> MeetingStatus:
    before, row.status, row.reason = row.status, to, reason
    work.session.flush()
    work.log(action, "meeting", row.id)
    announce(work, row.start)
    return before


def _assert_sound(work: Work, place: MeetingPlace) -> None:
    faults = check_place(work, place)
    if faults:
        raise InvalidInputs(faults)


def _columns(place: MeetingPlace) -> dict[str, datetime | PersonId | RoomId | None]:
    return {
        "start": place.start,
        "end": place.end,
        "counselor_id": place.staff[0],
        "room_id": place.room_id,
    }
