"""Notices what flashes: a widget shown before it has its place stands there as a window of its own."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

_MEANT = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Dialog)
"""Lists that drop down, tips, and the system's dialogs."""


class Flashes(QObject):
    """Remembers every window that was shown besides `window`, while it watches."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.seen: list[str] = []
        self._window = window
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._window
            and watched.windowType() not in _MEANT
        ):
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False

    def stop(self) -> None:
        """Look away."""
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
