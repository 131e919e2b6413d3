"""Finding a client while typing: who fits, and what tells one from another. Decides; paints nothing."""

from dataclasses import dataclass

from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientName
from clinic_app.workspace import Workspace
from ui.panels.words import client_line

LIMIT = 20
RECENT = 5


@dataclass(frozen=True)
class Found:
    """A row: the client, one line about them, the programmes they are or were in (finished or not)."""

    client: ClientName
    line: str
    marks: tuple[tuple[str, bool], ...]


class ClientSearch:
    """Looks for clients by name, record number and telephone."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def find(self, text: str) -> list[Found]:
        """Who fits `text`; without text the clients that this person opened last."""
        clients = self._workspace.clients
        names = clients.find(text, LIMIT) if text.strip() else clients.recent(RECENT)
        return self._described(tuple(names))

    def _described(self, names: tuple[ClientName, ...]) -> list[Found]:
        today = self._workspace.today()
        own = tuple(name.id for name in names if name.own)
        episodes = self._workspace.episodes.of_many(own) if own else {}
        found = []
        for name in names:
            open_now = {e.programme for e in episodes.get(name.id, ()) if e.closed_on is None}
            ever = {e.programme for e in episodes.get(name.id, ())}
            marks = tuple((p.value, p not in open_now) for p in Programme if p in ever)
            found.append(Found(name, client_line(name, today), marks))
        return found
