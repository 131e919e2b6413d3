"""Brings calls from a worker thread to the screen's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot


class ScreenThread(QObject):
    """Call it with what shall be done: on the screen's thread at once, from another one as soon as it can.

    What waits when the object is deleted is never done.
    """

    _wished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wished.connect(self._act, Qt.ConnectionType.QueuedConnection)

    def __call__(self, act: Callable[[], None]) -> None:
        if QThread.currentThread() is self.thread():
            act()
        else:
            self._wished.emit(act)

    @Slot(object)
    def _act(self, act: Callable[[], None]) -> None:
        act()
