"""The line above a note: which session, whether it is saved, how it is divided (mocks 09, 09b)."""

from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.notes.values import Draft, NoteHead, SignedNote, Template
from ui.notes.words import session_time, session_title
from ui.theme.tokens import px, theme
from ui.widgets.autosave import Autosave
from ui.widgets.buttons import IconButton
from ui.widgets.chips import Chip
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.marks import ProgrammeMark
from ui.widgets.menu import Menu
from ui.widgets.note_wording import template_name
from ui.widgets.save_state import SaveState

HEIGHT = 44


class NoteHeadBar(QWidget):
    """`template_chosen(Template)`, `history_wanted` to show or hide the right panel, `withdraw_wanted`."""

    template_chosen = Signal(object)
    history_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(px(HEIGHT))
        self.title = Label("", "subtitle")
        self.title.setObjectName("note.title")
        self.when = Label("", "body", "text2", elide=True)
        self.save_state = SaveState("note")
        self.read_only = Chip(_("Read only"), "neutral", "lock-simple")
        self.read_only.setObjectName("note.read_only")
        self.template = Choice([(each, template_name(each)) for each in Template], dense="compact")
        self.template.setObjectName("note.template")
        self.template.setAccessibleName(_("Template"))
        self.template.setFixedWidth(px(92))
        self.history = IconButton("clock-counter-clockwise", _("History"), "Ctrl+.", size="compact")
        self.history.setObjectName("note.history.toggle")
        self.menu = Menu(self)
        self.menu.add(
            _("Take the empty draft back"),
            self.withdraw_wanted.emit,
            "arrow-counter-clockwise",
            name="note.withdraw",
        )
        self.more = IconButton("dots-three", _("More"), size="compact")
        self.more.setObjectName("note.more")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 12, 1)
        self._row.setSpacing(8)
        self._mark: ProgrammeMark | None = None
        self._row.addWidget(self.title)
        self._row.addWidget(self.when, 1)
        for part in (self.save_state, self.template, self.read_only, self.history, self.more):
            self._row.addWidget(part)
        self.template.chosen.connect(self.template_chosen.emit)
        self.history.clicked.connect(lambda: self.history_wanted.emit())
        self.more.clicked.connect(self._open_menu)

    def show_note(self, note: Draft | SignedNote, today: date) -> None:
        """Another note."""
        head: NoteHead = note.head
        if self._mark is not None:
            self._row.removeWidget(self._mark)
            self._mark.hide()
            self._mark.deleteLater()
        self._mark = ProgrammeMark(head.programme.value, 20)
        self._row.insertWidget(0, self._mark)
        self.title.setText(session_title(head))
        self.when.setText(session_time(head, today))
        draft = isinstance(note, Draft)
        self.save_state.setVisible(draft)
        self.template.setVisible(draft)
        self.read_only.setVisible(not draft)
        self.more.setVisible(draft)

    def show_template(self, template: Template, empty: bool) -> None:
        """How the draft is divided; only an empty one may be taken back."""
        self.template.set_key(template)
        self.more.setVisible(empty)

    def show_saved(self, saver: Autosave, zone: ZoneInfo) -> None:
        """Whether it is saved."""
        self.save_state.show_state(saver, zone)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.color("border"))
