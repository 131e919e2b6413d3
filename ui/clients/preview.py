"""The chosen client beside the list (mock 07): who it is, what goes on, what comes next."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import clock_time, record_number
from clinic_app.common.translations import _, ngettext
from clinic_app.facility.values import Programme
from clinic_app.people.values import Confidentiality
from clinic_app.scheduling.values import Block, Status
from ui.clients.client_rows import ClientRow
from ui.clients.fact_row import FactRow
from ui.clients.presenter import Preview
from ui.clients.refill import empty
from ui.clients.words import RISK_LOOK, day_in_text, near_day, risk_sentence
from ui.panels.words import DOT, age_text, sex_sign
from ui.theme.tokens import theme
from ui.widgets.berth import Berth
from ui.widgets.buttons import Button
from ui.widgets.cards import Divider, EmptyState, Icon, KeyHint, Note
from ui.widgets.chips import Chip
from ui.widgets.flow_row import FlowRow
from ui.widgets.label import Label
from ui.widgets.marks import Avatar, ProgrammeMark, letters
from ui.widgets.scrolled import scrolled
from ui.widgets.wording import programme_name

WIDTH = 312
_COMING = 4


class ClientPreview(QFrame):
    """`record_wanted` and `booking_wanted` from its two buttons."""

    record_wanted = Signal()
    booking_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clients.preview")
        self.setAccessibleName(_("Chosen client"))
        self.setFixedWidth(WIDTH)
        self.avatar = Avatar("", 44, own=True)
        self.name = Label("", "h2", wrap=True)
        self.name.setObjectName("clients.preview.name")
        self.line = Label("", "body", "text2", tabular=True, elide=True)
        self.chips = FlowRow()
        self.record = Button(_("Open record"), "primary", "arrow-right", "compact")
        self.record.setObjectName("clients.open")
        self.book = Button(_("Appointment"), "default", "calendar-plus", "compact")
        self.book.setObjectName("clients.book")
        self.record.clicked.connect(lambda: self.record_wanted.emit())
        self.book.clicked.connect(lambda: self.booking_wanted.emit())
        self._facts = QVBoxLayout()
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setSpacing(0)
        self.nobody = EmptyState("user", _("Nobody chosen"), _("Choose a client to see what comes next."))
        self._lay_out()
        self.berth = Berth(self)

    def _lay_out(self) -> None:
        self._client = QWidget()
        column = QVBoxLayout(self._client)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(Divider())
        facts = QWidget()
        facts.setLayout(self._facts)
        column.addWidget(scrolled(facts), 1)
        column.addLayout(self._keys())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self._client)
        whole.addWidget(self.nobody)
        self._client.hide()

    def _head(self) -> QVBoxLayout:
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self.name)
        who.addWidget(self.line)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(who, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.record, 1)
        acts.addWidget(self.book, 1)
        head = QVBoxLayout()
        head.setContentsMargins(15, 16, 16, 14)
        head.setSpacing(12)
        head.addLayout(top)
        head.addWidget(self.chips)
        head.addLayout(acts)
        return head

    def _keys(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(15, 8, 15, 14)
        row.setSpacing(6)
        self._book_hint = [KeyHint("J"), Label(_("book"), "small", "text2")]
        for part in (
            KeyHint("↑"),
            KeyHint("↓"),
            Label(_("choose"), "small", "text2"),
            KeyHint("Enter"),
            Label(_("open"), "small", "text2"),
            *self._book_hint,
        ):
            row.addWidget(part)
        row.addStretch(1)
        return row

    # Showing

    def show_nobody(self) -> None:
        """No client is chosen."""
        self._client.hide()
        self.nobody.show()

    def show_client(self, shown: Preview, today: date, may_book: bool) -> None:
        """Show a client."""
        client = shown.row.client
        self.avatar.set_initials(letters(client.full_name))
        self.name.setText(client.full_name)
        parts = [record_number(client.record_no)]
        if client.own:
            parts += [sex_sign(client.sex), age_text(client.birth_date, client.birth_precision, today)]
        self.line.setText(DOT.join(parts))
        self.book.setVisible(may_book)
        for part in self._book_hint:
            part.setVisible(may_book)
        self._show_chips(shown.row)
        empty(self._facts)
        if client.own:
            self._show_programmes(shown, today)
            self._show_coming(shown.coming, today, shown.row.active)
        else:
            self._show_closed()
        self._facts.addStretch(1)
        self.nobody.hide()
        self._client.show()

    def _show_chips(self, row: ClientRow) -> None:
        self.chips.clear()
        if row.risk is not None:
            tone, icon = RISK_LOOK[row.risk.level]
            self.chips.add(Chip(risk_sentence(row.risk.level), tone, icon))
        if row.client.attention:
            self.chips.add(Chip(_("Needs attention"), "warning", "flag-fill"))
        if row.client.confidentiality is Confidentiality.RESTRICTED:
            self.chips.add(Chip(_("Restricted"), "neutral", "lock-simple"))
        self.chips.setVisible(bool(self.chips.members()))

    def _section(self, title: str) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setContentsMargins(15, 13, 16, 14)
        box.setSpacing(10)
        box.addWidget(Label(title, "small", "text2", weight=500))
        self._facts.addLayout(box)
        return box

    def _show_programmes(self, shown: Preview, today: date) -> None:
        if not shown.row.programmes:
            return
        box = self._section(_("Programme"))
        for programme, finished in shown.row.programmes:
            mark = ProgrammeMark(programme.value, faded=finished)
            aside = self._progress(shown, programme, finished, today)
            ink = "text2" if finished else "text"
            box.addWidget(FactRow(mark, programme_name(programme), aside, ink=ink, aside_ink="text2"))
        self._facts.addWidget(Divider())

    @staticmethod
    def _progress(shown: Preview, programme: Programme, finished: bool, today: date) -> str:
        ended = shown.finished.get(programme)
        if finished and ended is not None:
            return _("finished {day}").format(day=day_in_text(ended, today))
        count = shown.sessions.get(programme, 0)
        return ngettext("{n} session", "{n} sessions", count).format(n=count)

    def _show_coming(self, coming: tuple[Block, ...], today: date, active: bool) -> None:
        box = self._section(_("Coming up"))
        for block in coming[:_COMING]:
            box.addWidget(coming_row(block, today))
        if len(coming) > _COMING:
            more = len(coming) - _COMING
            box.addWidget(Label(_("{n} more").format(n=more), "small", "text2"))
        if not coming:
            ink = "warning" if active else "text2"
            box.addWidget(FactRow(Icon("calendar-x", ink), _("No appointment yet"), ink=ink))

    def _show_closed(self) -> None:
        box = QVBoxLayout()
        box.setContentsMargins(15, 14, 16, 14)
        box.addWidget(Note("neutral", text=_("Only the care team can open this record."), icon="lock-simple"))
        self._facts.addLayout(box)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme().color("border"))


def coming_row(block: Block, today: date) -> FactRow:
    """What comes: the programme's mark, which session, and when."""
    going_on = block.status is Status.IN_SESSION
    if going_on:
        text = _("Session {number}, going on").format(number=block.session_no)
    else:
        text = _("Session {number}").format(number=block.session_no)
    same_day = block.start.date() == today
    aside = clock_time(block.start) if same_day else near_day(block.start.date(), today)
    row = FactRow(
        ProgrammeMark(block.programme.value),
        text,
        aside,
        aside_ink="accent" if going_on else "text2",
        aside_weight=500 if going_on else None,
    )
    row.setAccessibleName(f"{programme_name(block.programme)}, {text}, {aside}")
    return row
