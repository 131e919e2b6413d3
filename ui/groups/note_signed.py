"""A group's note as signed: who and when, its sections, addenda, and room for one more."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.seals import SealState
from clinic_app.common.translations import _
from clinic_app.groups.values_notes import SECTIONS, NoteAddendum, SignedGroupNote
from ui.groups.note_section import NoteSection
from ui.panels.writing.section_text import SectionText
from ui.widgets.cards import Card, Note
from ui.widgets.chips import Chip
from ui.widgets.label import Label
from ui.widgets.moments import moment
from ui.widgets.text_fields import TextArea

_LIMIT = 4000


class SignedGroupNoteView(QWidget):
    """`written(text)` while an addendum is typed."""

    written = Signal(str)

    def __init__(self, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.texts: list[SectionText] = []
        placeholder = _("Write a correction or an addition. The note itself stays as it is.")
        self.box = TextArea("", placeholder, _LIMIT, 3)
        self.box.setObjectName("groups.note.addendum")
        self.box.setAccessibleName(_("New addendum"))
        self.box.textChanged.connect(lambda: self.written.emit(self.box.toPlainText()))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_note(self, note: SignedGroupNote, may_add: bool, kept: str) -> None:
        """Show it; `kept` is an addendum that was begun before."""
        self.forget()
        self._column.addWidget(self._seal(note))
        if note.content is not None:
            for code in SECTIONS:
                if words := note.content.sections.get(code, "").strip():
                    section = NoteSection(code, read_only=True)
                    section.text.show_formatted(words)
                    self.texts.append(section.text)
                    self._column.addWidget(section)
        for addendum in note.addenda:
            self._column.addWidget(self._card(addendum))
        may_add = may_add and note.seal is SealState.INTACT
        if may_add:
            self._column.addWidget(self.box)
        self.box.setVisible(may_add)
        self._column.addStretch(1)
        blocked = self.box.blockSignals(True)
        self.box.setPlainText(kept)
        self.box.blockSignals(blocked)

    def _seal(self, note: SignedGroupNote) -> Note:
        if note.seal is SealState.BROKEN or any(one.seal is SealState.BROKEN for one in note.addenda):
            text = _("Contact the supervisor.")
            made = Note("danger", _("The content changed since it was signed."), text)
        elif note.seal is SealState.NO_KEY:
            text = _("You hold no key to this note yet. Ask a colleague who leads the group to open it.")
            made = Note("warning", _("This note cannot be opened."), text, icon="lock-simple")
        else:
            when = moment(note.signed_at, self._zone)
            made = Note("success", _("Signed"), f"{note.author_name} · {when}", icon="pen-nib-fill")
        made.setObjectName("groups.note.seal")
        return made

    def _card(self, addendum: NoteAddendum) -> Card:
        card = Card(margins=(14, 11, 14, 12))
        intact = addendum.seal is SealState.INTACT
        name = _("Addendum {n}").format(n=addendum.number)
        head = QHBoxLayout()
        head.setSpacing(8)
        look = ("info", "plus-circle") if intact else ("danger", "warning-circle")
        head.addWidget(Chip(name, *look))
        head.addWidget(Label(addendum.author_name, "small", "text2", elide=True), 1)
        head.addWidget(Label(moment(addendum.signed_at, self._zone), "small", "text2", tabular=True))
        card.body.addLayout(head)
        if intact:
            text = SectionText(read_only=True)
            text.setAccessibleName(name)
            text.show_formatted(addendum.text)
            self.texts.append(text)
            card.body.addWidget(text)
        else:
            card.body.addWidget(Label(_("It cannot be opened."), "small", "danger", wrap=True))
        return card

    def forget(self) -> None:
        """Drop the words."""
        for text in self.texts:
            text.forget()
        self.texts = []
        blocked = self.box.blockSignals(True)
        self.box.clear()
        self.box.document().clearUndoRedoStacks()
        self.box.blockSignals(blocked)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is self.box:
                self.box.setParent(None)
            elif widget is not None:
                widget.hide()
                widget.deleteLater()
