"""The note that counts down after several wrong passwords (mock 01b): how long, and what else can be done."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.theme.tokens import theme
from ui.widgets.cards import Icon
from ui.widgets.label import Label
from ui.widgets.painting import rounded

STEPS = (30, 60, 120, 300, 900)
"""Seconds of delay after the fifth, sixth, … wrong password (spec §5.6)."""
_FIRST_DELAYED = 5


def step_of(seconds: int) -> int:
    """Which step a remaining delay belongs to: the shortest that is not shorter."""
    return next((place for place, step in enumerate(STEPS) if seconds <= step), len(STEPS) - 1)


class _Drain(QWidget):
    """A bar that drains."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 1.0
        self.setFixedHeight(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        rounded(painter, box, 3, theme().color("dangerLine"))
        if self.share > 0:
            width = max(box.width() * self.share, 6)
            rounded(painter, QRectF(0, 0, width, 6), 3, theme().color("danger"))


class DelayNote(QFrame):
    """Shown while the delay lasts; `show_left` each second. It doesn't blink and takes no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("login.delay")
        self._total = STEPS[0]
        self._title = Label("", "small", "danger", weight=600, wrap=True)
        self._text = Label("", "small", "danger", wrap=True, tabular=True)
        self._bar = _Drain()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addSpacing(8)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 9, 11, 9)
        row.setSpacing(8)
        row.addWidget(Icon("warning-circle-fill", "danger", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_left(self, seconds: int) -> None:
        """So many seconds are left."""
        place = step_of(seconds)
        if not self.isVisible() or seconds > self._total:
            self._total = STEPS[place]
        if place < len(STEPS) - 1:
            count = _FIRST_DELAYED + STEPS.index(self._total)
            self._title.setText(_("Wrong password {count} times.").format(count=count))
        else:
            self._title.setText(_("Wrong password many times."))
        left = f"{seconds // 60:02}.{seconds % 60:02}"
        self._text.setText(
            _("Wait {left}, then try again, or ask an administrator to reset your password.").format(
                left=left
            )
        )
        if self._text.width() > 0:  # a low window may take room elsewhere, not from these lines
            self._text.setMinimumHeight(self._text.heightForWidth(self._text.width()))
        self._bar.share = min(seconds / self._total, 1.0)
        self._bar.update()
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._text.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme()
        rounded(QPainter(self), QRectF(self.rect()), 8, now.color("dangerSoft"), now.color("dangerLine"))
