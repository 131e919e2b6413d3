"""Giving an appointment another time, counselor or room: by the keyboard what dragging does by mouse."""

from datetime import date, time

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.locale import clock_time, short_date
from clinic_app.common.translations import _
from clinic_app.facility.values import RoomId
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Block, Clashes, Moved, Slot, Wish
from clinic_app.workspace import Workspace
from ui.panels.clash_view import ClashView
from ui.panels.faults import by_field, show_faults
from ui.panels.host import Command, Host
from ui.panels.slot_choice import DEFAULT_MINUTES, Places, SlotChoice
from ui.panels.slot_fields import TimeGroup, counselor_choice, room_choice
from ui.widgets.fields import Field

JUDGE_MS = 120


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


class MoveForm(QWidget):
    """The fields. `begin` fills them, `try_to_save` carries out."""

    moved = Signal(object)
    saveable = Signal(bool, str)
    """Whether saving is possible now, and what the button then says."""

    def __init__(self, workspace: Workspace, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = MovePresenter(workspace, host, self)
        places = self.presenter.places
        self.time = TimeGroup("appointment.move", workspace.today)
        self.counselor = counselor_choice("appointment.move", places)
        self.room = room_choice("appointment.move", places)
        self.clash = ClashView("appointment.move")
        self.clash.follow(self.time.row.end)
        self._judging = QTimer(self)
        self._judging.setSingleShot(True)
        self._judging.setInterval(JUDGE_MS)
        self._judging.timeout.connect(self.presenter.judge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.time)
        column.addWidget(self.clash)
        self._fields = {
            "reason": self.clash.reason_field,
            "counselor": Field(_("Counselor"), self.counselor),
            "room": Field(_("Place"), self.room),
        }
        column.addWidget(self._fields["counselor"])
        column.addWidget(self._fields["room"])
        self._connect()

    def _connect(self) -> None:
        shown, row = self.presenter, self.time.row
        shown.filled.connect(self._fill)
        shown.judged.connect(self._show_judgement)
        shown.moved.connect(self.moved)
        row.day.changed.connect(shown.set_day)
        row.start.changed.connect(shown.set_start)
        row.end.changed.connect(shown.set_end)
        for part in (row.day, row.start, row.end):
            part.errorChanged.connect(lambda _text: self.time.show_faults(shown.choice.faults()))
            part.returnPressed.connect(self.try_to_save)
        self.counselor.chosen.connect(shown.choose_counselor)
        self.room.chosen.connect(shown.choose_room)
        self.clash.alternativeChosen.connect(shown.take)
        self.clash.reason_edit.returnPressed.connect(self.try_to_save)

    def begin(self, block: Block) -> None:
        """Start from where the appointment is."""
        self.clash.forget()
        self.time.clear_error()
        self.presenter.begin(block)
        self._judging.stop()

    def try_to_save(self) -> None:
        """Move it, or show what is wrong."""
        for part in (self.time.row.day, self.time.row.start, self.time.row.end):
            part.take()
        self._judging.stop()
        self.presenter.judge()
        if self.time.show_faults(self.presenter.choice.faults(), focus=True):
            return
        if self.clash.may_save() and self.clash.check_reason():
            faults = self.presenter.save(self.clash.reason())
            self.time.show_faults(faults, focus=True)
            show_faults(self._fields, faults)

    def _fill(self) -> None:
        choice = self.presenter.choice
        self.time.row.show_choice(choice)
        self.counselor.set_key(choice.counselor_id)
        self.room.set_key(choice.room_id)
        self._judging.start()

    def _show_judgement(self) -> None:
        clashes = self.presenter.clashes
        self.clash.show_clashes(clashes, self.presenter.places.names)
        overrule = clashes is not None and not clashes.final
        self.saveable.emit(self.clash.may_save(), _("Keep anyway") if overrule else _("Move"))
