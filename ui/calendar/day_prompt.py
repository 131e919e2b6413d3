"""A word at the counselors' ticks when the week gets too narrow for them: the day has a column for each."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.translations import _, ngettext
from ui.theme.tokens import theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.painting import rounded

MOST_IN_WEEK = 3
"""With more counselors than this the day is easier to read (ui/spec §4.5)."""

_ABOVE = 6
"""Its own distance from the ticks, so that nothing is left where it is hidden."""


class DayPrompt(QFrame):
    """Hidden until there are too many; `wanted` when the day view is asked for."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counselors = 0
        self._text = Label("", "small", "info", wrap=True)
        self._open = Button(_("Open the day"), size="row")
        self._open.setObjectName("calendar.day_prompt")
        self._open.clicked.connect(lambda: self.wanted.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8 + _ABOVE, 10, 9)
        column.setSpacing(6)
        column.addWidget(self._text)
        column.addWidget(self._open)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_for(self, counselors: int) -> None:
        """`counselors` share each day of the week that is shown; 0 where it isn't the week."""
        if counselors == self._counselors:
            return
        self._counselors = counselors
        text = ngettext(
            "The day view is clearer for {count} counselor",
            "The day view is clearer for {count} counselors",
            counselors,
        )
        self._text.setText(text.format(count=counselors))
        self.setVisible(counselors > MOST_IN_WEEK)

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect()).adjusted(0, _ABOVE, 0, 0)
        rounded(QPainter(self), box, 8, theme().color("infoSoft"), theme().color("infoLine"))
