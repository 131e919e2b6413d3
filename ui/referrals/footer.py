"""Back, save and forward under the form; forward names the next step (ui/spec §4.9)."""

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.theme.tokens import px, theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label

_HEIGHT = 52
_EDGE, _GAP = 20, 8
_WHY = 140
"""With less room than this the sentence would be a mere ellipsis."""


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
        row.setContentsMargins(_EDGE, 1, _EDGE, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.back)
        row.addWidget(self.why)
        row.addStretch(1)
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
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In little room saving is an icon, and why one can't go on is said by the tool tip alone."""
        words = _("Save draft")
        buttons = [button for button in (self.back, self.forward) if not button.isHidden()]
        left = self.width() - 2 * _EDGE - sum(button.sizeHint().width() + _GAP for button in buttons)
        self.save.setText(words)
        roomy = left >= self.save.sizeHint().width() + _GAP
        self.save.setText(words if roomy else "")
        self.save.setAccessibleName(words)
        self.save.updateGeometry()
        left -= self.save.sizeHint().width() + _GAP
        self.why.setVisible(left >= px(_WHY))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, now.color("border"))
