"""A referral that is ready or on its way: its number, printing, saving, sending, or back to the draft."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.referrals.rules import next_acts
from clinic_app.referrals.rules.words import state_text
from clinic_app.referrals.values import Referral, StepKind
from ui.referrals.words import STATE_LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note
from ui.widgets.chips import Chip
from ui.widgets.flow_row import FlowRow
from ui.widgets.label import Label


class ReadyView(QWidget):
    """The page connects the buttons."""

    redraft_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("referral.ready")
        self.title = Label("", "h2")
        self.title.setObjectName("referral.number")
        self.chip = Chip("")
        self.text = Label("", "body", "text2", wrap=True)
        self.print = Button(_("Print three copies"), "primary", "printer")
        self.save = Button(_("Save PDF"), "default", "file-pdf")
        self.send = Button(_("Record the sending"), "default", "paper-plane-tilt")
        self.redraft = Button(_("Back to draft"), "ghost", "pencil-line")
        for name, button in (
            ("print", self.print),
            ("save_pdf", self.save),
            ("send", self.send),
            ("redraft", self.redraft),
        ):
            button.setObjectName(f"referral.ready.{name}")
        self.print.setToolTip(_("Print three copies") + " (Ctrl P)")
        self.told = Note("neutral", text=" ")
        self.told.setObjectName("referral.ready.told")
        self._lay_out()
        self.told.hide()

    def _lay_out(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.chip)
        head.addStretch(1)
        card = Card()
        card.body.addLayout(head)
        card.body.addWidget(self.text)
        buttons = FlowRow(8, 8)
        for button in (self.print, self.save, self.send, self.redraft):
            buttons.add(button)
        card.body.addWidget(buttons)
        self.column.addWidget(card)
        self.column.addWidget(self.told)
        self.column.addStretch(1)

    def show_referral(self, referral: Referral, may_print: bool) -> None:
        """What can be done with it now."""
        head = referral.head
        acts = next_acts(head.state)
        self.title.setText(head.letter_no)
        self.chip.set_state(state_text(head.state), *STATE_LOOK[head.state])
        self.text.setText(
            _(
                "One copy for the receiver, one for the client or guardian, one for this facility. "
                "What is disclosed can't be changed any more."
            )
        )
        for button in (self.print, self.save):
            button.setVisible(may_print)
        self.send.setVisible(StepKind.SENT in acts)
        self.redraft.setVisible(StepKind.REDRAFTED in acts and may_print)
        self.tell("", "", "")

    def tell(self, kind: str, title: str, text: str) -> None:
        """What came of printing or saving; without a kind nothing is told."""
        note = Note(kind or "neutral", title, text)
        note.setObjectName("referral.ready.told")
        self.column.replaceWidget(self.told, note)
        self.told.hide()
        self.told.deleteLater()
        self.told = note
        note.setVisible(bool(kind))
