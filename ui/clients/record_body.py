"""What stands under a record's head: cards by tab, by what the person may see (mocks 08, 08c)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clinic_app.common.locale import plain_date
from clinic_app.common.permissions import Permission, Role
from clinic_app.common.translations import _, ngettext
from clinic_app.scheduling.values import Status
from ui.clients.consent_card import ConsentCard
from ui.clients.consent_table import ConsentTable
from ui.clients.consent_words import may_be_withdrawn
from ui.clients.contact_card import ContactCard
from ui.clients.group_table import GroupTable
from ui.clients.last_note_card import LastNoteCard
from ui.clients.next_card import NextCard
from ui.clients.problem_card import ProblemCard
from ui.clients.record_header import APPOINTMENTS, CONSENTS, GROUPS, REFERRALS, SUMMARY
from ui.clients.record_presenter import RecordPresenter
from ui.clients.referral_table import ReferralTable
from ui.clients.session_card import SessionCard
from ui.clients.team_card import TeamCard
from ui.theme.tokens import px
from ui.widgets.cards import Card, Icon
from ui.widgets.label import Label

SIDE, _SIDE_NARROW, _ROOMY = 300, 268, 940
_THREE = 840
"""From this width on, without the right column, three cards stand beside each other."""


class RecordBody(QScrollArea):
    """Fills its cards from the presenter; the page connects them."""

    def __init__(self, presenter: RecordPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        workspace = presenter.workspace
        self._tab = SUMMARY
        self._side_wanted = True
        self._wide: bool | None = None
        counselor = workspace.may(Permission.NOTE_READ)
        oversees = bool(workspace.roles & {Role.SUPERVISOR, Role.HEAD})
        self.hidden_part = _hidden_part()
        self.sessions = SessionCard(
            _("Sessions") if counselor else _("Appointments"),
            "record.sessions",
            counselor or oversees,
            presenter.today,
        )
        self.problems = ProblemCard()
        self.last_note = LastNoteCard()
        self.coming = NextCard()
        self.contact = ContactCard()
        self.team = TeamCard(workspace.may(Permission.CARE_TEAM_WRITE))
        self.consent = ConsentCard(workspace.may(Permission.CONSENT_WRITE))
        self.consents = ConsentTable(
            presenter.names, presenter.today, workspace.may(Permission.CONSENT_WRITE)
        )
        self.referrals = ReferralTable(presenter.today, workspace.may(Permission.REFERRAL_PREPARE))
        self.groups = GroupTable()
        self._shows_team = counselor or oversees
        self._lay_out()

    def _lay_out(self) -> None:
        self._trio = QWidget()
        self._grid = QGridLayout(self._trio)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        self._arrange(wide=True)
        left = QVBoxLayout()
        left.setSpacing(10)
        for part, stretch in (
            (self.hidden_part, 0),
            (self.sessions, 1),
            (self.consents, 1),
            (self.groups, 1),
            (self.referrals, 1),
            (self._trio, 0),
        ):
            left.addWidget(part, stretch)
        self._side = QWidget()
        self._side.setFixedWidth(SIDE)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(10)
        for card in (self.contact, self.team, self.consent):
            side.addWidget(card)
        side.addStretch(1)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self._side)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the table gets some of the room of the cards beside it."""
        self._side.setFixedWidth(SIDE if self.width() >= _ROOMY else _SIDE_NARROW)
        self._fit_cards()
        super().resizeEvent(event)

    def _fit_cards(self) -> None:
        side = self._tab == SUMMARY and self._side_wanted
        self._arrange(self.width() - (self._side.width() if side else 0) >= px(_THREE))

    def _arrange(self, wide: bool) -> None:
        """Three cards beside each other; where there is less room the problems stand above the others."""
        if wide is self._wide:
            return
        self._wide = wide
        for card in (self.problems, self.last_note, self.coming):
            self._grid.removeWidget(card)
        self.problems.spread(wide=not wide)
        below = 0 if wide else 1
        self._grid.addWidget(self.problems, 0, 0, 1, 1 if wide else 2)
        self._grid.addWidget(self.last_note, below, 1 - below)
        self._grid.addWidget(self.coming, below, 2 - below)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if wide or column < 2 else 0)

    @property
    def tab(self) -> str:
        """The tab shown now."""
        return self._tab

    def show_tab(self, tab: str) -> None:
        """Show the cards of another tab."""
        self._tab = tab
        self.show_remarks()
        self._place()

    def leave_room(self, needed: bool) -> None:
        """Give the right column's place to a panel, or take it back."""
        self._side_wanted = not needed
        self._place()

    def _place(self) -> None:
        summary, clinical = self._tab == SUMMARY, self._presenter.clinical
        self.hidden_part.setVisible(summary and not self._presenter.in_team)
        self.sessions.setVisible(summary or self._tab == APPOINTMENTS)
        self.consents.setVisible(self._tab == CONSENTS)
        self.groups.setVisible(self._tab == GROUPS)
        self.referrals.setVisible(self._tab == REFERRALS)
        self._trio.setVisible(summary and clinical)
        self.team.setVisible(self._shows_team)
        self._side.setVisible(summary and self._side_wanted)
        self._fit_cards()

    def fill(self) -> None:
        """Show the record that the presenter holds."""
        shown = self._presenter
        record, today = shown.record, shown.today()
        if record is None or shown.restricted:
            return
        self.sessions.show_rows(shown.rows(), self._since())
        self.contact.show_record(record)
        self.team.show_record(record, today)
        self.consent.show_record(record, today)
        withdrawable = any(may_be_withdrawn(consent) for consent in record.consents)
        self.consents.show_consents(record.consents, withdrawable)
        self.groups.show_groups(shown.groups)
        self.show_remarks()
        self.referrals.show_referrals(shown.referrals)
        if shown.clinical:
            self.show_problems()
            self.last_note.show_note(shown.last_note)
            self.coming.show_coming(shown.coming(), today, shown.may(Permission.APPOINTMENT_WRITE))
        else:
            self.last_note.show_note(None)
        self._place()

    def show_remarks(self) -> None:
        """They are opened, and logged, only where somebody looks at them."""
        looked_at = self._tab == GROUPS and not self._presenter.restricted
        self.groups.show_remarks(self._presenter.remarks() if looked_at else ())

    def show_problems(self) -> None:
        """They are read apart from the rest of the record."""
        self.problems.show_problems(self._presenter.problems)

    def _since(self) -> str:
        shown = self._presenter
        held = sum(block.status is Status.COMPLETED for block in shown.blocks)
        if not shown.episodes or not shown.clinical:
            return ""
        first = min(episode.opened_on for episode in shown.episodes)
        met = ngettext("{n} session", "{n} sessions", held).format(n=held)
        return _("since {day} · {met}").format(day=plain_date(first), met=met)


def _hidden_part() -> Card:
    """Says to those outside the team that there is more than they see."""
    card = Card(margins=(11, 8, 11, 8))
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon("lock-simple"), 0, Qt.AlignmentFlag.AlignTop)
    words = QHBoxLayout()
    words.setSpacing(4)
    words.addWidget(
        Label(_("Part of the data is hidden."), "small", weight=600), 0, Qt.AlignmentFlag.AlignTop
    )
    text = Label(_("Only the care team of this client can open notes and risk."), "small", "text2", wrap=True)
    words.addWidget(text, 1)
    row.addLayout(words, 1)
    card.body.addLayout(row)
    card.setObjectName("record.hidden")
    return card
