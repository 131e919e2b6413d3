"""Giving an appointment another time, counselor or room: by the keyboard what dragging does by mouse."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.scheduling.values import Block
from clinic_app.workspace import Workspace
from ui.panels.clash_view import JUDGE_MS, ClashView
from ui.panels.faults import show_faults
from ui.panels.host import Host
from ui.panels.move_presenter import MovePresenter
from ui.panels.slot_fields import TimeGroup, counselor_choice, room_choice
from ui.widgets.fields import Field


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
