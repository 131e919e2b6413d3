"""One window per clinic folder: a second start brings the first one's window forward and ends.

The folder's lock (SECURITY §7) is what keeps two programs apart; this only saves the person from searching
for the window.
"""

import os
import zlib
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal

_WAIT_MS = 300


def _name(folder: Path) -> str:
    """A name for the folder that tells nothing of its path."""
    place = str(folder.resolve()).encode()
    return f"teduh-{zlib.crc32(place):08x}{zlib.adler32(place):08x}"


def call_first(folder: Path) -> bool:
    """Ask the window that has this folder open to come forward; False when there is none."""
    # Qt's network is loaded only where somebody may answer: a first start has no use for it before its paint.
    if os.name == "posix" and not Path(QDir.tempPath(), _name(folder)).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for a second start on the same folder; `rung` when there is one."""

    rung = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(_name(folder)):
            # A killed program leaves its socket file; nobody answered there, so it may go.
            QLocalServer.removeServer(_name(folder))
            self._server.listen(_name(folder))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        caller = self._server.nextPendingConnection()
        if caller is not None:
            caller.deleteLater()
        self.rung.emit()
