"""Two fields side by side, or one below the other when the text is so large that neither would fit."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme.tokens import state

LARGE = 115
"""Text size in percent from which things that share a row get rows of their own."""


def large_text() -> bool:
    """Whether the text is that large now."""
    return state().scale >= LARGE


class Pair(QWidget):
    """Holds the two; turns when the text size changes."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(left, 1)
        self._row.addWidget(right, 1)
        self._turn()

    def _turn(self) -> None:
        stacked = large_text()
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._row.setSpacing(10 if stacked else 8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._turn()
