"""Step 3: what the backup is worth and what a restore changes, and the word that lets it begin (mock 16)."""

from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common import locale
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.safekeeping.values import Examination
from ui.panels.restore.check_card import CheckCard, CompareCard
from ui.panels.restore.words import at, only_here, size_text
from ui.panels.wrapping_tick import SentenceTick
from ui.theme.tokens import px
from ui.widgets.cards import Note
from ui.widgets.fields import Field
from ui.widgets.label import Label
from ui.widgets.text_fields import TextField

KEPT_DAYS = 30
"""How long what a restore moved aside stays, if one wants it kept (mock 16)."""
_WIDTH, _FIELD = 820, 360


class CheckStep(QWidget):
    """Filled by `show_found`. `changed` as the word is typed, `submitted` on Enter."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone
        self.found: Examination | None = None
        self.keep = SentenceTick(
            _("First keep a copy of the present data on this computer for {days} days").format(
                days=KEPT_DAYS
            ),
            "restore.keep",
        )
        self.word = TextField("", "", 20)
        self.word.setObjectName("restore.word")
        self.field = Field(_("Type {word} to go on").format(word=the_word()), self.word)
        self.field.setMaximumWidth(px(_FIELD))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown = QWidget()
        self._column.addWidget(self._shown)
        self._column.addWidget(self.keep)
        self._column.addWidget(self.field)
        self._column.addStretch(1)
        self._column.setSpacing(16)
        self.setMaximumWidth(px(_WIDTH))
        self.word.textChanged.connect(lambda _text: self.changed.emit())
        self.word.returnPressed.connect(self.submitted)

    @property
    def confirmed(self) -> bool:
        """Whether it may begin: the backup can be restored, and the word was typed."""
        restorable = self.found is not None and self.found.restorable
        return restorable and self.word.text().strip().upper() == the_word()

    def show_found(self, found: Examination) -> None:
        """Another backup's answers."""
        self.found = found
        self.word.clear()
        self.keep.box.setChecked(True)
        self.keep.setVisible(found.restorable)
        self.field.setVisible(found.restorable)
        fresh = self._answers(found)
        self._column.replaceWidget(self._shown, fresh)
        self._shown.deleteLater()
        self._shown = fresh

    def focus(self) -> None:
        self.word.setFocus(Qt.FocusReason.TabFocusReason)

    def _answers(self, found: Examination) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        title = (
            _("This backup is whole and can be restored")
            if found.restorable
            else _("This backup cannot be restored")
        )
        facts = [found.file.name, size_text(found.size)]
        if found.made_at is not None:
            facts.append(at(found.made_at, self._zone))
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(Label(title, "h1"))
        head.addWidget(Label(" · ".join(facts), "body", "text2", elide=True))
        column.addLayout(head)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(CheckCard(found, self._zone), 87)
        if found.compared:
            cards.addWidget(CompareCard(found.compared), 100)
        column.addLayout(cards)
        for note in self._notes(found):
            column.addWidget(note)
        return shown

    def _notes(self, found: Examination) -> list[Note]:
        refusals = [check.refusal for check in found.checks if check.refusal is not None]
        notes = [Note("danger", "", words(refusal)) for refusal in refusals]
        if not found.restorable:
            return notes
        assert found.made_at is not None
        here = found.made_at.astimezone(self._zone)
        since = f"{locale.day_month(here.date(), short=False)} {locale.clock_time(here)}"
        title = _("Data since {since} will be replaced.").format(since=since)
        lost = only_here(found)
        if lost:
            text = _("{what} are only in the present data.").format(what=lost)
        elif any(each.now is None for each in found.compared):
            text = _("How much there is now cannot be told, since the present data cannot be opened.")
        else:
            text = _("The backup holds as much as there is now; what was changed since goes back.")
        notes.append(Note("warning", title, text))
        if found.ends_again:
            names = locale.listing(list(found.ends_again))
            text = _("{names}: left since the backup, and stays without access.").format(names=names)
            notes.append(Note("neutral", "", text, icon="user-minus"))
        for note in notes:
            note.setObjectName("restore.note")
        return notes


def the_word() -> str:
    """What has to be typed, in the language spoken now."""
    return _("RESTORE")
