"""Clients as lists show them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, literal, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.common.errors import NotFound
from clinic_app.common.permissions import Permission, Reach
from clinic_app.people.care_team import own_clients, sees_attention
from clinic_app.people.model import CareTeamRow, Client
from clinic_app.people.values import ClientId, ClientName, PersonId

_AT_ONCE = 500
"""Ids in one statement; SQLite takes 32,766, other engines fewer."""


def name(session: Session, desk: Desk, client_id: int) -> ClientName:
    """One client. Raises NotFound."""
    found = session.execute(statement(desk).where(Client.id == client_id)).first()
    if found is None:
        raise NotFound("client.unknown")
    return for_reader(desk, found)


def names(
    session: Session, desk: Desk, client_ids: Sequence[int] | None = None, *, own_only: bool = False
) -> tuple[ClientName, ...]:
    """All clients, or those named, by name; of these the reader's own, if `own_only`."""
    wanted = statement(desk).where(Client.merged_into.is_(None))
    if own_only:
        wanted = wanted.where(own(desk))
    if client_ids is None:
        # A few at a time: the rows of twenty thousand take more room than the names made of them.
        few = wanted.order_by(Client.sort_key, Client.id).execution_options(yield_per=_AT_ONCE)
        return tuple(for_reader(desk, row) for row in session.execute(few))
    ids = list(dict.fromkeys(client_ids))
    parts = (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
    found = [row for part in parts for row in session.execute(wanted.where(Client.id.in_(part)))]
    found.sort(key=lambda row: (row.sort_key, row.id))
    return tuple(for_reader(desk, row) for row in found)


def statement(desk: Desk) -> Select[*tuple[Any, ...]]:
    """What a name is made of; one lead and one answer to "own" per client."""
    lead = (
        select(func.min(CareTeamRow.person_id))
        .where(CareTeamRow.client_id == Client.id, CareTeamRow.until.is_(None), CareTeamRow.lead)
        .scalar_subquery()
    )
    return select(
        Client.id,
        Client.record_no,
        Client.full_name,
        Client.sort_key,
        Client.sex,
        Client.birth_date,
        Client.birth_precision,
        Client.phone,
        Client.confidentiality,
        Client.attention,
        lead.label("lead_id"),
        own(desk).label("own"),
    )


def for_reader(desk: Desk, row: Row[Any]) -> ClientName:
    """A name as the person at the desk may see it: outside the team, nothing but who it is."""
    inside = bool(row.own)
    return ClientName(
        id=ClientId(row.id),
        record_no=row.record_no,
        full_name=row.full_name,
        sex=row.sex,
        birth_date=row.birth_date,
        birth_precision=row.birth_precision,
        phone=row.phone if inside else "",
        confidentiality=row.confidentiality,
        attention=row.attention and inside and sees_attention(desk),
        lead_id=PersonId(row.lead_id) if inside and row.lead_id is not None else None,
        own=inside,
    )


def own(desk: Desk) -> ColumnElement[bool]:
    """Whether more of a client than the name is for the person at the desk."""
    if desk.reach(Permission.CLIENT_READ) is Reach.ALL:
        return literal(True)
    return Client.id.in_(own_clients(desk.person_id))
