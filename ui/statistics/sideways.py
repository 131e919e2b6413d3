"""A table that may be wider than the window with large text."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme.tokens import px


class SidewaysOnly(QScrollArea):
    """As high as what it holds, scrolled sideways where it must be."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = content
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More or fewer rows are another height."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _height(self) -> int:
        content = self._content
        bar = self.horizontalScrollBar()
        wide = content.minimumSizeHint().width() > self.width()
        return content.sizeHint().height() + (bar.sizeHint().height() if wide else 0)

    def sizeHint(self) -> QSize:
        return QSize(px(600), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
