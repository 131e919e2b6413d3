"""Back, save and forward under the form; forward names the next step (ui/spec §4.9)."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.theme.tokens import px, theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label

_HEIGHT = 52


class Footer(QWidget):
    """`back`, `save` and `forward` are the buttons, `why` says what still closes the way."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(_HEIGHT))
        self.setAccessibleName(_("Steps"))
        self.back = Button(_("Back"), "default", "caret-left")
        self.save = Button(_("Save draft"), "default", "floppy-disk")
        self.forward = Button("", "primary", trailing="caret-right")
        self.why = Label("", "small", "text3", elide=True)
        self.back.setObjectName("referral.back")
        self.save.setObjectName("referral.save")
        self.save.setToolTip(_("Save draft") + " (Ctrl+S)")
        self.forward.setObjectName("referral.next")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 1, 20, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.why, 1)
        row.addWidget(self.save)
        row.addWidget(self.forward)

    def show_way(self, back: bool, forward: str, why_not: str = "") -> None:
        """Whether there is a step before, and what the button forward says; `why_not` closes it."""
        self.back.setVisible(back)
        self.forward.setText(forward)
        self.forward.setVisible(bool(forward))
        self.forward.setEnabled(not why_not)
        self.forward.setToolTip(why_not)
        self.forward.updateGeometry()
        self.why.setText(why_not)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, now.color("border"))
