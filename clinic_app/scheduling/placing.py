"""What booking, moving and receiving have in common: the checks, the place, the history, the announcement."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk, Work
from clinic_app.common import text
from clinic_app.common.errors import InvalidInput, InvalidInputs, NotFound, NotPermitted, Refused
from clinic_app.common.permissions import Permission
from clinic_app.facility.model import RoomRow, ServiceTypeRow
from clinic_app.facility.values import RoomId
from clinic_app.people import care_team
from clinic_app.people.model import Client
from clinic_app.people.queries import merging
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling import day_plans
from clinic_app.scheduling.model import Appointment, AppointmentStep
from clinic_app.scheduling.rules.conflicts import LEAST_REASON, find_conflicts
from clinic_app.scheduling.rules.life_cycle import KEEPS_OPEN, allowed, too_old
from clinic_app.scheduling.rules.slots import REASON_LIMIT, check_slot
from clinic_app.scheduling.values import (
    AppointmentId,
    AppointmentsChanged,
    Conflict,
    HistoryAction,
    Slot,
    Status,
    Wish,
)


def clean_reason(reason: str) -> str:
    """Why a clash is overruled, on one line; '' when nothing was given. Raises InvalidInputs."""
    try:
        cleaned = text.line("reason", reason, REASON_LIMIT)
    except InvalidInput as fault:
        raise InvalidInputs([fault]) from None
    if cleaned and len(cleaned) < LEAST_REASON:
        raise InvalidInputs([InvalidInput("reason", "appointment.reason_short", least=LEAST_REASON)])
    return cleaned


def check_place(work: Work, slot: Slot) -> list[InvalidInput]:
    """What speaks against a slot before the calendar is asked: its times, its counselor, its room."""
    faults = check_slot(slot)
    if not faults and slot.start.date() < work.today:
        faults.append(InvalidInput("start", "appointment.past"))
    if not care_team.may_lead(work.desk.keyring.roster.by_id(slot.counselor_id)):
        faults.append(InvalidInput("counselor_id", "appointment.counselor"))
    if slot.room_id is not None:
        room = work.session.get(RoomRow, slot.room_id)
        if room is None or not room.active:
            faults.append(InvalidInput("room_id", "appointment.room"))
    return faults


def check_wish(work: Work, wish: Wish) -> list[InvalidInput]:
    """What speaks against a wish besides its place and its note."""
    faults = []
    client = work.session.get(Client, wish.client_id)
    if client is None or client.merged_into is not None:
        faults.append(InvalidInput("client_id", "appointment.client"))
    service = work.session.get(ServiceTypeRow, wish.service_type_id)
    if service is None or service.programme is not wish.programme or not service.active:
        faults.append(InvalidInput("service_type_id", "appointment.service"))
    return faults


def conflicts(
    work: Work, slot: Slot, client_id: ClientId, moving: AppointmentId | None = None
) -> tuple[Conflict, ...]:
    """What speaks against a slot, read within this transaction: nobody can slip in before the commit."""
    day = slot.start.date()
    plan = day_plans.read(work.session, work.desk, day, day)[day]
    return find_conflicts(slot, client_id, plan.taken, plan.closures, moving)


def assert_own(desk: Desk, permission: Permission, counselor_id: int) -> None:
    """Raise NotPermitted("permission.own") when the permission reaches own appointments and this is none."""
    if not allowed(desk.reach(permission), own=counselor_id == desk.person_id):
        raise NotPermitted("permission.own")


def load(work: Work, appointment_id: AppointmentId) -> Appointment:
    """The row of an appointment that may still be changed. Raises NotFound, Refused."""
    row = work.session.get(Appointment, appointment_id)
    if row is None:
        raise NotFound("appointment.unknown")
    if too_old(row.start.date(), work.today):
        raise Refused("appointment.too_old", days=KEEPS_OPEN.days)
    return row


def slot_of(row: Appointment) -> Slot:
    """Where an appointment stands."""
    room_id = None if row.room_id is None else RoomId(row.room_id)
    return Slot(row.start, row.end, PersonId(row.counselor_id), room_id)


def bearer_of(session: Session, row: Appointment) -> ClientId:
    """Whose appointment it is, after a merger."""
    return merging.bearer_of(session, row.client_id)


def remember(
    work: Work,
    row: Appointment,
    action: HistoryAction,
    *,
    reason: str = "",
    before: Status | None = None,
    placed: bool = False,
) -> None:
    """Write a step into the appointment's history; `placed` when it was given its place by it."""
    place = slot_of(row) if placed else None
    work.session.add(
        AppointmentStep(
            appointment_id=row.id,
            action=action,
            at=work.now_utc,
            person_id=work.desk.person_id,
            reason=reason,
            from_status=before,
            start=place.start if place else None,
            end=place.end if place else None,
            counselor_id=place.counselor_id if place else None,
            room_id=place.room_id if place else None,
        )
    )
    work.session.flush()


def announce(work: Work, row: Appointment, *others: datetime) -> None:
    """Say which days look different now."""
    days = {row.start.date(), *(other.date() for other in others)}
    changed = AppointmentsChanged(tuple(sorted(days)), (bearer_of(work.session, row),))
    work.announce(changed)


def reason_of(session: Session, appointment_id: int, slot: Slot) -> str:
    """Why this appointment was let into this very slot once; '' when it never stood there, or freely."""
    found = session.scalar(
        select(AppointmentStep.reason)
        .where(
            AppointmentStep.appointment_id == appointment_id,
            AppointmentStep.start == slot.start,
            AppointmentStep.end == slot.end,
            AppointmentStep.counselor_id == slot.counselor_id,
            AppointmentStep.room_id.is_not_distinct_from(slot.room_id),
        )
        .order_by(AppointmentStep.id.desc())
        .limit(1)
    )
    return found or ""
