"""Who cares for the client, now and formerly."""

from datetime import date

from PySide6.QtCore import Signal

from clinic_app.common.translations import _
from clinic_app.people.values import ClientRecord, TeamMember
from ui.clients.fact_row import FactRow
from ui.clients.refill import empty
from ui.clients.words import day_in_text
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.label import Label
from ui.widgets.marks import Avatar, letters

_FORMER = 3


class TeamCard(Card):
    """`change_wanted` from its button, which only those have who may."""

    change_wanted = Signal()

    def __init__(self, may_change: bool) -> None:
        self.change = Button(_("Change"), "link", size="row")
        self.change.setObjectName("record.team.change")
        self.change.setAccessibleName(_("Change care team"))
        super().__init__(_("Care team"), self.change if may_change else None)
        self.setObjectName("record.team.card")
        self.change.clicked.connect(lambda: self.change_wanted.emit())

    def show_record(self, record: ClientRecord, today: date) -> None:
        """Show a record's team: the lead first, at most three of those who left."""
        empty(self.body, keep=1)
        present = [member for member in record.team if member.until is None]
        former = [member for member in record.team if member.until is not None][:_FORMER]
        for member in (*present, *former):
            self.body.addWidget(self._row(member, today))
        if not present:
            self.body.addWidget(Label(_("Nobody yet"), "body", "warning"))

    @staticmethod
    def _row(member: TeamMember, today: date) -> FactRow:
        aside = _("lead") if member.lead else ""
        if member.until is not None:
            aside = _("until {day}").format(day=day_in_text(member.until, today))
        elif not member.holds_key:
            aside = _("waits for the key")
        ink = "text" if member.until is None else "text2"
        row = FactRow(Avatar(letters(member.name), 22), member.name, aside, ink=ink, aside_ink="text2")
        if member.until is None and not member.holds_key:
            row.aside.setToolTip(_("Can read the notes once somebody of the team has opened this record."))
        return row
