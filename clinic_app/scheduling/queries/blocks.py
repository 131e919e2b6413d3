"""Appointments as the calendar draws them: one statement for a day, a week or a client."""

from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, func, literal, or_, select, type_coerce
from sqlalchemy.orm import Session, aliased

from clinic_app.audit.desk import Desk
from clinic_app.common.errors import NotFound
from clinic_app.common.permissions import Role
from clinic_app.common.text import initials
from clinic_app.facility.model import RoomRow
from clinic_app.facility.values import Programme
from clinic_app.people.care_team import own_clients, sees_attention
from clinic_app.people.model import Client
from clinic_app.people.queries.merging import bearer, standing_for
from clinic_app.people.values import ClientId, Confidentiality
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import Block, Status

_PROGRAMMES = {programme.value: programme for programme in Programme}
_STATUSES = {status.value: status for status in Status}
_RESTRICTED = Confidentiality.RESTRICTED.value

OCCUPYING = tuple(status for status in Status if status.occupies)


def between(session: Session, desk: Desk, first: date, last: date) -> tuple[Block, ...]:
    """The appointments of the days from `first` to `last`, both included, by time."""
    wanted = _statement(desk.person_id, _knows_all(desk)).where(
        Appointment.start >= datetime.combine(first, time()),
        Appointment.start <= datetime.combine(last, time.max),
    )
    order = (Appointment.start, Appointment.end, Appointment.id)
    return _blocks(session, desk, wanted.order_by(*order))


def of_client(
    session: Session, desk: Desk, client_id: ClientId, *, only_mine: bool = False
) -> tuple[Block, ...]:
    """A client's appointments, the newest first; with `only_mine` those of the person at the desk."""
    wanted = _statement(desk.person_id, _knows_all(desk)).where(
        Appointment.client_id.in_(standing_for([client_id]))
    )
    if only_mine:
        wanted = wanted.where(Appointment.counselor_id == desk.person_id)
    return _blocks(session, desk, wanted.order_by(Appointment.start.desc(), Appointment.id.desc()))


def one(session: Session, desk: Desk, appointment_id: int) -> Block:
    """One appointment. Raises NotFound."""
    wanted = _statement(desk.person_id, _knows_all(desk)).where(Appointment.id == appointment_id)
    found = _blocks(session, desk, wanted)
    if not found:
        raise NotFound("appointment.unknown")
    return found[0]


def _knows_all(desk: Desk) -> bool:
    """Whether the reader sees the names of restricted clients outside the own teams: the reception only."""
    return Role.RECEPTIONIST in desk.roles


@lru_cache(maxsize=8)
def _statement(person_id: int, knows_all: bool) -> Select[*tuple[Any, ...]]:
    """What a block is made of, in the order of `_block`'s parameters."""
    into = aliased(Client)
    client_id = bearer()
    inside: ColumnElement[bool] = literal(True) if knows_all else client_id.in_(own_clients(person_id))
    return (
        select(
            Appointment.id,
            client_id,
            func.coalesce(into.full_name, Client.full_name),
            _word(func.coalesce(into.confidentiality, Client.confidentiality)),
            func.coalesce(into.attention, Client.attention),
            inside,
            _word(Appointment.programme),
            Appointment.service_type_id,
            _word(Appointment.status),
            Appointment.start,
            Appointment.end,
            Appointment.counselor_id,
            Appointment.room_id,
            func.coalesce(RoomRow.name, ""),
            session_number(),
            Appointment.walk_in,
            Appointment.checked_in_at,
            Appointment.started_at,
            Appointment.completed_at,
            Appointment.late_cancel,
        )
        .join(Client, Client.id == Appointment.client_id)
        .outerjoin(into, into.id == Client.merged_into)
        .outerjoin(RoomRow, RoomRow.id == Appointment.room_id)
    )


def _word(column: Any) -> ColumnElement[str]:
    """The bare word of a closed list: looking it up here costs a tenth of what the column type takes."""
    return type_coerce(column, String)


def session_number() -> ColumnElement[int]:
    """The number within the episode: those before it that were not cancelled or missed, and itself."""
    other = aliased(Appointment)
    before = and_(
        other.start <= Appointment.start, or_(other.start < Appointment.start, other.id < Appointment.id)
    )
    earlier = (
        select(func.count())
        .select_from(other)
        .where(other.episode_id == Appointment.episode_id, other.status.in_(OCCUPYING), before)
        .correlate(Appointment)
        .scalar_subquery()
    )
    return earlier + 1


def _blocks(session: Session, desk: Desk, wanted: Select[*tuple[Any, ...]]) -> tuple[Block, ...]:
    # The connection, since the session would look for objects in every row: a week has hundreds.
    rows = session.connection().execute(wanted).all()
    attentive = sees_attention(desk)
    return tuple([_block(attentive, *row) for row in rows])


def _block(
    attentive: bool,
    id: Any,
    client_id: Any,
    name: str,
    confidentiality: str,
    attention: bool,
    inside: bool,
    programme: str,
    service_type_id: Any,
    status: str,
    start: datetime,
    end: datetime,
    counselor_id: Any,
    room_id: Any,
    room_name: str,
    session_no: int,
    walk_in: bool,
    checked_in_at: datetime | None,
    started_at: datetime | None,
    completed_at: datetime | None,
    late_cancel: bool,
) -> Block:
    """A row as the reader may see it: outside the team, a restricted client has initials only."""
    hidden = confidentiality == _RESTRICTED and not inside
    return Block(
        id,
        client_id,
        initials(name) if hidden else name,
        _PROGRAMMES[programme],
        service_type_id,
        _STATUSES[status],
        start,
        end,
        counselor_id,
        room_id,
        room_name,
        session_no,
        walk_in,
        bool(attention) and bool(inside) and attentive,
        checked_in_at,
        started_at,
        completed_at,
        late_cancel,
    )
