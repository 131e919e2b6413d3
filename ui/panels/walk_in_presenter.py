"""Letting somebody in who came without an appointment: proposals and the command. Builds nothing."""

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.translations import _
from clinic_app.facility.values import Programme, RoomId, ServiceType, ServiceTypeId
from clinic_app.people.values import ClientId, ClientName, PersonId
from clinic_app.scheduling.values import Booked, CancelBy, Clashes, Status
from clinic_app.workspace import Workspace
from ui.panels.faults import by_field
from ui.panels.host import Command, Host

_FIELDS = {
    "client_id": "client",
    "service_type_id": "service",
    "counselor_id": "counselor",
    "room_id": "room",
    "reception_note": "note",
}
"""Field of the service → field of the form."""


class WalkInPresenter(QObject):
    """What is proposed and carried out. `walkedIn` carries `Booked`, `clashed` the `Clashes`."""

    walkedIn = Signal(object)
    clashed = Signal(object)

    def __init__(self, workspace: Workspace, host: Host, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._host = workspace, host
        self.counselors = tuple(workspace.calendar.counselors())
        self.names = {person.id: person.name for person in self.counselors}
        self.rooms = tuple(workspace.facility.rooms())
        self._services = tuple(s for s in workspace.facility.service_types() if not s.group)
        offered = workspace.facility.profile().programmes
        self.programmes = tuple(p for p in Programme if p in offered and self.services(p))

    def services(self, programme: Programme | None) -> list[ServiceType]:
        """Kinds of service of a programme."""
        return [service for service in self._services if service.programme is programme]

    def suggest(self, programme: Programme) -> PersonId | None:
        """Who is free first and has least to do."""
        return self._host.attempt(lambda: self._workspace.calendar.suggest_counselor(programme))

    def client(self, client_id: ClientId) -> ClientName | None:
        """Somebody known by number only."""
        names = self._host.attempt(lambda: self._workspace.clients.names((client_id,)))
        return names[0] if names else None

    def last_programme(self, client: ClientName) -> Programme | None:
        """The programme the client is in, or was in last."""
        episodes = self._workspace.episodes.of(client.id) if client.own else ()
        latest = max(episodes, key=lambda e: (e.closed_on is None, e.opened_on), default=None)
        found = latest.programme if latest is not None else None
        return found if found in self.programmes else None

    def save(
        self,
        client: ClientName,
        programme: Programme,
        service: ServiceTypeId,
        counselor: PersonId,
        room: RoomId | None,
        note: str,
    ) -> dict[str, str]:
        """Let somebody in. Sentences by field when something can't be taken."""
        refused: dict[str, str] = {}
        calendar = self._workspace.calendar

        def walk_in() -> Booked | Clashes | None:
            try:
                return calendar.walk_in(client.id, programme, service, counselor, room, note)
            except (InvalidInput, InvalidInputs) as faults:
                refused.update(by_field(faults, _FIELDS))
                return None

        result = self._host.attempt(walk_in)
        if isinstance(result, Clashes):
            self.clashed.emit(result)
        elif result is not None:
            self._remember(result)
            self.walkedIn.emit(result)
        return refused

    def _remember(self, made: Booked) -> None:
        calendar, standing = self._workspace.calendar, made.appointment_id

        def undo() -> bool:
            calendar.cancel(standing, CancelBy.PROVIDER, _("Arrival undone"))
            return True

        def redo() -> bool:
            calendar.reopen(standing, Status.CHECKED_IN)
            return True

        self._host.done(Command(_("Arrival recorded, waiting time runs"), undo, redo))
