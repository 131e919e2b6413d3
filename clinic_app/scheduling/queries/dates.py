"""When clients were last here, and when they come next."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import Session

from clinic_app.people.queries.merging import merged, standing_for
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import ClientDates, Status
from clinic_app.storage.types import LocalDateTime

_AT_ONCE = 400
"""More clients than this are read all together, which costs less than naming them."""

_PLANNED = (Status.BOOKED, Status.CONFIRMED)


def dates(session: Session, client_ids: Sequence[ClientId], now: datetime) -> dict[ClientId, ClientDates]:
    """Last attended and next planned appointment; every client asked for is in the answer."""
    wanted = _statement(now)
    if len(client_ids) <= _AT_ONCE:
        wanted = wanted.where(Appointment.client_id.in_(standing_for(client_ids)))
    into = merged(session)
    found: dict[int, ClientDates] = {}
    for client_id, last, coming in session.connection().execute(wanted):
        own = ClientDates(last.date() if last else None, coming)
        bearer = into.get(client_id, client_id)
        found[bearer] = _both(found[bearer], own) if bearer in found else own
    nothing = ClientDates()
    return {client_id: found.get(client_id, nothing) for client_id in client_ids}


def _statement(now: datetime) -> Select[int, datetime, datetime]:
    """Answered from one index; nothing of the clients is read."""
    attended = case((Appointment.status == Status.COMPLETED, Appointment.start))
    planned = case((and_(Appointment.status.in_(_PLANNED), Appointment.start >= now), Appointment.start))
    return select(
        Appointment.client_id,
        func.max(attended, type_=LocalDateTime()),
        func.min(planned, type_=LocalDateTime()),
    ).group_by(Appointment.client_id)


def _both(one: ClientDates, other: ClientDates) -> ClientDates:
    last = max((day for day in (one.last, other.last) if day), default=None)
    coming = min((time for time in (one.next, other.next) if time), default=None)
    return ClientDates(last, coming)
