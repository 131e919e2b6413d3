"""An appointment with everything that the side panel shows."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from clinic_app.audit.desk import Desk
from clinic_app.common.clock import local
from clinic_app.common.permissions import Permission
from clinic_app.facility.model import ServiceTypeRow
from clinic_app.people import care_team
from clinic_app.people.model import Client
from clinic_app.people.values import Confidentiality, ContactChannel, PersonId
from clinic_app.scheduling.model import Appointment, AppointmentStep
from clinic_app.scheduling.model_meetings import SeriesOccurrence
from clinic_app.scheduling.queries.blocks import one
from clinic_app.scheduling.rules.life_cycle import next_statuses
from clinic_app.scheduling.values import AppointmentDetail, Block, HistoryAction, HistoryStep
from clinic_app.scheduling.values_series import SeriesId, SeriesPlace

_PLACING = (HistoryAction.CREATED, HistoryAction.WALKED_IN, HistoryAction.MOVED)
_ASKED = (Permission.APPOINTMENT_WRITE, Permission.CHECK_IN, Permission.SESSION_RUN)


def detail(session: Session, desk: Desk, appointment_id: int, now: datetime) -> AppointmentDetail:
    """One appointment; somebody who is neither of the team nor its counselor reads name and number only.

    Raises NotFound.
    """
    block = one(session, desk, appointment_id)
    row = session.get_one(Appointment, appointment_id)
    client = session.get_one(Client, block.client_id)
    steps = _steps(session, appointment_id)
    mine = block.counselor_id == desk.person_id
    near = mine or care_team.may(session, desk, Permission.CLIENT_READ, client.id)
    anonymous = client.confidentiality is Confidentiality.RESTRICTED and block.client_name != client.full_name
    label = session.scalar(select(ServiceTypeRow.label).where(ServiceTypeRow.id == row.service_type_id))
    return AppointmentDetail(
        block=block,
        record_no="" if anonymous else client.record_no,
        sex=client.sex,
        birth_date=client.birth_date,
        birth_precision=client.birth_precision,
        phone=client.phone if near else "",
        contact=client.contact if near else ContactChannel.NONE,
        contact_note=client.contact_note if near else "",
        confidentiality=client.confidentiality,
        service_label=label or "",
        reception_note=row.reception_note if near else "",
        overrule_reason=_last_reason(steps, _PLACING) if near else "",
        cancel_reason=_cancel_reason(block, steps) if near else "",
        history=_history(steps, desk, near),
        series=_series(session, appointment_id),
        next_statuses=next_statuses(
            block.status, block.start, now, {asked: desk.reach(asked) for asked in _ASKED}, own=mine
        ),
    )


def _series(session: Session, appointment_id: int) -> SeriesPlace | None:
    other = aliased(SeriesOccurrence)
    count = (
        select(func.count())
        .select_from(other)
        .where(other.series_id == SeriesOccurrence.series_id)
        .correlate(SeriesOccurrence)
        .scalar_subquery()
    )
    wanted = select(SeriesOccurrence.series_id, SeriesOccurrence.number, count)
    found = session.execute(wanted.where(SeriesOccurrence.appointment_id == appointment_id)).first()
    return None if found is None else SeriesPlace(SeriesId(found[0]), found[1], found[2])


def _steps(session: Session, appointment_id: int) -> list[AppointmentStep]:
    return list(
        session.scalars(
            select(AppointmentStep)
            .where(AppointmentStep.appointment_id == appointment_id)
            .order_by(AppointmentStep.id)
        )
    )


def _history(steps: list[AppointmentStep], desk: Desk, near: bool) -> tuple[HistoryStep, ...]:
    """The steps in their order; a move knows where the appointment stood before."""
    found = []
    stood: datetime | None = None
    for step in steps:
        found.append(
            HistoryStep(
                step.action,
                local(step.at, desk.zone),
                PersonId(step.person_id),
                step.reason if near else "",
                stood if step.action is HistoryAction.MOVED else None,
            )
        )
        stood = step.start or stood
    return tuple(found)


def _last_reason(steps: list[AppointmentStep], actions: tuple[HistoryAction, ...]) -> str:
    return next((step.reason for step in reversed(steps) if step.action in actions), "")


def _cancel_reason(block: Block, steps: list[AppointmentStep]) -> str:
    return _last_reason(steps, (HistoryAction.CANCELLED,)) if block.status.cancelled else ""
