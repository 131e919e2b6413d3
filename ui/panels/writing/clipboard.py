"""Words copied from a note leave the clipboard after 30 seconds, or at the lock (SECURITY §3.13)."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

OURS = "application/x-teduh-note"
"""Tells our own words from what somebody copied meanwhile."""
KEPT_MS = 29_000


def mime_of(text: str) -> QMimeData:
    """Plain words for the clipboard, marked as ours."""
    made = QMimeData()
    made.setText(text)
    made.setData(OURS, b"1")
    return made


class ClipboardGuard(QObject):
    """Clears the clipboard, and the selection where the system has one, of what came from a note."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_MS)
        self._timer.timeout.connect(self.clear)
        QApplication.clipboard().changed.connect(self._look)

    def _look(self, mode: QClipboard.Mode) -> None:
        if self._holds(mode):
            self._timer.start()

    @staticmethod
    def _holds(mode: QClipboard.Mode) -> bool:
        held = QApplication.clipboard().mimeData(mode)
        return held is not None and held.hasFormat(OURS)

    def clear(self) -> None:
        """Take back what is still ours."""
        self._timer.stop()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if self._holds(mode):
                QApplication.clipboard().clear(mode)
