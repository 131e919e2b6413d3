"""The newest signed note in a few lines. Its words are on the screen only here and on the notes' page."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal

from clinic_app.common.locale import plain_date
from clinic_app.common.seals import SealState
from clinic_app.common.translations import _
from clinic_app.notes.values import SECTIONS, Content, SignedNote
from ui.clients.excerpt import Excerpt
from ui.clients.refill import empty
from ui.panels.words import DOT, given_name
from ui.theme.tokens import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.label import Label

LEAST = 150
_BROKEN: Mapping[SealState, str] = {
    SealState.BROKEN: "warning-octagon-fill",
    SealState.NO_KEY: "lock-simple",
}


class LastNoteCard(Card):
    """`open_wanted` from its link."""

    open_wanted = Signal()

    def __init__(self) -> None:
        self.chip = Chip("")
        super().__init__(_("Last note"), self.chip)
        self.setObjectName("record.last_note")
        self.body.setSpacing(4)
        self.setMinimumHeight(px(LEAST))
        self.chip.hide()

    def show_note(self, note: SignedNote | None) -> None:
        """Show the beginning of a note, or that there is none."""
        empty(self.body, keep=1)
        self.chip.setVisible(note is not None)
        if note is None:
            self.body.addWidget(Label(_("No signed note yet."), "body", "text2", wrap=True))
            self.body.addStretch(1)
            return
        self._show_state(note)
        about = note.head
        facts = (
            plain_date(about.session_start.date()),
            _("Session {number}").format(number=about.session_no),
            given_name(about.author_name),
        )
        self.body.addWidget(Label(DOT.join(facts), "small", "text2", tabular=True, elide=True))
        if note.content is not None:
            self.body.addWidget(Excerpt(beginning(note.content)), 1)
        else:
            self.body.addWidget(Label(self._why_closed(note.seal), "body", "danger", wrap=True))
            self.body.addStretch(1)
        link = Button(_("Open note"), "link", size="row", trailing="arrow-right")
        link.setObjectName("record.last_note.open")
        link.clicked.connect(lambda: self.open_wanted.emit())
        self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_state(self, note: SignedNote) -> None:
        if note.seal is SealState.INTACT:
            self.chip.set_state(_("Signed"), "success", "pen-nib")
        elif note.seal is SealState.BROKEN:
            self.chip.set_state(_("Seal broken"), "danger", _BROKEN[note.seal])
        else:
            self.chip.set_state(_("No key"), "warning", _BROKEN[note.seal])

    @staticmethod
    def _why_closed(seal: SealState) -> str:
        if seal is SealState.BROKEN:
            return _("Content changed since it was signed. Tell the supervisor.")
        return _("You do not hold the key yet. Ask somebody of the team to open this record.")


def beginning(content: Content) -> str:
    """The sections one after another, without their titles."""
    codes = SECTIONS[content.template]
    return " ".join(text for code in codes if (text := content.sections.get(code, "").strip()))
