"""What may be asked of and done with episodes. Opening is the booking's (`opening.ensure_open`)."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.serving import Service
from clinic_app.common import text
from clinic_app.common.errors import InvalidInput, InvalidInputs, NotFound, Refused
from clinic_app.common.permissions import Permission, Reach, requires
from clinic_app.episodes import queries
from clinic_app.episodes.model import EpisodeRow
from clinic_app.episodes.values import CloseReason, Episode, EpisodeId, EpisodesChanged
from clinic_app.people import care_team
from clinic_app.people.values import ClientId

NOTE_LIMIT = 300
_AT_ONCE = 500


class EpisodeService(Service):
    """The episodes, for the person at the desk."""

    @requires(Permission.EPISODE_READ)
    def of(self, client_id: ClientId) -> tuple[Episode, ...]:
        """A client's episodes, open ones first; none for a reader outside the team."""
        with self.desk.reading() as session:
            if not care_team.may(session, self.desk, Permission.EPISODE_READ, client_id):
                return ()
            return queries.of_client(session, client_id)

    @requires(Permission.EPISODE_READ)
    def of_many(self, client_ids: Iterable[ClientId]) -> dict[ClientId, tuple[Episode, ...]]:
        """The same for several clients; those without any, and those the reader may not see, are absent."""
        wanted = list(dict.fromkeys(client_ids))
        found: dict[ClientId, tuple[Episode, ...]] = {}
        with self.desk.reading() as session:
            if self.desk.reach(Permission.EPISODE_READ) is Reach.OWN:
                own = set(session.scalars(care_team.own_clients(self.desk.person_id)))
                wanted = [client_id for client_id in wanted if client_id in own]
            for start in range(0, len(wanted), _AT_ONCE):
                found |= queries.of_many(session, wanted[start : start + _AT_ONCE])
        return found

    @requires(Permission.EPISODE_CLOSE)
    def close(self, episode_id: EpisodeId, reason: CloseReason, note: str = "") -> None:
        """Close it today. Raises NotFound, Refused("episode.closed") when it is closed, InvalidInputs."""
        try:
            cleaned = text.line("note", note, NOTE_LIMIT)
        except InvalidInput as fault:
            raise InvalidInputs([fault]) from None
        with self.desk.command() as work:
            row = self._own(work.session, episode_id)
            if row.closed_on is not None:
                raise Refused("episode.closed")
            row.closed_on = work.today
            row.closed_by = self.desk.person_id
            row.close_reason = reason
            row.close_note = cleaned
            work.log("episode.closed", "episode", row.id, client=row.client_id, reason=reason)
            work.announce(EpisodesChanged(ClientId(row.client_id)))

    @requires(Permission.EPISODE_CLOSE)
    def reopen(self, episode_id: EpisodeId) -> None:
        """Undo the closing. Raises NotFound, Refused when it is open, or another one was opened since."""
        with self.desk.command() as work:
            row = self._own(work.session, episode_id)
            if row.closed_on is None:
                raise Refused("episode.open")
            if queries.open_row(work.session, row.client_id, row.programme) is not None:
                raise Refused("episode.another_open")
            row.closed_on = None
            row.closed_by = None
            row.close_reason = None
            row.close_note = ""
            work.log("episode.reopened", "episode", row.id, client=row.client_id)
            work.announce(EpisodesChanged(ClientId(row.client_id)))

    def _own(self, session: Session, episode_id: EpisodeId) -> EpisodeRow:
        row = session.scalar(select(EpisodeRow).where(EpisodeRow.id == episode_id))
        if row is None:
            raise NotFound("episode.unknown")
        care_team.assert_may(session, self.desk, Permission.EPISODE_CLOSE, row.client_id)
        return row
