"""All consents of a client, refused and withdrawn ones too."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import brief_date
from clinic_app.common.translations import _
from clinic_app.people.values import Consent, ConsentGiver, ConsentKind, PersonId
from ui.clients.consent_words import decision
from ui.panels.words import given_name
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState
from ui.widgets.label import Label
from ui.widgets.letter_table import LetterTable
from ui.widgets.rows import Cell, Column, RowsModel
from ui.widgets.wording import consent_name, giver_name, method_name


class ConsentTable(Card):
    """`record_wanted` and `withdraw_wanted` from the buttons above."""

    record_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(self, names: Mapping[PersonId, str], today: Callable[[], date], may_write: bool) -> None:
        """`names` is looked into while painting; the caller keeps it up to date."""
        super().__init__(margins=(1, 0, 1, 1))
        self._names, self._today = names, today
        self.model = RowsModel(self._columns())
        self.table = LetterTable(self.model, "comfortable", (5, 3, 4), least=0)
        self.table.setObjectName("record.consents")
        self.table.setAccessibleName(_("Consents"))
        self.none = EmptyState("file-text", _("No consent recorded yet"), "")
        self.withdraw = Button(_("Withdraw…"), "default", "arrow-u-up-left", "compact")
        self.withdraw.setObjectName("record.consents.withdraw")
        self.withdraw.clicked.connect(lambda: self.withdraw_wanted.emit())
        self.record = Button(_("Record consent"), "tonal", "pen-nib", "compact")
        self.record.setObjectName("record.consents.record")
        self.record.clicked.connect(lambda: self.record_wanted.emit())
        for button in (self.withdraw, self.record):
            if not may_write:
                button.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 6)
        head.setSpacing(8)
        head.addWidget(Label(_("Consents"), "subtitle"))
        head.addStretch(1)
        head.addWidget(self.withdraw)
        head.addWidget(self.record)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.none)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(holder, 1)
        self.body.addLayout(column)

    def show_consents(self, consents: Sequence[Consent], withdrawable: bool) -> None:
        """Show these, the newest first."""
        self.model.set_rows(consents)
        self.withdraw.setEnabled(withdrawable)
        self._stack.setCurrentWidget(self.table if consents else self.none)

    def _columns(self) -> list[Column]:
        def kind(consent: Consent) -> Cell:
            return Cell(consent_name(consent.kind), weight=500)

        def decided(consent: Consent) -> Cell:
            text, tone, icon = decision(consent, self._today())
            return Cell(text, tone=tone, icon=icon)

        def day(consent: Consent) -> Cell:
            return Cell(brief_date(consent.day))

        def how(consent: Consent) -> Cell:
            asked = consent.kind is not ConsentKind.EXCEPTION
            return Cell(method_name(consent.method) if asked else "", ink="text2")

        def giver(consent: Consent) -> Cell:
            if consent.kind is ConsentKind.EXCEPTION:
                return Cell(consent.reason, ink="text2", tip=consent.reason)
            name = consent.giver_name if consent.giver is ConsentGiver.GUARDIAN else ""
            shown = name or giver_name(consent.giver)
            witness = _("Witness: {name}").format(name=consent.witness) if consent.witness else ""
            return Cell(shown, ink="text2", tip=witness)

        def recorded(consent: Consent) -> Cell:
            name = self._names.get(consent.recorded_by, "")
            return Cell(given_name(name), ink="text2", tip=name)

        return [
            Column(_("Consent"), kind, width=210),
            Column(_("Decision"), decided, "chip", 130),
            Column(_("Date"), day, width=118),
            Column(_("How"), how, width=180),
            Column(_("Given by"), giver, width=180),
            Column(_("Recorded by"), recorded, width=120),
        ]
