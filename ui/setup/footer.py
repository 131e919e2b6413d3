"""Back and forward at the bottom of the wizard; forward names the next step (spec §4.9)."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.translations import N_, _
from ui.theme.tokens import px, theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label

_HEIGHT = 60
_FORWARD = (
    N_("Next: programmes and hours"),
    N_("Next: administrator"),
    N_("Next: recovery key"),
    N_("Next: backup"),
    N_("Next: users"),
    N_("Finish set-up"),
    N_("Open Teduh"),
)
_BACKUP, _DONE = 4, 6


class Footer(QWidget):
    """`back` and `forward` are the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(_HEIGHT))
        self.back = Button(_("Back"), "default", "caret-left")
        self.forward = Button("", "primary", trailing="caret-right")
        self.why = Label("", "small", "text3", elide=True)
        self.restore = Button(_("Restore a backup…"), "link", "clock-counter-clockwise")
        self.restore.setObjectName("setup.restore")
        self.restore.setToolTip(_("Bring a clinic from another computer here"))
        self.back.setObjectName("setup.back")
        self.forward.setObjectName("setup.next")
        row = self._row = QHBoxLayout(self)
        row.setSpacing(14)
        row.addWidget(self.restore)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.why)
        row.addWidget(self.forward)

    def set_margin(self, margin: int) -> None:
        """As far from the sides as the form above."""
        self._row.setContentsMargins(margin, 1, margin, 0)

    def show_step(self, number: int, founded: bool) -> None:
        """The buttons of a step; a founded clinic has no way back before its backups."""
        first = _BACKUP if founded else 0
        self.restore.setVisible(number == 0 and not founded)
        self.back.setVisible(number > first and number != _DONE)
        self.forward.setText(_(_FORWARD[number]))
        self.forward.updateGeometry()

    @property
    def busy(self) -> bool:
        """Whether something is being made."""
        return self.forward.busy

    def set_busy(self, text: str | None) -> None:
        """While something is being made neither button works."""
        self.forward.set_busy(text)
        self.back.setEnabled(text is None)

    def allow(self, why_not: str) -> None:
        """Open the way, or say why it is closed."""
        self.forward.setEnabled(not why_not)
        self.forward.setToolTip(why_not)
        self.why.setText(why_not)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("border"))
