"""A signed note for reading, its addenda in order, and room for one more (mock 09b)."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import number
from clinic_app.common.seals import SealState
from clinic_app.common.translations import _
from clinic_app.notes.values import SECTIONS, Addendum, Content, RiskSign, SignedNote
from ui.notes.addendum_box import AddendumBox
from ui.notes.footer import SignedFooter
from ui.notes.letter_badge import LetterBadge
from ui.notes.risk_levels import TONES
from ui.notes.seal_strip import SealStrip
from ui.notes.section import reading_width
from ui.notes.words import letter
from ui.panels.writing.section_text import SectionText
from ui.theme.tokens import px
from ui.widgets.cards import Card, Note
from ui.widgets.chips import Chip
from ui.widgets.flow_row import FlowRow
from ui.widgets.label import Label
from ui.widgets.moments import moment
from ui.widgets.note_wording import risk_name, section_name, sign_name
from ui.widgets.scrolled import scrolled

_INDENT = 52


class SignedView(QWidget):
    """`written(text)` while an addendum is typed; `footer.signed` when it shall be signed."""

    written = Signal(str)

    def __init__(self, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.strip = SealStrip()
        self.footer = SignedFooter()
        self.texts: list[SectionText] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(15, 4, 13, 0)
        self._column.setSpacing(14)
        self._middle = QWidget()
        self._middle.setLayout(self._column)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(16, 12, 16, 16)
        row.addStretch(1)
        row.addWidget(self._middle, 1000)
        row.addStretch(1)
        self.pane = scrolled(content)
        self._make_box()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.pane, 1)
        column.addWidget(self.footer)

    def _make_box(self) -> None:
        self.box = AddendumBox()
        self.box.setFixedHeight(px(62))
        self.warning = Label("", "small", "danger", wrap=True)
        self.warning.hide()
        self.new = QWidget()
        column = QVBoxLayout(self.new)
        column.setContentsMargins(_INDENT - 15, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.warning)
        self.box.textChanged.connect(self._write)
        self.box.shortened.connect(self._refuse)

    def show_note(self, note: SignedNote, signer: str, may_add: bool, kept: str) -> None:
        """Show a note; `kept` is an addendum that was begun before."""
        self.forget()
        self._middle.setMaximumWidth(reading_width())
        self.strip.show_seal(note, signer, self._zone)
        if note.content is not None:
            self._add_content(note.content)
        elif note.seal is SealState.NO_KEY:
            text = _("You hold no key to this note yet. Ask a colleague of the care team to open the record.")
            self._add(Note("warning", _("This note cannot be opened."), text, icon="lock-simple"))
        else:
            text = _(
                "It is not shown, since nobody can tell what was changed. A backup may hold the original."
            )
            self._add(Note("danger", _("The seal of this note is broken."), text))
        for addendum in note.addenda:
            self._add(self._card(addendum))
        may_add = may_add and note.seal is SealState.INTACT
        if may_add:
            self._add(self.new)
        self.new.setVisible(may_add)
        self.footer.sign.setVisible(may_add)
        self._column.addStretch(1)
        self.box.blockSignals(True)
        self.box.setPlainText(kept)
        self.box.blockSignals(False)
        self.warning.hide()
        self.footer.set_ready(bool(kept.strip()))

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _add_content(self, content: Content) -> None:
        if content.risk is not None:
            self._add(self._risk(content))
        for code in SECTIONS[content.template]:
            self._add(self._section(code, content.sections.get(code, "")))

    def _risk(self, content: Content) -> QWidget:
        assert content.risk is not None
        box = QWidget()
        box.setObjectName("note.risk.read")
        column = QVBoxLayout(box)
        column.setContentsMargins(_INDENT - 12, 0, 0, 0)
        column.setSpacing(6)
        chips = FlowRow()
        tone = TONES.get(content.risk, "neutral")
        icon = {"danger": "warning-octagon-fill", "warning": "warning-fill"}.get(tone)
        chips.add(Chip(_("Risk: {level}").format(level=risk_name(content.risk)), tone, icon))
        for sign in (each for each in RiskSign if each in content.signs):
            chips.add(Chip(sign_name(sign)))
        column.addWidget(chips)
        if content.risk_reason:
            column.addWidget(Label(content.risk_reason, "small", "text2", wrap=True))
        return box

    def _section(self, code: str, words: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(LetterBadge(letter(code)), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        title = Label(section_name(code), "body", weight=600)
        title.setFixedHeight(px(24))
        column.addWidget(title)
        if words.strip():
            text = SectionText(read_only=True)
            text.setObjectName(f"note.read.{code}")
            text.setAccessibleName(section_name(code))
            text.show_formatted(words)
            self.texts.append(text)
            column.addWidget(text)
        else:
            column.addWidget(Label("–", "reading", "text3"))
        row.addLayout(column, 1)
        return box

    def _card(self, addendum: Addendum) -> QWidget:
        card = Card(margins=(14, 11, 14, 12))
        card.setObjectName(f"note.addendum.{addendum.number}")
        head = QHBoxLayout()
        head.setSpacing(8)
        intact = addendum.seal is SealState.INTACT
        name = _("Addendum {n}").format(n=addendum.number)
        head.addWidget(
            Chip(name, "info" if intact else "danger", "plus-circle" if intact else "warning-circle")
        )
        head.addWidget(Label(addendum.author_name, "small", "text2", elide=True), 1)
        head.addWidget(Label(moment(addendum.signed_at, self._zone), "small", "text2", tabular=True))
        card.body.addLayout(head)
        if intact:
            text = SectionText(read_only=True)
            text.setObjectName(f"note.read.addendum.{addendum.number}")
            text.setAccessibleName(name)
            text.show_formatted(addendum.text)
            self.texts.append(text)
            card.body.addWidget(text)
        else:
            card.body.addWidget(Label(_seal_words(addendum.seal), "small", "danger", wrap=True))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(_INDENT - 15, 0, 0, 0)
        row.addWidget(card)
        return holder

    def forget(self) -> None:
        """Drop the words."""
        for text in self.texts:
            text.forget()
        self.texts = []
        self.box.blockSignals(True)
        self.box.clear()
        self.box.document().clearUndoRedoStacks()
        self.box.blockSignals(False)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is self.new:
                self.new.setParent(None)
            elif widget is not None:
                widget.hide()
                widget.deleteLater()

    def _write(self) -> None:
        text = self.box.toPlainText()
        self.warning.hide()
        self.footer.set_ready(bool(text.strip()))
        wanted = min(max(round(self.box.document().size().height()) * px(18) + 14, px(62)), px(320))
        if wanted != self.box.height():
            self.box.setFixedHeight(wanted)
        self.written.emit(text)

    def _refuse(self, limit: int) -> None:
        self.warning.setText(_("Too long. At most {limit} signs fit in here.").format(limit=number(limit)))
        self.warning.show()

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 200)


def _seal_words(seal: SealState) -> str:
    if seal is SealState.BROKEN:
        return _("The content changed since it was signed.")
    return _("You hold no key to this addendum yet.")
