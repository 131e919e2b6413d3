"""Screen 01c: locked, for whoever worked last. Opaque, without a word about any client."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError
from clinic_app.common.text import bare_name
from clinic_app.common.translations import _
from clinic_app.sign_in.values import SignInPerson
from ui.shell.unlock.arcs import AROUND, paint_arcs
from ui.shell.unlock.sign_in_form import SignInForm
from ui.theme.tokens import theme
from ui.widgets.buttons import Button
from ui.widgets.cards import Divider, Icon
from ui.widgets.label import Label
from ui.widgets.marks import Avatar
from ui.widgets.painting import rounded, shadow
from ui.widgets.role_wording import roles_text

_WIDTH = 398


class _Card(QFrame):
    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 14, theme().color("surface"), theme().color("border"))


class LockScreen(QWidget):
    """`wished(login, password)`; `switched` for another user; `forgotten` when the password is lost."""

    wished = Signal(str, str)
    switched = Signal()
    forgotten = Signal()

    def __init__(
        self,
        person: SignInPerson,
        delay: Callable[[str], int],
        since: str,
        kept: str = "",
        trouble: bool = False,
    ) -> None:
        """`since` is the time of the lock as words, `kept` what was saved then; with `trouble`, why not."""
        super().__init__()
        self.person = person
        self.form = SignInForm(delay, _("Continue"))
        self.form.set_person(person, _("Password"))
        self.switch = Button(_("Switch user"), "link", size="compact")
        self.switch.setObjectName("lock.switch")
        self.forgot = Button(_("Forgot your password?"), "link", size="compact")
        self.forgot.setObjectName("login.forgot")
        self.card = _Card(self)
        self.card.setFixedWidth(_WIDTH)
        self._build(since, kept, trouble)
        self.form.wished.connect(self.wished)
        self.form.left.connect(self.switched)
        self.switch.clicked.connect(self.switched)
        self.forgot.clicked.connect(self.forgotten)

    def _build(self, since: str, kept: str, trouble: bool) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(Label(bare_name(self.person.name), "h2", elide=True))
        state = _("{roles} · locked since {time}").format(roles=roles_text(self.person.roles), time=since)
        names.addWidget(Label(state, "small", "text2", elide=True))
        names.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Avatar(self.person.initials, 44, own=True))
        head.addLayout(names, 1)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(28, 28, 28, 16)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(20)
        column.addWidget(self.form)
        if kept:
            column.addSpacing(14)
            column.addLayout(self._kept(kept, trouble))
        column.addSpacing(15)
        column.addWidget(Divider())
        column.addSpacing(6)
        foot = QHBoxLayout()
        foot.addWidget(self.switch)
        foot.addStretch(1)
        foot.addWidget(self.forgot)
        column.addLayout(foot)
        around = QVBoxLayout(self)
        around.addWidget(self.card, 0, Qt.AlignmentFlag.AlignCenter)

    def _kept(self, words: str, trouble: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        sign = Icon("warning-circle", "danger", 16) if trouble else Icon("check-circle", "success", 16)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line = Label(words, "small", "danger" if trouble else "text2", wrap=True)
        line.setObjectName("lock.kept")
        row.addWidget(line, 1)
        return row

    def focus_password(self) -> None:
        """Where typing begins."""
        if self.form.password.isEnabled():
            self.form.password.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """While the password is being checked."""
        self.switch.setEnabled(not busy)
        self.form.set_busy(busy)

    def refuse(self, error: ClinicError) -> None:
        """Say why not."""
        self.switch.setEnabled(True)
        self.form.refuse(error)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("rail"))
        paint_arcs(painter, QPointF(self.width() / 2, self.height() + 77), AROUND)
        box = QRectF(self.card.geometry())
        shadow(painter, box, 14, 56, 18, theme().color("shadow"))
