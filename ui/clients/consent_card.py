"""The client's consents in short, in the right column."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from clinic_app.common.translations import _
from clinic_app.people.values import ClientRecord
from ui.clients.consent_words import consent_lines, may_be_withdrawn
from ui.clients.fact_row import FactRow
from ui.clients.refill import empty
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Icon


class ConsentCard(Card):
    """`record_wanted`, `withdraw_wanted` from its buttons, which only those have who may."""

    record_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(self, may_write: bool) -> None:
        super().__init__(_("Consents"))
        self.setObjectName("record.consent.card")
        self._may_write = may_write

    def show_record(self, record: ClientRecord, today: date) -> None:
        """Show a record's consents as they stand."""
        empty(self.body, keep=1)
        for line in consent_lines(record.consents, today):
            quiet_ink = "text2" if line.ink == "success" else line.ink
            weight = None if line.ink == "success" else 500
            row = FactRow(
                Icon(line.icon, line.ink), line.text, line.aside, aside_ink=quiet_ink, aside_weight=weight
            )
            self.body.addWidget(row)
        if self._may_write:
            self._add_buttons(any(may_be_withdrawn(consent) for consent in record.consents))

    def _add_buttons(self, withdrawable: bool) -> None:
        record = Button(_("Record…"), "default", "pen-nib", "compact")
        record.setObjectName("record.consent")
        record.setAccessibleName(_("Record consent"))
        record.clicked.connect(lambda: self.record_wanted.emit())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(record, 1)
        if withdrawable:
            withdraw = Button(_("Withdraw…"), "default", "arrow-u-up-left", "compact")
            withdraw.setObjectName("record.consent.withdraw")
            withdraw.clicked.connect(lambda: self.withdraw_wanted.emit())
            row.addWidget(withdraw, 1)
        self.body.addLayout(row)
