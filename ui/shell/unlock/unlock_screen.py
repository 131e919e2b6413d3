"""Screen 01: who uses Teduh, and the password."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError
from clinic_app.common.text import bare_name
from clinic_app.common.translations import _
from clinic_app.sign_in.values import SignInPerson
from ui.shell.unlock.facility_side import WIDTH, FacilitySide
from ui.shell.unlock.people_list import MARGIN, PeopleList
from ui.shell.unlock.sign_in_form import SignInForm
from ui.theme.tokens import theme
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label

_COLUMN = 400


class UnlockScreen(QWidget):
    """`wished(login, password)`; `forgotten` when somebody can't get in."""

    wished = Signal(str, str)
    forgotten = Signal()

    def __init__(
        self,
        facility: tuple[str, str],
        people: Sequence[SignInPerson],
        delay: Callable[[str], int],
        note: tuple[str, str, str] = ("neutral", "", ""),
    ) -> None:
        """`people` in the order of the list, the first chosen.

        `note` (its kind, bold words, text) says what was kept at the last lock, or what was restored.
        """
        super().__init__()
        self.side = FacilitySide(*facility)
        self.people = PeopleList(people)
        self.form = SignInForm(delay, _("Unlock"))
        kind, bold, text = note
        told = kind == "neutral"
        self.note = Note(kind, bold, text, icon="clock-counter-clockwise" if told else None)
        self.note.setObjectName("login.note")
        noted = bool(bold or text)
        if not noted:
            self.note.hide()
        self.forgot = Button(_("Forgot your password?"), "link", size="compact")
        self.forgot.setObjectName("login.forgot")
        self._build(noted)
        self._connect()
        if self.people.person is not None:
            self._show(self.people.person)

    def _build(self, noted: bool) -> None:
        above, below = QVBoxLayout(), QVBoxLayout()
        for part in (above, below):
            part.setContentsMargins(MARGIN, 0, MARGIN, 0)
            part.setSpacing(0)
        above.addWidget(Label(_("Who is using Teduh?"), "title", weight=600))
        above.addSpacing(12)
        above.addWidget(self.note)
        above.addSpacing(15 if noted else 0)
        below.addWidget(self.form)
        below.addSpacing(12)
        below.addLayout(self._foot())
        holder = QWidget()
        holder.setFixedWidth(_COLUMN + 2 * MARGIN)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(above)
        column.addWidget(self.people)
        column.addSpacing(20)
        column.addLayout(below)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addStretch(1)
        row.addWidget(holder)
        row.addStretch(1)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.forgot)
        foot.addStretch(1)
        for part in (
            KeyHint("↑"),
            KeyHint("↓"),
            Label(_("choose"), "small", "text2"),
            KeyHint("Enter"),
            Label(_("open"), "small", "text2"),
        ):
            foot.addWidget(part)
        return foot

    def _connect(self) -> None:
        self.people.chosen.connect(self._show)
        self.people.confirmed.connect(self.focus_password)
        self.form.wished.connect(self.wished)
        self.form.stepped.connect(self.people.step)
        self.form.left.connect(self.focus_people)
        self.forgot.clicked.connect(self.forgotten)

    def _show(self, person: SignInPerson) -> None:
        self.form.set_person(person, _("Password of {name}").format(name=bare_name(person.name)))

    def focus_password(self) -> None:
        """Where typing begins."""
        if self.form.password.isEnabled():
            self.form.password.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_people()

    def focus_people(self) -> None:
        """To choose somebody else by key."""
        self.people.setFocus(Qt.FocusReason.TabFocusReason)

    def set_busy(self, busy: bool) -> None:
        """While the password is being checked."""
        self.people.setEnabled(not busy)
        self.form.set_busy(busy)

    def refuse(self, error: ClinicError) -> None:
        """Say why not."""
        self.people.setEnabled(True)
        self.form.refuse(error)
        if self.form.waiting:
            self.focus_people()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.side.setFixedWidth(min(WIDTH, round(self.width() * 0.42)))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("surface"))
