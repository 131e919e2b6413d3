"""The referrals of a client: whereto, how far, what is due; a press opens one on the board."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import brief_date
from clinic_app.common.translations import _
from clinic_app.referrals.rules import is_overdue
from clinic_app.referrals.rules.words import outcome_text, state_text, urgency_text
from clinic_app.referrals.values import ReferralHead, ReferralState, Urgency
from ui.panels.words import given_name
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState
from ui.widgets.label import Label
from ui.widgets.letter_table import LetterTable
from ui.widgets.rows import Cell, Column, RowsModel

_TONES = {
    ReferralState.DRAFT: ("neutral", "pencil-line"),
    ReferralState.READY: ("accent", "check-circle"),
    ReferralState.SENT: ("info", "paper-plane-tilt"),
    ReferralState.ACCEPTED: ("accent", "handshake"),
    ReferralState.ATTENDED: ("success", "check-square"),
    ReferralState.CLOSED: ("neutral", "archive"),
}


class ReferralTable(Card):
    """`opened` carries the referral's id; `refer_wanted` from the button above."""

    opened = Signal(object)
    refer_wanted = Signal()

    def __init__(self, today: Callable[[], date], may_refer: bool) -> None:
        super().__init__(margins=(1, 0, 1, 1))
        self._today = today
        self.model = RowsModel(self._columns())
        self.table = LetterTable(self.model, "comfortable", (4, 3), least=150)
        self.table.setObjectName("record.referrals")
        self.table.setAccessibleName(_("Referrals"))
        self.none = EmptyState(
            "paper-plane-tilt",
            _("No referrals yet."),
            _("Refer when another agency can help better or as well."),
        )
        self.refer = Button(_("Refer"), "tonal", "paper-plane-tilt", "compact")
        self.refer.setObjectName("record.referrals.refer")
        self.refer.clicked.connect(lambda: self.refer_wanted.emit())
        if not may_refer:
            self.refer.hide()
        self._lay_out()
        self.table.opened.connect(lambda at: self.opened.emit(self.model.row(at).id))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 6)
        head.addWidget(Label(_("Referrals"), "subtitle"))
        head.addStretch(1)
        head.addWidget(self.refer)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.none)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(holder, 1)
        self.body.addLayout(column)

    def show_referrals(self, heads: Sequence[ReferralHead]) -> None:
        """Show these, the newest first."""
        self.model.set_rows(heads)
        self._stack.setCurrentWidget(self.table if heads else self.none)

    def _columns(self) -> list[Column]:
        def receiver(head: ReferralHead) -> Cell:
            return Cell(head.receiver or _("Receiver not named yet"), weight=500, tip=head.receiver)

        def state(head: ReferralHead) -> Cell:
            tone, icon = _TONES.get(head.state, ("neutral", "circle"))
            return Cell(state_text(head.state), tone=tone, icon=icon)

        def due(head: ReferralHead) -> Cell:
            if head.state is ReferralState.CLOSED:
                return Cell(outcome_text(head.outcome) if head.outcome else "", ink="text2")
            if head.due_on is None:
                return Cell("")
            late = is_overdue(head, self._today())
            return Cell(brief_date(head.due_on), ink="danger" if late else "", weight=500 if late else 400)

        def urgency(head: ReferralHead) -> Cell:
            pressing = head.urgency is not Urgency.ROUTINE
            return Cell(urgency_text(head.urgency), ink="danger" if pressing else "text2")

        def owner(head: ReferralHead) -> Cell:
            return Cell(given_name(head.owner_name), ink="text2", tip=head.owner_name)

        return [
            Column(_("Receiver"), receiver, stretch=True),
            Column(_("Status"), state, "chip", 140),
            Column(_("Due or outcome"), due, width=160),
            Column(_("Urgency"), urgency, width=90),
            Column(_("Counselor"), owner, width=110),
        ]
