"""When clients were last here, and when they come next."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import Session

from clinic_app.people.model import Client
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.queries.blocks import standing_for
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
    found = {
        bearer: ClientDates(last.date() if last else None, coming)
        for bearer, last, coming in session.execute(wanted)
    }
    nothing = ClientDates()
    return {client_id: found.get(client_id, nothing) for client_id in client_ids}


def _statement(now: datetime) -> Select[int, datetime, datetime]:
    attended = case((Appointment.status == Status.COMPLETED, Appointment.start))
    planned = case((and_(Appointment.status.in_(_PLANNED), Appointment.start >= now), Appointment.start))
    bearer = func.coalesce(Client.merged_into, Client.id)
    return (
        select(bearer, func.max(attended, type_=LocalDateTime()), func.min(planned, type_=LocalDateTime()))
        .select_from(Appointment)
        .join(Client, Client.id == Appointment.client_id)
        .group_by(bearer)
    )
