"""The frame of the wizard: the steps at the left, the ways at the bottom."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.theme.tokens import px, theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.stepper import Stepper

_SIDE, _FOOT, _LAST = 250, 56, 2


class Side(QWidget):
    """The steps, one under the other, on a surface of their own."""

    def __init__(self, stepper: Stepper) -> None:
        super().__init__()
        self.setFixedWidth(_SIDE)
        stepper.setObjectName("restore.steps")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 24, 16, 16)
        column.setSpacing(18)
        column.addWidget(Label(_("Restore data"), "h2"))
        column.addWidget(stepper)
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().color("border"))


class Foot(QWidget):
    """Back at the left; giving up and the way forward at the right (spec §4.9)."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(_FOOT))
        self.back = Button(_("Back"), "default", "caret-left")
        self.cancel = Button(_("Cancel"))
        self.forward = Button("", "primary")
        for name, button in (("back", self.back), ("cancel", self.cancel), ("next", self.forward)):
            button.setObjectName(f"restore.{name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 1, 28, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.forward)

    def say(self, step: int) -> None:
        """What the way forward leads to."""
        text = (_("Next: password"), _("Next: check"), _("Restore data"))[step]
        if self.forward.text() != text and not self.forward.busy:
            self.forward.setText(text)
            self.forward.set_kind("danger" if step == _LAST else "primary")
            self.forward.set_icon("clock-counter-clockwise" if step == _LAST else None)
            self.forward.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("border"))
