"""The window: one thing at a time fills it (unlock, lock, set-up, or the desk of the signed-in person)."""

from typing import Protocol

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.tokens import theme
from ui.widgets.logo import paint_logo

MINIMUM = (900, 520)
STANDARD = (1366, 768)
_FRAME = 40
"""About what title bar and frame add."""
_ICON_SIZES = (16, 24, 32, 48, 64, 128)


class Gate(Protocol):
    """Who decides whether the window may close."""

    def closing(self) -> bool:
        """True when everything is saved and locked."""


class ShellWindow(QWidget):
    """The program's one window. Its title never names a client (spec §3)."""

    painted = Signal()
    """After something was on the screen for the first time."""

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate
        self._content: QWidget | None = None
        self._was_painted = False
        self.setObjectName("shell.window")
        self.setMinimumSize(*MINIMUM)
        self.resize(*STANDARD)
        self.setWindowIcon(program_icon())
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def content(self) -> QWidget | None:
        """What fills the window now."""
        return self._content

    def open(self) -> None:
        """Show it; as large as the screen where it wouldn't fit with a title bar around it."""
        room = self.screen().availableSize()
        if room.width() < STANDARD[0] + _FRAME or room.height() < STANDARD[1] + _FRAME:
            self.showMaximized()
        else:
            self.show()

    def show_content(self, content: QWidget) -> None:
        """Fill the window with something else; what was there is deleted, with all it shows."""
        old = self.release_content()
        if old is not None:
            old.deleteLater()
        self._content = content
        self._layout.addWidget(content)
        content.show()

    def release_content(self) -> QWidget | None:
        """Take out what fills the window, without deleting it."""
        old, self._content = self._content, None
        if old is not None:
            old.hide()
            self._layout.removeWidget(old)
            old.setParent(None)
        return old

    def come_forward(self) -> None:
        """To the front, out of the taskbar."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._gate.closing():
            event.accept()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("canvas"))
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)  # the children are painted right after this


def program_icon() -> QIcon:
    """The sign, for title bar and taskbar."""
    made = QIcon()
    for size in _ICON_SIZES:
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_logo(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(picture)
    return made
