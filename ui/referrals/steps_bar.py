"""The left side of the form (mock 12): the client, the six steps and how far each is, whether it is saved."""

from enum import Enum, auto

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.referrals.words import STEPS, step_title
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.cards import Icon
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.label import Label
from ui.widgets.painting import draw_line, rounded
from ui.widgets.scrolled import scrolled

WIDTH = 196
_CIRCLE, _ROW = 20, 40


class Mark(Enum):
    """How far a step is."""

    OPEN = auto()
    DONE = auto()
    MISSING = auto()
    """It was looked at, and something is still missing in it."""
    LOCKED = auto()
    """Not for the person's role."""


def _spoken(mark: Mark) -> str:
    return {
        Mark.OPEN: "",
        Mark.DONE: _("complete"),
        Mark.MISSING: _("incomplete"),
        Mark.LOCKED: _("filled in by the counselor"),
    }[mark]


class StepButton(FocusVisible, QAbstractButton):
    """One step: a circle with its number or mark, and its name."""

    ring_radius = 8

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number, self.mark = number, Mark.OPEN
        self.setObjectName(f"referral.to_step.{number}")
        self.setText(step_title(number))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_mark(Mark.OPEN)

    def set_mark(self, mark: Mark) -> None:
        """Another mark."""
        self.mark = mark
        self.setEnabled(mark is not Mark.LOCKED)
        self.setToolTip(_("Filled in by the counselor.") if mark is Mark.LOCKED else "")
        said = _("Step {number} of {count}: {title}").format(
            number=self.number, count=len(STEPS), title=self.text()
        )
        self.setAccessibleName(", ".join(part for part in (said, _spoken(mark)) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, px(_ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, as Space does; arrows belong to the column."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        on = self.isChecked()
        if on or (self.underMouse() and self.isEnabled()):
            rounded(painter, box, 8, now.color("accentSoft" if on else "hover"))
        side = px(_CIRCLE)
        circle = QRectF(10, box.center().y() - side / 2, side, side)
        self._paint_circle(painter, circle, on)
        ink = "accent" if on else "disabled" if not self.isEnabled() else "text2"
        painter.setFont(font("body", 600 if on else 400))
        draw_line(painter, box.adjusted(circle.right() + 10, 0, -6, 0), self.text(), now.color(ink))

    def _paint_circle(self, painter: QPainter, box: QRectF, on: bool) -> None:
        now, inner = theme(), box.adjusted(4, 4, -4, -4)
        looks = {
            Mark.DONE: ("successSoft", "check", "success"),
            Mark.MISSING: ("warningSoft", "warning", "warning"),
            Mark.LOCKED: ("sunken", "lock-simple", "text3"),
        }
        if not on and self.mark in looks:
            fill, icon, ink = looks[self.mark]
            rounded(painter, box, box.width() / 2, now.color(fill))
            draw_icon(painter, inner, icon, now.color(ink))
            return
        rounded(painter, box, box.width() / 2, now.color("accent" if on else "sunken"))
        painter.setFont(font("caption", 600, on_solid=on))
        painter.setPen(now.color("onAccent" if on else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.number))


class StepsBar(QWidget):
    """`wanted(step)` when a step is pressed."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("referral.steps")
        self.setAccessibleName(_("Steps"))
        self.name = Label("", "subtitle", wrap=True)
        self.name.setObjectName("referral.client")
        self.line = Label("", "small", "text2", tabular=True, wrap=True)
        self.buttons = [StepButton(number) for number in range(1, len(STEPS) + 1)]
        self.saved_icon = Icon("check-circle", "success", 14)
        self.saved = Label("", "small", "text2", tabular=True, wrap=True)
        self.saved.setObjectName("referral.saved")
        upper = QWidget()
        self._column = QVBoxLayout(upper)
        self._column.setContentsMargins(10, 14, 10, 0)
        self._column.setSpacing(0)
        who = QVBoxLayout()
        who.setContentsMargins(8, 0, 4, 14)
        who.setSpacing(1)
        who.addWidget(self.name)
        who.addWidget(self.line)
        self._column.addLayout(who)
        for button in self.buttons:
            self._column.addWidget(button)
            button.clicked.connect(lambda _on=False, number=button.number: self.wanted.emit(number))
        self._column.addStretch(1)
        below = QHBoxLayout()
        below.setContentsMargins(18, 8, 10, 12)
        below.setSpacing(6)
        below.addWidget(self.saved_icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.saved, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(upper), 1)  # a long name in a low window
        whole.addLayout(below)
        self.setFixedWidth(px(WIDTH))

    def show_client(self, name: str, line: str) -> None:
        """Whose referral it is."""
        self.name.setText(name)
        self.line.setText(line)

    def show_step(self, number: int) -> None:
        """Where one is; 0 for nowhere."""
        for button in self.buttons:
            button.setAutoExclusive(False)
            button.setChecked(button.number == number)
            button.setAutoExclusive(True)
            button.update()

    def show_saved(self, icon: str, ink: str, text: str) -> None:
        """Whether it is on the disk."""
        if text != self.saved.text():
            self.saved_icon.set_icon(icon, ink)
            self.saved.set_ink("danger" if ink == "danger" else "text2")
            self.saved.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), now.color("border"))
