"""The system wants the program to end: a shutdown, the end of the desktop's session, `kill`, Ctrl+C."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtWidgets import QApplication

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class SystemEnd(QObject):
    """`asked` when the program must end now; `announced` when it may have to: what is open is to be saved."""

    asked = Signal()
    announced = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Qt's loop runs outside Python: a byte on a socket wakes it where Python's own handler would wait.
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)
        signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        for name in _SIGNALS:
            if (number := getattr(signal, name, None)) is not None:
                signal.signal(number, _leave_it_to_the_socket)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.commitDataRequest.connect(lambda _session: self.announced.emit())

    def _hear(self) -> None:
        self._ours.recv(64)
        self.asked.emit()


def _leave_it_to_the_socket(number: int, frame: FrameType | None) -> None:
    """Not Python's own ending, which would save nothing."""
