"""The left panel: all notes of the client, the newest session first (mocks 09, 09b)."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from clinic_app.common.translations import _
from clinic_app.notes.values import NoteHead, NoteId
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Block
from ui.notes.note_row import NoteRow
from ui.notes.words import block_words
from ui.theme.tokens import px, theme
from ui.widgets.buttons import IconButton
from ui.widgets.label import Label
from ui.widgets.menu import Menu
from ui.widgets.scrolled import scrolled

WIDTH = 216


class NoteList(QFrame):
    """`chosen(NoteId)` for a note, `begun(AppointmentId)` for a session without one."""

    chosen = Signal(object)
    begun = Signal(object)

    def __init__(self, me: PersonId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note.list")
        self.setAccessibleName(_("Notes"))
        self.setFixedWidth(WIDTH)
        self._me = me
        self.rows: list[NoteRow] = []
        self.menu = Menu(self)
        self.add = IconButton("plus", _("Write a note"), size="compact")
        self.add.setObjectName("note.new")
        self.add.clicked.connect(self._open_menu)
        self._lay_out()

    def _lay_out(self) -> None:
        head_box = QWidget()
        head_box.setFixedHeight(px(44))
        head = QHBoxLayout(head_box)
        head.setContentsMargins(14, 0, 8, 0)
        head.addWidget(Label(_("Notes"), "subtitle"), 1)
        head.addWidget(self.add)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(8, 9, 8, 8)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._scroll = scrolled(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(head_box)
        column.addWidget(self._scroll, 1)

    def show_notes(self, heads: tuple[NoteHead, ...], today: date, unwritten: tuple[Block, ...]) -> None:
        """Another list; sessions without a note are behind the plus."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for place, head in enumerate(heads):
            row = NoteRow(head, today, head.author_id == self._me)
            row.clicked.connect(lambda _on=False, note=head.id: self.chosen.emit(note))
            self._column.insertWidget(place, row)
            self.rows.append(row)
        self._offer(unwritten, today)

    def _offer(self, unwritten: tuple[Block, ...], today: date) -> None:
        self.menu.clear()
        self.add.setVisible(bool(unwritten))
        for block in unwritten:
            when = block_words(block, today)
            self.menu.add(
                when, partial(self.begun.emit, block.id), "note-pencil", name=f"note.new.{block.id}"
            )

    def select(self, note_id: NoteId | None) -> None:
        """Show which one is open."""
        for row in self.rows:
            row.setChecked(row.head.id == note_id)
            if row.isChecked():
                self._scroll.ensureWidgetVisible(row)

    def focus_list(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """To the open note's row, or the first."""
        row = next((row for row in self.rows if row.isChecked()), self.rows[0] if self.rows else None)
        (row or self.add).setFocus(reason)

    def focusInEvent(self, event: object) -> None:
        self.focus_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        place = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        if place is None:
            super().keyPressEvent(event)
        elif step is not None:
            self.rows[max(0, min(place + step, len(self.rows) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rows[place].click()
        else:
            super().keyPressEvent(event)

    def _open_menu(self) -> None:
        self.menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), now.color("border"))
        painter.fillRect(0, px(44) - 1, self.width(), 1, now.color("divider"))
