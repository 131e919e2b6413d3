"""The chosen member beside the grid (mock 10): mark, private remark, what was written before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import day_month
from clinic_app.common.translations import _
from ui.groups.grid.geometry import Place
from ui.groups.grid.register import Register
from ui.groups.mark_buttons import MarkButtons
from ui.groups.remark_writing import RemarkWriting
from ui.panels.remark_card import RemarkCard
from ui.theme.tokens import theme
from ui.widgets.berth import Berth
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import EmptyState, Icon, KeyHint
from ui.widgets.label import Label
from ui.widgets.marks import Avatar, letters
from ui.widgets.scrolled import scrolled
from ui.widgets.text_fields import TextArea

WIDTH = 264
_LIMIT = 2000
_ROWS = 5


class MemberPane(QFrame):
    """`mark_chosen(Mark | None)`, `record_wanted` for the client's record, `left` when Esc goes back."""

    mark_chosen = Signal(object)
    record_wanted = Signal()
    left = Signal()

    def __init__(self, remark: RemarkWriting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remark = remark
        self.setObjectName("groups.member")
        self.setAccessibleName(_("Chosen member"))
        self.setFixedWidth(WIDTH)
        self.avatar = Avatar("", 28, own=True)
        self.name = Label("", "subtitle", wrap=True)
        self.name.setObjectName("groups.member.name")
        self.line = Label("", "caption", "text2", tabular=True, elide=True)
        self.open_record = IconButton("arrow-square-out", _("Open record"), size="compact")
        self.open_record.setObjectName("groups.member.record")
        self.marks = MarkButtons()
        self.text = TextArea("", _("Write what matters about this member. Name no other."), _LIMIT, _ROWS)
        self.text.setObjectName("groups.remark")
        self.text.setAccessibleName(_("Private remark"))
        self.save = Button(_("Save remark"), "default", "check", "compact")
        self.save.setObjectName("groups.remark.save")
        self.reveal = Button("", "link", "eye", "compact")
        self.reveal.setObjectName("groups.remark.reveal")
        self.nobody = EmptyState("user", _("Nobody chosen"), _("Choose a member in the grid."))
        self._cards: list[QWidget] = []
        self._lay_out()
        self._connect()
        self.berth = Berth(self)

    def _lay_out(self) -> None:
        self._member = QWidget()
        column = QVBoxLayout(self._member)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        content = QWidget()
        self._body = QVBoxLayout(content)
        self._body.setContentsMargins(14, 0, 15, 12)
        self._body.setSpacing(8)
        self._body.addWidget(self.marks)
        self._body.addWidget(self._remark_part())
        self.before = Label(_("Earlier remarks"), "small", "text2", weight=600)
        self._body.addWidget(self.before)
        self._body.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.addStretch(1)
        column.addWidget(scrolled(content), 1)
        column.addWidget(self._keys())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self._member)
        whole.addWidget(self.nobody)
        self._member.hide()

    def _head(self) -> QHBoxLayout:
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self.name)
        who.addWidget(self.line)
        head = QHBoxLayout()
        head.setContentsMargins(14, 11, 10, 10)
        head.setSpacing(10)
        head.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(who, 1)
        head.addWidget(self.open_record, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _remark_part(self) -> QWidget:
        self._writing = QWidget()
        column = QVBoxLayout(self._writing)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        title = QHBoxLayout()
        title.setSpacing(6)
        title.addWidget(Icon("lock-simple", "text2", 14))
        title.addWidget(Label(_("Private remark on the member"), "small", "text2", weight=500), 1)
        column.addLayout(title)
        column.addWidget(self.text)
        said = _("Goes into this client's record. Only you and the client's care team read it.")
        hint = QHBoxLayout()
        hint.setSpacing(6)
        hint.addWidget(Icon("info", "text3", 14), 0, Qt.AlignmentFlag.AlignTop)
        hint.addWidget(Label(said, "small", "text3", wrap=True), 1)
        column.addLayout(hint)
        column.addWidget(self.save)
        return self._writing

    def _keys(self) -> QWidget:
        self._hints = QWidget()
        row = QHBoxLayout(self._hints)
        row.setContentsMargins(14, 8, 14, 14)
        row.setSpacing(6)
        for part in (
            KeyHint("N"),
            Label(_("write a remark"), "small", "text2"),
            KeyHint("Esc"),
            Label(_("back"), "small", "text2"),
        ):
            row.addWidget(part)
        row.addStretch(1)
        return self._hints

    def _connect(self) -> None:
        self.marks.chosen.connect(self.mark_chosen)
        self.open_record.clicked.connect(lambda: self.record_wanted.emit())
        self.text.textChanged.connect(self._edit)
        self.save.clicked.connect(self.write_down)
        self.reveal.clicked.connect(self._remark.reveal)
        self._remark.changed.connect(self._show_remark)

    # Showing

    def show_place(
        self, register: Register, place: Place, may_mark: bool, changeable: bool, may_open: bool
    ) -> None:
        """Show whose cell it is; a guest's row shows nobody."""
        line, day = register.line_at(place.row), register.day_at(place.column)
        self._member.setVisible(line is not None)
        self.nobody.setVisible(line is None)
        if line is None:
            self._remark.show(None, None, False)
            return
        self.avatar.set_initials(letters(line.name))
        self.name.setText(line.name)
        if day is not None:
            when = day_month(day.day, short=False)
            self.line.setText(_("Meeting {n} · {day}").format(n=day.number, day=when))
        self.line.setVisible(day is not None)
        cell = register.cell_at(place.row, place.column)
        self.marks.setVisible(cell is not None and may_mark)
        self.marks.show_mark(cell.mark if cell is not None else None, changeable)
        self.open_record.setVisible(may_open)
        self._remark.show(line.client_id, day.meeting_id if day is not None else None, line.noted)

    def _show_remark(self) -> None:
        remark = self._remark
        self._writing.setVisible(remark.writable)
        self._hints.setVisible(remark.writable)
        if self.text.toPlainText() != remark.text:
            blocked = self.text.blockSignals(True)
            self.text.setPlainText(remark.text)
            self.text.document().clearUndoRedoStacks()
            self.text.blockSignals(blocked)
        self._show_dirty()
        self._show_before()

    def _show_dirty(self) -> None:
        self.save.setEnabled(self._remark.dirty)
        self.save.setToolTip("" if self._remark.dirty else _("Nothing new was written."))

    def _show_before(self) -> None:
        for card in self._cards:
            self._body.removeWidget(card)
            card.hide()
            card.deleteLater()
        known = self._remark.remarks
        self._cards = [RemarkCard(remark) for remark in known or ()]
        at = self._body.indexOf(self.reveal)
        for place, card in enumerate(self._cards):
            self._body.insertWidget(at + place, card)
        self.before.setVisible(self._remark.noted)
        self.reveal.setVisible(self._remark.noted and known is None)
        self.reveal.setText(_("Show what was written"))

    # Doing

    def _edit(self) -> None:
        self._remark.edit(self.text.toPlainText())
        self._show_dirty()

    def focus_remark(self) -> bool:
        """N: to the remark; False where none may be written."""
        if not self._remark.writable:
            return False
        self._remark.reveal()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def focus_first(self) -> None:
        """Enter: to the marks, or what else can be reached here."""
        first = next(iter(self.marks.buttons.values()))
        choices: tuple[QWidget, ...] = (first, self.open_record, self.text)
        target = next((each for each in choices if each.isEnabled() and each.isVisibleTo(self)), self.reveal)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def write_down(self) -> None:
        """Ctrl+Enter: write the remark into the record."""
        if self._remark.save():
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.write_down()
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """Drop the words, and what undo remembers of them."""
        blocked = self.text.blockSignals(True)
        self.text.clear()
        self.text.document().clearUndoRedoStacks()
        self.text.blockSignals(blocked)
        self._remark.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme().color("border"))
