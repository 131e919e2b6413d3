"""The shared note of a meeting ("Catatan kelompok"): written here, signed, read, added to."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError
from clinic_app.common.locale import plain_date, time_range
from clinic_app.common.messages import words
from clinic_app.common.translations import _, ngettext
from clinic_app.groups.values import GroupMeeting
from clinic_app.groups.values_notes import SECTIONS, NoteDraft, SignedGroupNote
from ui.groups.note_section import NoteSection
from ui.groups.note_signed import SignedGroupNoteView
from ui.groups.note_words import naming_words
from ui.groups.note_writing import NoteWriting
from ui.theme.tokens import px, theme
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState, Note
from ui.widgets.chips import Chip
from ui.widgets.label import Label
from ui.widgets.save_state import SaveState
from ui.widgets.scrolled import scrolled

_HEAD, _FOOT, _WIDEST = 44, 52, 760


class GroupNoteView(QWidget):
    """`sign_wanted` for the draft or the addendum, `addendum_written(text)` while it is typed, `left`."""

    sign_wanted = Signal()
    addendum_written = Signal(str)
    left = Signal()

    def __init__(self, writing: NoteWriting, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing, self._zone = writing, zone
        self.setObjectName("groups.note.view")
        self.title = Label("", "subtitle")
        self.title.setObjectName("groups.note.title")
        self.when = Label("", "body", "text2", elide=True)
        self.save_state = SaveState("groups.note")
        self.read_only = Chip(_("Read only"), "neutral", "lock-simple")
        self.back = Button(_("Back to the attendance"), "ghost", "arrow-left", "compact")
        self.back.setObjectName("groups.note.back")
        self.sections = {code: NoteSection(code) for code in SECTIONS}
        self.signed = SignedGroupNoteView(zone)
        self.closed = EmptyState("lock-simple", _("This note cannot be opened."), "")
        self.naming = Note("warning")
        self.naming.setObjectName("groups.note.naming")
        self.naming.hide()
        self.count = Label("", "small", "text2", tabular=True)
        self.sign = Button(_("Sign"), "primary", "pen-nib")
        self.sign.setObjectName("groups.note.sign")
        self.sign.setToolTip(_("Sign") + " (Ctrl+Enter)")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 16, 1)
        head.setSpacing(10)
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addWidget(self.when, 1)
        head.addWidget(self.save_state)
        head.addWidget(self.read_only)
        self._head = QWidget()
        self._head.setFixedHeight(px(_HEAD))
        self._head.setLayout(head)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 1, 16, 0)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.sign)
        self._foot = QWidget()
        self._foot.setFixedHeight(px(_FOOT))
        self._foot.setLayout(foot)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._draft = _page(*self.sections.values(), stretch=True)
        self._read = _page(self.signed)
        for page in (self._draft, self._read, self.closed):
            self._stack.addWidget(page)
        naming = QVBoxLayout()
        naming.setContentsMargins(16, 0, 16, 8)
        naming.addWidget(self.naming)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(holder, 1)
        column.addLayout(naming)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        writing = self._writing
        for section in self.sections.values():
            section.edited.connect(writing.edit)
            section.edited.connect(lambda _code, _text: self._show_count())
            section.text.entered.connect(self._show_active)
        writing.saver.changed.connect(self._show_saved)
        writing.named.connect(lambda: self.show_names(writing.names))
        self.save_state.retried.connect(writing.saver.try_now)
        self.back.clicked.connect(lambda: self.left.emit())
        self.sign.clicked.connect(lambda: self.sign_wanted.emit())
        self.signed.written.connect(self._on_addendum)

    # Showing

    def show_note(self, meeting: GroupMeeting, may_write: bool, kept: str) -> None:
        """Show what the writing holds; `kept` is an addendum that was begun before."""
        note = self._writing.open
        self.title.setText(_("Note of meeting {n}").format(n=meeting.number))
        self.when.setText(f"{plain_date(meeting.start.date())}, {time_range(meeting.start, meeting.end)}")
        self.naming.hide()
        drafted = isinstance(note, NoteDraft)
        self.read_only.setVisible(isinstance(note, SignedGroupNote))
        if isinstance(note, NoteDraft):
            for code, section in self.sections.items():
                section.text.set_text(note.content.sections.get(code, ""))
            self._stack.setCurrentWidget(self._draft)
        elif isinstance(note, SignedGroupNote):
            self.signed.show_note(note, may_write, kept)
            self._stack.setCurrentWidget(self._read)
        else:
            why = words(note) if isinstance(note, ClinicError) else ""
            self.closed.set_words(_("This note cannot be opened."), why)
            self._stack.setCurrentWidget(self.closed)
        self.sign.setVisible(may_write and (drafted or not self.signed.box.isHidden()))
        self._show_saved()
        self._show_count()

    def _show_saved(self) -> None:
        saver = self._writing.saver
        drafted = isinstance(self._writing.open, NoteDraft)
        self.save_state.setVisible(drafted and (saver.dirty or saver.saved_at is not None))
        self.save_state.show_state(self._writing.saver, self._zone)

    def _show_count(self) -> None:
        if not isinstance(self._writing.open, NoteDraft):
            self.count.setText("")
            self.sign.setEnabled(bool(self.signed.box.toPlainText().strip()))
            return
        count = self._writing.words
        self.count.setText(ngettext("{n} word", "{n} words", count).format(n=count))
        self.sign.setEnabled(count > 0)
        self.sign.setToolTip(_("Sign") + " (Ctrl+Enter)" if count else _("Nothing was written yet."))

    def show_names(self, names: tuple[str, ...]) -> None:
        """Members who are named in it: what it says belongs into their own records."""
        self.naming.set_text(*naming_words(names))
        self.naming.setVisible(bool(names))

    def _show_active(self) -> None:
        for section in self.sections.values():
            section.update()

    def _on_addendum(self, text: str) -> None:
        self._show_count()
        self.addendum_written.emit(text)

    def focus_note(self) -> None:
        """To the first empty section, or what can be read."""
        if isinstance(self._writing.open, NoteDraft):
            empty = [each for each in self.sections.values() if not each.text.toPlainText().strip()]
            (empty or list(self.sections.values()))[0].text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop the words, and what undo remembers of them."""
        for section in self.sections.values():
            section.text.forget()
        self.signed.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.sign.isEnabled() and not self.sign.isHidden():
                self.sign_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self._head.geometry(), now.color("surface"))
        painter.fillRect(0, self._head.height() - 1, self.width(), 1, now.color("divider"))
        painter.fillRect(self._foot.geometry(), now.color("surface"))
        painter.fillRect(0, self._foot.y(), self.width(), 1, now.color("border"))


def _page(*parts: QWidget, stretch: bool = False) -> QWidget:
    """Parts one under the other in a column no wider than one reads, which scrolls."""
    middle = QWidget()
    middle.setMaximumWidth(px(_WIDEST))
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part)
    if stretch:
        column.addStretch(1)
    content = QWidget()
    row = QHBoxLayout(content)
    row.setContentsMargins(16, 12, 16, 16)
    row.addStretch(1)
    row.addWidget(middle, 1000)
    row.addStretch(1)
    return scrolled(content)
