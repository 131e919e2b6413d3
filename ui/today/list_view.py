"""The day as a dense list in groups (mock 02b): the longest waiting first, those who are done last."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from clinic_app.common.translations import N_, _, ngettext
from clinic_app.scheduling.values import AppointmentId, Block
from ui.panels.words import late_words
from ui.today.day import LIST, SETTLED, Lane
from ui.today.keys import ARROWS, OPENING, STATUS_KEYS, plain_key
from ui.today.list_heads import GroupHead, ListHead
from ui.today.list_row import ListRow
from ui.today.meeting_card import MeetingRow
from ui.widgets.cards import Card

_GROUPS = {
    Lane.WAITING: ("armchair", N_("Waiting")),
    Lane.IN_SESSION: ("play-circle-fill", N_("In session")),
    Lane.EXPECTED: ("circle", N_("Next up")),
    Lane.MISSED: ("prohibit", N_("No-show")),
    Lane.DONE: ("check-circle-fill", N_("Completed")),
    Lane.CANCELLED: ("x-circle", N_("Called off")),
}


class DayList(Card):
    """Shows rows; says which is opened, walked to, acted on, or given a status by key."""

    opened = Signal(int)
    acted = Signal(int)
    status_wanted = Signal(int, object)
    menu_wanted = Signal(int, QPoint)
    chosen = Signal(int)
    """Another row is the chosen one."""

    def __init__(self) -> None:
        super().__init__(margins=(1, 1, 1, 1))
        self.setObjectName("today.list")
        self.setAccessibleName(_("Appointments of today"))
        self.rows: list[ListRow] = []
        self.chosen_id: AppointmentId | None = None
        self._waiting_head: GroupHead | None = None
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self.body.setSpacing(0)
        self._head = ListHead()
        self._scroll.viewport().installEventFilter(self)
        self.body.addWidget(self._head)
        self.body.addWidget(self._scroll, 1)

    def show_rows(
        self,
        blocks: Mapping[Lane, tuple[Block, ...]],
        make: Callable[[Block], ListRow],
        hide_settled: bool,
        meetings: Sequence[MeetingRow] = (),
    ) -> None:
        """Show the day; focus and choice stay on their row, or go to the one in its place."""
        focused = self.focused()
        place = self.rows.index(focused) if focused is not None else 0
        top = self._scroll.verticalScrollBar().value()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows, self._waiting_head = [], None
        for lane in LIST:
            if blocks[lane] and not (hide_settled and lane in SETTLED):
                self._add_group(column, lane, [make(block) for block in blocks[lane]])
            if lane is Lane.EXPECTED and meetings:
                column.addWidget(GroupHead("users-three", _("Groups"), len(meetings)))
                for meeting in meetings:
                    column.addWidget(meeting)
        column.addStretch(1)
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().setValue(top)
        self._choose(self.chosen_id)
        if focused is not None and self.rows:
            self.focus(self.row(focused.block.id) or self.rows[min(place, len(self.rows) - 1)])

    def _add_group(self, column: QVBoxLayout, lane: Lane, rows: list[ListRow]) -> None:
        icon, title = _GROUPS[lane]
        head = GroupHead(icon, _(title), len(rows))
        column.addWidget(head)
        for row in rows:
            column.addWidget(row)
            row.clicked.connect(lambda _on=False, number=row.block.id: self._open(number))
            row.acted.connect(self.acted)
            row.menu_wanted.connect(self.menu_wanted)
            row.key_pressed.connect(self._on_key)
            row.focused.connect(self._on_focus)
        self.rows += rows
        if lane is Lane.WAITING:
            self._waiting_head = head
            self._warn(rows)

    def _warn(self, rows: list[ListRow]) -> None:
        late = [row for row in rows if row.late]
        if self._waiting_head is not None:
            count = ngettext("{count} client", "{count} clients", len(late)).format(count=len(late))
            words = f"{count}: {late_words(late[0].look.wait_limit)}" if late else ""
            self._waiting_head.set_alert(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The rows have another width: the window has, or a scroll bar came or went."""
        if event.type() == QEvent.Type.Resize and watched is self._scroll.viewport():
            self._head.fit(self._scroll.viewport().width())
        return super().eventFilter(watched, event)

    def set_now(self, now: datetime) -> None:
        """A minute has passed."""
        for row in self.rows:
            row.set_now(now)
        self._warn(self.rows)

    def row(self, appointment_id: int) -> ListRow | None:
        """The row of an appointment."""
        return next((row for row in self.rows if row.block.id == appointment_id), None)

    def focused(self) -> ListRow | None:
        """The row that has the focus, itself or one of its buttons."""
        now = QApplication.focusWidget()
        if now is None:
            return None
        return next((row for row in self.rows if row is now or row.isAncestorOf(now)), None)

    def first(self) -> ListRow | None:
        """The chosen row, else the topmost."""
        chosen = self.row(self.chosen_id) if self.chosen_id is not None else None
        return chosen or (self.rows[0] if self.rows else None)

    def focus(self, row: ListRow) -> None:
        """Give a row the focus by keyboard."""
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(row, 0, row.height())

    def _on_focus(self, number: int) -> None:
        if number != self.chosen_id:
            self._choose(AppointmentId(number))
            self.chosen.emit(number)

    def _choose(self, appointment_id: AppointmentId | None) -> None:
        self.chosen_id = appointment_id
        for row in self.rows:
            row.choose(row.block.id == appointment_id)

    def _open(self, number: int) -> None:
        self._choose(AppointmentId(number))
        self.opened.emit(number)

    def _on_key(self, number: int, event: QKeyEvent) -> None:
        row, key = self.row(number), plain_key(event)
        if row is None or key is None:
            return
        place = self.rows.index(row)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            place += 1 if key == Qt.Key.Key_Down else -1
            self.focus(self.rows[min(max(place, 0), len(self.rows) - 1)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.focus(self.rows[0 if key == Qt.Key.Key_Home else -1])
        elif key in OPENING:
            self._open(number)
        elif key in STATUS_KEYS:
            self.status_wanted.emit(number, STATUS_KEYS[key])
        elif key not in ARROWS:
            return
        event.accept()
