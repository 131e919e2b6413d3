"""A merged client's rows keep their number; another's record stands for them (ARCHITECTURE §2.9)."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from clinic_app.people.model import Client
from clinic_app.people.values import ClientId


def bearer() -> ColumnElement[int]:
    """The number of whom a `Client` of the statement is now: the one merged into, or itself."""
    return func.coalesce(Client.merged_into, Client.id)


def bearer_of(session: Session, client_id: int) -> ClientId:
    """Whom this client was merged into, or itself."""
    return ClientId(session.scalar(select(bearer()).where(Client.id == client_id)) or client_id)


def merged(session: Session) -> dict[int, int]:
    """All who were merged, each with whom into; nobody else."""
    rows = session.execute(select(Client.id, Client.merged_into).where(Client.merged_into.is_not(None)))
    return {client_id: into for client_id, into in rows if into is not None}


def standing_for(client_ids: Iterable[int]) -> Select[int]:
    """These clients, and those who were merged into them; for `IN`."""
    ids = list(client_ids)
    return select(Client.id).where(or_(Client.id.in_(ids), Client.merged_into.in_(ids)))
