"""The focus goes back to where it was, also when that has been made anew meanwhile."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusPlace:
    """Where the focus is now: the widget, and its name should another come in its place."""

    def __init__(self) -> None:
        self.widget = QApplication.focusWidget()
        self._name = self.widget.objectName() if self.widget is not None else ""

    def is_within(self, part: QWidget) -> bool:
        """Whether it is in `part`."""
        return self.widget is not None and (self.widget is part or part.isAncestorOf(self.widget))

    def take_soon(self, window: QWidget) -> None:
        """The same, once what is being put into a layout now is in sight."""
        # Qt shows such widgets by way of the event queue, and they are not even put there yet.
        later = QTimer.singleShot
        later(0, window, lambda: later(0, window, lambda: self.take(window)))

    def take(self, window: QWidget) -> None:
        """Put the focus there again, as far as there is such a place in `window`."""
        there = self.widget if _can_have_it(self.widget) else None
        if there is None and self._name:
            alike = window.findChildren(QWidget, self._name)
            there = next((widget for widget in alike if _can_have_it(widget)), None)
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)


def _can_have_it(widget: QWidget | None) -> bool:
    return widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled()
