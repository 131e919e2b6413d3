"""The head of a record (mock 08): who it is, chips, what may be done, tabs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import record_number
from clinic_app.common.permissions import Permission
from clinic_app.common.translations import _
from clinic_app.people.values import Confidentiality
from ui.clients.client_rows import programmes_of
from ui.clients.record_presenter import RecordPresenter
from ui.clients.words import RISK_LOOK, day_in_text, risk_sentence
from ui.panels.words import DOT, age_text
from ui.theme.tokens import px, theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chips import Chip, ProgrammeChip
from ui.widgets.flow_row import FlowRow
from ui.widgets.label import Label
from ui.widgets.marks import Avatar, letters
from ui.widgets.tabs import TabBar
from ui.widgets.wording import confidentiality_name, programme_name, sex_name

SUMMARY, NOTES, APPOINTMENTS, CONSENTS = "summary", "notes", "appointments", "consents"
REFERRALS, GROUPS = "referrals", "groups"
_ROOM_TO_REFER = 1000


class RecordHeader(QWidget):
    """Shows what the presenter holds; the page connects buttons and tabs."""

    def __init__(self, presenter: RecordPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setAccessibleName(_("Client"))
        self.avatar = Avatar("", 44, own=True)
        self.name = Label("", "h1", elide=True)
        self.name.setObjectName("record.name")
        self.line = Label("", "body", "text2", tabular=True)
        self.chips = FlowRow()
        self.note = Button("", "primary", "note-pencil")
        self.note.setObjectName("record.note")
        self.book = Button(_("Appointment"), "default", "calendar-plus")
        self.book.setObjectName("record.book")
        self.refer = Button(_("Refer"), "default", "paper-plane-tilt")
        self.refer.setObjectName("record.refer")
        self.refer.setToolTip(_("Refer") + " (R)")
        self.correct = Button(_("Change data"), "default", "pencil")
        self.correct.setObjectName("record.correct")
        self.more = IconButton("dots-three", _("More for this client"), kind="default")
        self.more.setObjectName("record.more")
        self.tabs = TabBar([])
        self._has: set[str] = set()
        self._make_tabs()
        self._lay_out()

    def _make_tabs(self) -> None:
        for key, text in (
            (SUMMARY, _("Summary")),
            (NOTES, _("Notes") if self._presenter.workspace.may(Permission.NOTE_READ) else ""),
            (APPOINTMENTS, _("Appointments")),
            (GROUPS, _("Groups") if self._presenter.workspace.may(Permission.GROUP_READ) else ""),
            (REFERRALS, _("Referrals") if self._presenter.workspace.may(Permission.REFERRAL_READ) else ""),
            (CONSENTS, _("Consents")),
        ):
            if text:
                self.tabs.add(key, text).setObjectName(f"record.tab.{key}")
                self._has.add(key)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.name, 0)
        first.addWidget(self.line, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        who = QVBoxLayout()
        who.setSpacing(5)
        who.addLayout(first)
        who.addWidget(self.chips)
        acts = QHBoxLayout()
        acts.setContentsMargins(0, 6, 0, 0)  # on one line with the middle of the avatar
        acts.setSpacing(8)
        for button in (self.note, self.book, self.refer, self.correct, self.more):
            acts.addWidget(button)
        top = QHBoxLayout()
        top.setContentsMargins(4, 0, 4, 0)
        top.setSpacing(12)
        top.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(who, 1)
        top.addLayout(acts)
        top.setAlignment(acts, Qt.AlignmentFlag.AlignTop)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 0)
        column.setSpacing(9)
        column.addLayout(top)
        column.addWidget(self.tabs)

    def fill(self) -> None:
        """Show the record that the presenter holds."""
        shown = self._presenter
        if shown.record is None:
            return
        client, today = shown.record.name, shown.today()
        self.avatar.set_initials(letters(client.full_name))
        self.name.setText(client.full_name)
        known = [record_number(client.record_no)]
        if not shown.restricted:
            age = age_text(client.birth_date, client.birth_precision, today)
            known = [age, sex_name(client.sex), *known]
        self.line.setText(DOT.join(known))
        self._fill_chips()
        self._fill_actions()
        self.tabs.setVisible(not shown.restricted)
        self._column.setContentsMargins(16, 12, 12, 12 if shown.restricted else 0)
        if NOTES in self._has:
            self.tabs.tab(NOTES).setVisible(shown.clinical)
            self.tabs.tab(NOTES).set_count(shown.note_count)
        if GROUPS in self._has:
            self.tabs.tab(GROUPS).set_count(len(shown.groups) or None)
        if REFERRALS in self._has:
            self.tabs.tab(REFERRALS).set_count(len(shown.referrals) or None)

    def _fill_chips(self) -> None:
        shown = self._presenter
        assert shown.record is not None
        client, today = shown.record.name, shown.today()
        self.chips.clear()
        programmes = sorted(programmes_of(shown.episodes), key=lambda pair: pair[1])
        for programme, finished in programmes:
            name = programme_name(programme, short=True)
            text = _("{programme} finished").format(programme=name) if finished else name
            self.chips.add(ProgrammeChip(programme.value, text, finished))
        if shown.risk is not None:
            tone, icon = RISK_LOOK[shown.risk.level]
            local = shown.risk.decided_at.astimezone(shown.workspace.zone).date()
            words = _("{risk}, reviewed {day}").format(
                risk=risk_sentence(shown.risk.level), day=day_in_text(local, today)
            )
            self._chip("record.risk", words, tone, icon)
        if client.attention:
            self._chip("record.attention.chip", _("Needs attention"), "warning", "flag-fill")
        if client.confidentiality is Confidentiality.RESTRICTED:
            words = confidentiality_name(client.confidentiality)
            self._chip("record.confidentiality", words, "neutral", "lock-simple")
        if not shown.restricted and not shown.record.may_write_note:
            self._chip("record.no_consent", _("No service consent"), "warning", "warning-circle")
        self.chips.setVisible(bool(self.chips.members()))

    def _chip(self, name: str, text: str, tone: str, icon: str | None) -> None:
        chip = Chip(text, tone, icon)
        chip.setObjectName(name)
        self.chips.add(chip)

    def _fill_actions(self) -> None:
        shown = self._presenter
        writes = shown.clinical and shown.workspace.may(Permission.NOTE_WRITE)
        self.note.setVisible(writes)
        if writes:
            wish = shown.note_wish()
            self.note.setText(wish.text)
            self.note.setEnabled(wish.target is not None)
            self.note.setToolTip(wish.reason or f"{wish.text} (C)")
            self.note.updateGeometry()
        self.book.setVisible(shown.may(Permission.APPOINTMENT_WRITE))
        self.book.set_kind("default" if writes else "primary")
        self.book.setToolTip(_("Appointment") + " (J)")
        self._fit_refer()
        self.correct.setVisible(shown.may(Permission.CLIENT_WRITE) and not writes)

    def _fit_refer(self) -> None:
        """In little room it is in the menu only, so that the name keeps its place."""
        roomy = self.width() >= px(_ROOM_TO_REFER)
        self.refer.setVisible(roomy and self._presenter.may(Permission.REFERRAL_PREPARE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_refer()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.color("border"))
