"""Where an appointment shall go, and what speaks against it. Builds nothing."""

from datetime import date, time

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.locale import clock_time, short_date
from clinic_app.common.translations import _
from clinic_app.facility.values import RoomId
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Block, Clashes, Moved, Slot, Wish
from clinic_app.workspace import Workspace
from ui.panels.faults import by_field
from ui.panels.host import Command, Host
from ui.panels.slot_choice import DEFAULT_MINUTES, Places, SlotChoice


class MovePresenter(QObject):
    """Where an appointment shall go, and what speaks against it."""

    filled = Signal()
    judged = Signal()
    moved = Signal(object)

    def __init__(self, workspace: Workspace, host: Host, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._host = workspace, host
        self.places = Places(workspace)
        self.block: Block | None = None
        self.choice = SlotChoice()
        self.clashes: Clashes | None = None

    def begin(self, block: Block) -> None:
        """Start from where it is."""
        self.block, self.clashes = block, None
        self.choice.take(Slot(block.start, block.end, block.counselor_id, block.room_id))
        self.filled.emit()
        self.judged.emit()

    def set_day(self, day: date | None) -> None:
        """Another day."""
        self.choice.day = day
        self.filled.emit()

    def set_start(self, start: time | None) -> None:
        """Another beginning; the end keeps its distance."""
        if start is None:
            self.choice.start = None
        else:
            self.choice.begin_at(start, self.choice.minutes() or self._length())
        self.filled.emit()

    def set_end(self, end: time | None) -> None:
        """Another end."""
        self.choice.end = end
        self.filled.emit()

    def choose_counselor(self, counselor_id: PersonId) -> None:
        """Another counselor."""
        self.choice.counselor_id = counselor_id
        self.filled.emit()

    def choose_room(self, room_id: RoomId | None) -> None:
        """Another room, or none."""
        self.choice.room_id = room_id
        self.filled.emit()

    def take(self, slot: Slot) -> None:
        """One of the free times offered."""
        self.choice.take(slot)
        self.filled.emit()
        self.judge()

    def _length(self) -> int:
        if self.block is None:
            return DEFAULT_MINUTES
        return int((self.block.end - self.block.start).total_seconds() // 60)

    def judge(self) -> None:
        """Look what clashes, without writing."""
        slot, block = self.choice.slot(), self.block
        self.clashes = None
        if slot is not None and block is not None:
            wish = Wish(block.client_id, block.programme, block.service_type_id, slot)
            self.clashes = self._host.attempt(lambda: self._workspace.calendar.check(wish, moving=block.id))
        self.judged.emit()

    def save(self, reason: str) -> dict[str, str]:
        """Move it, or judge the clash anew. Sentences by field when something can't be taken."""
        slot, block, calendar = self.choice.slot(), self.block, self._workspace.calendar
        refused: dict[str, str] = {}
        if slot is None or block is None:
            return refused

        def move() -> Moved | Clashes | None:
            try:
                return calendar.move(block.id, slot, reason)
            except (InvalidInput, InvalidInputs) as faults:
                refused.update(by_field(faults, {"counselor_id": "counselor", "room_id": "room"}))
                return None

        result = self._host.attempt(move)
        if isinstance(result, Clashes):
            self.clashes = result
            self.judged.emit()
        elif isinstance(result, Moved):
            self._remember(result, reason)
            self.moved.emit(result)
        return refused

    def _remember(self, moved: Moved, reason: str) -> None:
        calendar, start = self._workspace.calendar, moved.after.start
        text = _("Appointment moved to {day} {time}").format(
            day=short_date(start.date()), time=clock_time(start)
        )
        again = reason or _("Move undone")

        def back() -> bool:
            return not isinstance(calendar.move(moved.appointment_id, moved.before, again), Clashes)

        def forth() -> bool:
            return not isinstance(calendar.move(moved.appointment_id, moved.after, again), Clashes)

        self._host.done(Command(text, back, forth))
