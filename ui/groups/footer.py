"""Below the attendance grid: its keys, whether it is saved, and the rest present (mock 10)."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from clinic_app.common.locale import clock_time
from clinic_app.common.translations import _
from clinic_app.groups.values import Mark
from ui.theme.tokens import px, theme
from ui.widgets.buttons import Button
from ui.widgets.cards import Icon, KeyHint
from ui.widgets.label import Label
from ui.widgets.meeting_wording import mark_name

_HEIGHT = 52
_LEAST_GAP = 24


class AttendanceFooter(QFrame):
    """`rest_wanted` for the rest present; the keys that have no room are not shown, F1 has them."""

    rest_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("groups.footer")
        self.setFixedHeight(px(_HEIGHT))
        self.icon = Icon("check-circle", "success", 16)
        self.state = Label("", "small", "text2", tabular=True)
        self.state.setObjectName("groups.saved")
        self.rest = Button(_("Rest present"), "default", "checks", "compact")
        self.rest.setObjectName("groups.rest")
        self.rest.setToolTip(_("All not filled in yet are present") + " (R)")
        self.rest.clicked.connect(lambda: self.rest_wanted.emit())
        self._hints = [self._hint(mark.value, mark_name(mark)) for mark in Mark]
        self._hints.append(self._hint(_("Space"), _("empty")))
        self._hints.append(self._hint("D", _("guest")))
        self._hints.append(self._hint("↑ ↓ ← →", _("move")))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 1, 16, 0)
        self._row.setSpacing(12)
        for hint in self._hints:
            self._row.addWidget(hint)
        self._row.addStretch(1)
        for part in (self.icon, self.state):
            self._row.addWidget(part)
        self._row.addWidget(self.rest)
        self.show_saved(None)

    @staticmethod
    def _hint(key: str, text: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(KeyHint(key))
        row.addWidget(Label(text, "small", "text2"))
        return box

    def show_saved(self, at: datetime | None) -> None:
        """When the last mark was saved, on the clinic's clock; None while none was."""
        self.icon.setVisible(at is not None)
        self.state.setVisible(at is not None)
        if at is not None:
            self.state.setText(_("Saved {time}").format(time=clock_time(at)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - _LEAST_GAP
        room -= self.rest.sizeHint().width() + px(16) + 110
        for hint in self._hints:
            room -= hint.sizeHint().width() + self._row.spacing()
            hint.setVisible(room >= 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, now.color("border"))
