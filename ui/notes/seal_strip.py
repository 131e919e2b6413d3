"""The strip above a signed note: who signed and when, and whether the seal holds (mock 09b)."""

from zoneinfo import ZoneInfo

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from clinic_app.common.seals import SealState
from clinic_app.common.translations import _
from clinic_app.notes.values import SignedNote
from ui.theme.tokens import px, theme
from ui.widgets.cards import Icon
from ui.widgets.label import Label
from ui.widgets.moments import moment


class SealStrip(QFrame):
    """Who signed and when; in danger when the seal is broken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note.seal")
        self._tone = "success"
        self.icon = Icon("pen-nib-fill", "success", 16)
        self.word = Label("", "body", "success", weight=600)
        self.text = Label("", "body", "success", elide=True)
        self.when = Label("", "body", "success", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(4)
        row.addWidget(self.icon)
        row.addSpacing(6)
        row.addWidget(self.word)
        row.addWidget(self.text, 1)
        row.addWidget(self.when)
        self.setFixedHeight(px(48))

    def show_seal(self, note: SignedNote, signer: str, zone: ZoneInfo) -> None:
        """What checking the note found."""
        when = moment(note.head.signed_at, zone) if note.head.signed_at is not None else ""
        tone, icon, word, text = "success", "pen-nib-fill", _("Signed"), signer
        if note.seal is SealState.BROKEN or any(one.seal is SealState.BROKEN for one in note.addenda):
            tone, icon, when = "danger", "warning-octagon-fill", ""
            word, text = _("The content changed since it was signed."), _("Contact the supervisor.")
        elif note.seal is SealState.NO_KEY:
            tone, icon = "warning", "lock-simple"
        self._tone = tone
        for label, words in ((self.word, word), (self.text, text), (self.when, when)):
            label.setText(words)
            label.set_ink(tone)
        self.icon.set_icon(icon, tone)
        self.setAccessibleName(f"{word} {text} {when}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color(f"{self._tone}Soft"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.color(f"{self._tone}Line"))
