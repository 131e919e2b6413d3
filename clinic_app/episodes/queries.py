"""Reads of episodes, as frozen values."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from clinic_app.episodes.model import EpisodeRow
from clinic_app.episodes.values import Episode, EpisodeId
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId, PersonId

_COLUMNS = tuple(EpisodeRow.__table__.columns)
"""Read as they are: objects that could be written cost a list of clients as much as all the rest."""


def of_many(session: Session, client_ids: Iterable[int]) -> dict[ClientId, tuple[Episode, ...]]:
    """The episodes of several clients, open ones first, then the newest; clients without any are absent."""
    wanted = (
        select(*_COLUMNS)
        .where(EpisodeRow.client_id.in_(list(dict.fromkeys(client_ids))))
        .order_by(EpisodeRow.closed_on.is_not(None), EpisodeRow.opened_on.desc(), EpisodeRow.id.desc())
    )
    found: dict[ClientId, list[Episode]] = {}
    for row in session.execute(wanted):
        found.setdefault(ClientId(row.client_id), []).append(episode_of(row))
    return {client_id: tuple(episodes) for client_id, episodes in found.items()}


def of_client(session: Session, client_id: int) -> tuple[Episode, ...]:
    """The episodes of one client, open ones first, then the newest."""
    return of_many(session, [client_id]).get(ClientId(client_id), ())


def open_row(session: Session, client_id: int, programme: Programme) -> EpisodeRow | None:
    """The open episode of a client in a programme; there is at most one."""
    return session.scalar(
        select(EpisodeRow).where(
            EpisodeRow.client_id == client_id,
            EpisodeRow.programme == programme,
            EpisodeRow.closed_on.is_(None),
        )
    )


def episode_of(row: "EpisodeRow | Row[Any]") -> Episode:
    """The value of a row, whether it was read whole or column by column."""
    return Episode(
        id=EpisodeId(row.id),
        client_id=ClientId(row.client_id),
        programme=row.programme,
        opened_on=row.opened_on,
        lead_id=None if row.lead_id is None else PersonId(row.lead_id),
        closed_on=row.closed_on,
        close_reason=row.close_reason,
        close_note=row.close_note,
    )
