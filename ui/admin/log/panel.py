"""One line of the log at the right (mock 14): the facts, the reason, and the seal to the line before it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.audit.values import LogLine
from clinic_app.common.locale import number, record_number
from clinic_app.common.translations import _
from ui.admin.log.actions import action_name, look_of
from ui.admin.log.facts import facts, reason
from ui.admin.log.known import Known
from ui.admin.log.said import fours
from ui.admin.log.subjects import login_words, subject
from ui.theme.tokens import px, theme
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Note
from ui.widgets.chips import Chip
from ui.widgets.label import Label
from ui.widgets.painting import rounded
from ui.widgets.side_panel import SidePanel

WIDTH = 320
_LABELS = 84


class _Quote(QWidget):
    """What somebody wrote, with a bar at its left."""

    def __init__(self) -> None:
        super().__init__()
        self.text = Label("", "body", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 2, 0, 2)
        row.addWidget(self.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(0, 0, 3, self.height()), 1.5, theme().color("border"))


class LogPanel(SidePanel):
    """`stepped(-1 or +1)` for the line above or below."""

    stepped = Signal(int)

    def __init__(self, form_names: dict[str, str]) -> None:
        super().__init__(_("Details"), WIDTH)
        self.setObjectName("log.panel")
        self._form_names = form_names
        self.newer = IconButton("caret-up", _("Newer entry"))
        self.older = IconButton("caret-down", _("Older entry"))
        self.newer.setObjectName("log.newer")
        self.older.setObjectName("log.older")
        self.newer.clicked.connect(lambda: self.stepped.emit(-1))
        self.older.clicked.connect(lambda: self.stepped.emit(1))
        for button in (self.newer, self.older):
            self.head.insertWidget(self.head.count() - 1, button)
        self.chip = Chip("")
        self.number = Label("", "small", "text3", tabular=True)
        self.broken = Note(
            "danger",
            _("This entry was changed."),
            _("It does not fit its seal. Tell the head of the service, and keep the file as it is."),
        )
        self.facts = QGridLayout()
        self.reason_title = Label(_("Reason given"), "caption", "text3", weight=600)
        self.reason = _Quote()
        self.before, self.own = Label("", "small", mono=True), Label("", "small", mono=True)
        self._build_body()

    def _build_body(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.chip)
        first.addStretch(1)
        first.addWidget(self.number)
        self.facts.setContentsMargins(0, 2, 0, 2)
        self.facts.setHorizontalSpacing(12)
        self.facts.setVerticalSpacing(9)
        self.facts.setColumnMinimumWidth(0, px(_LABELS))
        self.facts.setColumnStretch(1, 1)
        seal = QGridLayout()
        seal.setHorizontalSpacing(12)
        seal.setVerticalSpacing(1)
        seal.setColumnStretch(1, 1)
        for row, (words, label) in enumerate(((_("before"), self.before), (_("this"), self.own))):
            seal.addWidget(Label(words, "small", "text2", mono=True), row, 0)
            seal.addWidget(label, row, 1)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        chain = QVBoxLayout()
        chain.setSpacing(3)
        chain.setContentsMargins(0, 6, 0, 0)
        chain.addWidget(Label(_("Chain seal"), "caption", "text3", weight=600))
        chain.addLayout(seal)
        self.body.addLayout(first)
        self.body.addWidget(self.broken)
        self.body.addLayout(self.facts)
        self.body.addWidget(self.reason_title)
        self.body.addWidget(self.reason)
        self.body.addLayout(chain)
        self.body.addStretch(1)

    def show_line(self, line: LogLine, known: Known) -> None:
        """Another line."""
        look = look_of(line.action)
        self.chip.set_state(action_name(line.action), look.tone, look.icon)
        self.number.setText(f"#{number(line.seq)}")
        self.broken.setVisible(not line.sound)
        self._show_facts(line, known)
        words = reason(line)
        self.reason.text.setText(words)
        self.reason.setVisible(bool(words))
        self.reason_title.setVisible(bool(words))
        self.before.setText(fours(line.prev_hash.hex()))
        self.own.setText(fours(line.hash.hex()))

    def _show_facts(self, line: LogLine, known: Known) -> None:
        while (item := self.facts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        shown = [
            (_("Time"), known.full_moment(line.at)),
            (_("User"), known.person(line.person_id)),
            (_("Client"), record_number(line.record_no) if line.record_no else ""),
            (_("Object"), subject(line, known, self._form_names)),
            (_("Login"), login_words(line.object_id) if line.object == "login" else ""),
            *facts(line, known),
        ]
        top = Qt.AlignmentFlag.AlignTop
        for row, (label, words) in enumerate((label, words) for label, words in shown if words):
            name, value = (
                Label(label, "body", "text2", wrap=True),
                Label(words, "body", wrap=True, tabular=True),
            )
            value.setAccessibleName(f"{label}: {words}")
            self.facts.addWidget(name, row, 0, top)
            self.facts.addWidget(value, row, 1, top)
