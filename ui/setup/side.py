"""The left side of the wizard: sign, steps, and whether one may leave now."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from clinic_app.common.translations import N_, _
from ui.theme.tokens import px, theme
from ui.widgets.cards import Icon
from ui.widgets.label import Label
from ui.widgets.logo import Logo
from ui.widgets.stepper import Stepper

WIDTH = 300
"""Where there is room."""
STEPS = (
    (N_("Facility"), N_("Name and address")),
    (N_("Programmes and hours"), N_("Services, hours, rooms")),
    (N_("Administrator"), N_("Name and password")),
    (N_("Recovery key"), N_("Print and keep")),
    (N_("Backup"), N_("Choose the place")),
    (N_("Users"), N_("Counselor and receptionist")),
    (N_("Done"), N_("Begin to work")),
)
_RECOVERY, _DONE = 3, 6
_USUAL, _UNDER_SIGN = (28, 32, 22, 26), 34
_LOW, _UNDER_SIGN_LOW = (28, 22, 16, 12), 22
"""Margins, and what lies between sign and steps."""


class Side(QWidget):
    """`show_step` and `describe` change it."""

    def __init__(self) -> None:
        super().__init__()
        self.stepper = Stepper([(_(title), _(detail)) for title, detail in STEPS])
        self.stepper.setObjectName("setup.steps")
        self.note = Label("", "small", "text2", wrap=True)
        self.note.setObjectName("setup.note")
        self.note.setMinimumHeight(px(48))  # three lines: a low window scrolls, nothing overlaps
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Logo(32))
        head.addWidget(Label("Teduh", "h1"))
        head.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(Icon("info", "text2", 15), 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.note, 1)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addLayout(head)
        self._under_sign = QSpacerItem(0, _UNDER_SIGN)
        column.addItem(self._under_sign)
        column.addWidget(self.stepper)
        column.addSpacing(8)
        column.addStretch(1)
        column.addLayout(below)
        self.set_low(False)

    def set_low(self, low: bool) -> None:
        """Closer together in a low window."""
        self._column.setContentsMargins(*(_LOW if low else _USUAL))
        self._under_sign.changeSize(0, _UNDER_SIGN_LOW if low else _UNDER_SIGN)
        self._column.invalidate()

    def show_step(self, number: int) -> None:
        """Where one is."""
        self.stepper.set_current(number + 1 if number == _DONE else number)
        if number == _RECOVERY:
            said = _("Do not close Teduh before the key is kept.")
        elif number == _DONE:
            said = _("The set-up is finished.")
        else:
            said = _("You may close Teduh and go on here later.")
        self.note.setText(said)

    def describe(self, number: int, detail: str) -> None:
        """What was chosen in a step; the usual words while nothing was."""
        self.stepper.set_detail(number, detail or _(STEPS[number][1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().color("border"))
