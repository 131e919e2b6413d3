"""The cell that keys act on, as a button: it holds the focus and reads itself aloud; the grid paints it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class CellButton(QAbstractButton):
    """One button that goes from cell to cell, so that two hundred members by a year cost no ten thousand."""

    key_pressed = Signal(QKeyEvent)
    focus_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def stand_for(self, name: str, words: str) -> None:
        """Stand for another cell, or the same one changed: said aloud where somebody listens."""
        self.setObjectName(name)
        if words == self.accessibleName():
            return
        self.setAccessibleName(words)
        if self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Focus))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the grid has the picture and the ring."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()
