"""Quick booking: what stands in the form, what it proposes, what speaks against it. Builds nothing."""

from datetime import date, time

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.locale import clock_time, short_date
from clinic_app.common.translations import _
from clinic_app.facility.values import Programme, RoomId, ServiceType, ServiceTypeId
from clinic_app.people.values import ClientId, ClientName, PersonId
from clinic_app.scheduling.rules.slots import NOTE_LIMIT
from clinic_app.scheduling.values import Booked, CancelBy, Clashes, ConflictKind, Slot, Status, Wish
from clinic_app.workspace import Workspace
from ui.panels.faults import by_field
from ui.panels.host import Command, Host
from ui.panels.slot_choice import DEFAULT_MINUTES, Places, SlotChoice, next_quarter

_FIELDS = {
    "client_id": "client",
    "service_type_id": "service",
    "counselor_id": "counselor",
    "room_id": "room",
    "reception_note": "note",
}
"""Field of the service → field of the form."""


class BookingPresenter(QObject):
    """`filled` when the fields must show the state anew, `judged` when it is known anew what clashes."""

    filled = Signal()
    judged = Signal()
    booked = Signal(object)

    def __init__(self, workspace: Workspace, host: Host, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._host = workspace, host
        self.places = Places(workspace)
        offered = workspace.facility.profile().programmes
        services = [service for service in workspace.facility.service_types() if not service.group]
        self._services: tuple[ServiceType, ...] = tuple(services)
        self.programmes = tuple(p for p in Programme if p in offered and self.services(p))
        self._empty()

    def _empty(self) -> None:
        self.client: ClientName | None = None
        self.programme: Programme | None = self.programmes[0] if self.programmes else None
        self.service_type_id: ServiceTypeId | None = None
        self.choice = SlotChoice(self.places.first_counselor())
        self.note = ""
        self.weeks = 0
        """How many weekly appointments; 0 for a single one."""
        self.clashes: Clashes | None = None
        self._timed = self._roomed = self._counselled = False

    # What stands in the form

    def services(self, programme: Programme | None = None) -> list[ServiceType]:
        """Kinds of service of a programme, of the one chosen by default."""
        wanted = programme or self.programme
        return [service for service in self._services if service.programme is wanted]

    def begin(
        self,
        client_id: ClientId | None = None,
        slot: Slot | None = None,
        programme: Programme | None = None,
        counselor_id: PersonId | None = None,
    ) -> None:
        """A new booking, with what is known already."""
        self._empty()
        now = next_quarter(self._workspace.now_local())
        self.choice.day = now.date()
        self.choice.begin_at(now.time(), DEFAULT_MINUTES)
        if slot is not None:
            self.choice.take(slot)
            self._timed = self._counselled = True
            self._roomed = slot.room_id is not None
        if counselor_id is not None:
            self.choice.counselor_id = counselor_id
            self._counselled = True
        self._set_programme(programme or self.programme, keep_length=slot is not None)
        if client_id is not None:
            self.choose_client_id(client_id, programme)
        else:
            self._propose_room()
            self.filled.emit()
            self.judge()

    def choose_client_id(self, client_id: ClientId, programme: Programme | None = None) -> None:
        """Somebody known by number only."""
        names = self._host.attempt(lambda: self._workspace.clients.names((client_id,)))
        self.choose_client(names[0] if names else None, programme)

    def choose_client(self, client: ClientName | None, programme: Programme | None = None) -> None:
        """Somebody else; everything that wasn't chosen by hand is proposed anew."""
        self.client = client
        if client is not None:
            self._set_programme(programme or self._last_programme(client) or self.programme, self._timed)
            if not self._counselled:
                self.choice.counselor_id = self.places.first_counselor(client.lead_id)
            if not self._timed:
                self._propose_time()
            self._propose_room()
        self.filled.emit()
        self.judge()

    def choose_programme(self, programme: Programme) -> None:
        """Another programme, with its first kind of service."""
        self._set_programme(programme, keep_length=False)
        self.filled.emit()
        self.judge()

    def choose_service(self, service_type_id: ServiceTypeId) -> None:
        """Another kind of service; its length counts."""
        self.service_type_id = service_type_id
        self.choice.begin_at(self.choice.start, self.length())
        self.filled.emit()
        self.judge()

    def choose_counselor(self, counselor_id: PersonId) -> None:
        """Another counselor."""
        self.choice.counselor_id = counselor_id
        self._counselled = True
        self.judge()

    def choose_room(self, room_id: RoomId | None) -> None:
        """Another room, or none."""
        self.choice.room_id = room_id
        self._roomed = True
        self.judge()

    def set_day(self, day: date | None) -> None:
        """Another day; None while what stands there is none."""
        self.choice.day = day
        self._time_changed()

    def set_start(self, start: time | None) -> None:
        """Another beginning; the end keeps its distance."""
        minutes = self.choice.minutes() or self.length()
        if start is not None:
            self.choice.begin_at(start, minutes)
        else:
            self.choice.start = None
        self._time_changed()

    def set_end(self, end: time | None) -> None:
        """Another end."""
        self.choice.end = end
        self._time_changed()

    def take(self, slot: Slot) -> None:
        """One of the free times offered."""
        self.choice.take(slot)
        self._timed = self._roomed = True
        self.filled.emit()
        self.judge()

    def _time_changed(self) -> None:
        self._timed = True
        if not self._roomed:
            self._propose_room()
        self.filled.emit()

    def length(self) -> int:
        """Minutes of the chosen kind of service."""
        chosen = (service for service in self._services if service.id == self.service_type_id)
        return next((service.minutes for service in chosen), DEFAULT_MINUTES)

    # What it proposes

    def _set_programme(self, programme: Programme | None, keep_length: bool) -> None:
        if programme is not self.programme or self.service_type_id is None:
            self.programme = programme if programme in self.programmes else self.programme
            self.service_type_id = next((service.id for service in self.services()), None)
        if not keep_length:
            self.choice.begin_at(self.choice.start, self.length())

    def _last_programme(self, client: ClientName) -> Programme | None:
        if not client.own:
            return None
        episodes = self._workspace.episodes.of(client.id)
        latest = max(episodes, key=lambda e: (e.closed_on is None, e.opened_on), default=None)
        return latest.programme if latest is not None else None

    def _propose_time(self) -> None:
        now = next_quarter(self._workspace.now_local())
        self.choice.day = now.date()
        self.choice.begin_at(now.time(), self.length())
        if (wish := self.wish()) is None:
            return
        free = self._host.attempt(lambda: self._workspace.calendar.free_times(wish, 3)) or ()
        coming = [slot for slot in free if slot.start >= now]
        if coming:
            room = self.choice.room_id
            self.choice.take(coming[0])
            self.choice.room_id = coming[0].room_id if coming[0].room_id is not None else room

    def _propose_room(self) -> None:
        """The first room that is free then; the first of all when none is, so that the clash is seen."""
        if self._roomed or not self.places.rooms:
            return
        self.choice.room_id = self.places.rooms[0].id
        for room in self.places.rooms:
            self.choice.room_id = room.id
            wish = self.wish()
            if wish is None or not _room_taken(self._workspace.calendar.check(wish)):
                return
        self.choice.room_id = self.places.rooms[0].id

    # What speaks against it

    def wish(self) -> Wish | None:
        """What would be booked now; None while something is missing."""
        slot = self.choice.slot()
        if self.client is None or self.programme is None or self.service_type_id is None or slot is None:
            return None
        return Wish(self.client.id, self.programme, self.service_type_id, slot, self.note)

    def judge(self) -> None:
        """Look what clashes now, without writing."""
        wish = self.wish()
        found = self._host.attempt(lambda: self._workspace.calendar.check(wish)) if wish else None
        self.clashes = found
        self.judged.emit()

    def faults(self) -> dict[str, str]:
        """What must be mended before saving: field → sentence."""
        found: dict[str, str] = {}
        if self.client is None:
            found["client"] = _("Choose a client from the list, or register a new one.")
        if self.service_type_id is None:
            found["service"] = _("This programme has no kind of service yet. Choose another programme.")
        if self.choice.counselor_id is None:
            found["counselor"] = _("There is no counselor to book for.")
        found |= self.choice.faults()
        if len(self.note) > NOTE_LIMIT:
            found["note"] = _("At most {limit} signs. Shorten the note.").format(limit=NOTE_LIMIT)
        return found

    def save(self, reason: str = "") -> dict[str, str]:
        """Book it. Faults by field when something can't be taken; a clash is judged anew."""
        faults = self.faults()
        wish = self.wish()
        if faults or wish is None:
            return faults
        refused: dict[str, str] = {}

        def book() -> Booked | Clashes | None:
            try:
                return self._workspace.calendar.book(wish, reason)
            except (InvalidInput, InvalidInputs) as fault:
                refused.update(by_field(fault, _FIELDS))
            return None

        result = self._host.attempt(book)
        if isinstance(result, Clashes):
            self.clashes = result
            self.judged.emit()
        elif result is not None:
            self._remember(wish, result, reason)
            self.booked.emit(result)
        return refused

    def _remember(self, wish: Wish, made: Booked, reason: str) -> None:
        calendar, standing = self._workspace.calendar, made.appointment_id
        start = wish.slot.start
        text = _("Appointment booked for {day} {time}").format(
            day=short_date(start.date()), time=clock_time(start)
        )

        def undo() -> bool:
            calendar.cancel(standing, CancelBy.PROVIDER, _("Booking undone"))
            return True

        def redo() -> bool:
            calendar.reopen(standing, Status.BOOKED)
            return True

        self._host.done(Command(text, undo, redo))


def _room_taken(clashes: Clashes | None) -> bool:
    return clashes is not None and any(c.kind is ConflictKind.ROOM for c in clashes.conflicts)
