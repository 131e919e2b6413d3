"""Opening an episode: the first booking in a programme does it. For the room of appointments."""

from clinic_app.audit.desk import Work
from clinic_app.episodes import queries
from clinic_app.episodes.model import EpisodeRow
from clinic_app.episodes.values import EpisodeId, EpisodesChanged
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId


def ensure_open(work: Work, client_id: int, programme: Programme, lead_id: int | None) -> EpisodeId:
    """The client's open episode in a programme; opened today, and logged, when there is none."""
    row = queries.open_row(work.session, client_id, programme)
    if row is None:
        row = EpisodeRow(client_id=client_id, programme=programme, opened_on=work.today, lead_id=lead_id)
        work.session.add(row)
        work.session.flush()
        work.log("episode.opened", "episode", row.id, client=client_id, programme=programme)
        work.announce(EpisodesChanged(ClientId(client_id)))
    return EpisodeId(row.id)
