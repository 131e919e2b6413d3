"""What was copied here doesn't outlive the lock: neither by Ctrl+C nor, under X11, by selecting alone."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication


class Copied(QObject):
    """Follows the clipboard, to know whether its content is this program's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._here = False
        QApplication.clipboard().dataChanged.connect(self._note)

    def clear(self) -> None:
        """Empty the clipboard and the selection, as far as they hold something from here."""
        clipboard = QApplication.clipboard()
        if clipboard.ownsClipboard() or self._here:
            clipboard.clear()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._here = False

    def stop(self) -> None:
        """Follow it no more."""
        QApplication.clipboard().dataChanged.disconnect(self._note)

    def _note(self) -> None:
        """Somebody copied something: here, if this program is the one in front."""
        self._here = QApplication.applicationState() == Qt.ApplicationState.ApplicationActive
