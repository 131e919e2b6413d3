"""A box that is taller than its window: it scrolls, and follows the focus."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

_BAR = 10


class TallBox(QScrollArea):
    """Shows `box`, whose size is set by whoever places it. `resized` when the box wants another one."""

    resized = Signal()

    def __init__(self, box: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._box = box
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(box)
        self.viewport().setAutoFillBackground(False)
        box.setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def show_box(self, size: QSize, most: int) -> QSize:
        """Give the box its size, and the room for it, at most so high; gives the size of the whole."""
        tall = size.height() > most
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if tall else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self._box.resize(size)
        self.resize(size.width() + (_BAR if tall else 0), min(size.height(), most))
        return self.size()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and isValid(self._box) and self._box.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 24)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.resized.emit()
        return super().viewportEvent(event)
