"""Python's garbage is collected on the screen's thread only.

The collector runs wherever an object happens to be made, and a widget that is collected on a worker thread
takes Qt's timers down with it (a crash that was met: a lock leaves cycles of widgets, and the next unlock
imports and derives keys beside the screen). So the automatic collection is off while the program runs.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from ui.shell.heap import give_back

_INTERVAL_MS = 1000
_PATIENT = 40
"""Collections of the middle generation before the oldest, which takes longest, has its turn."""


class GarbageCollector(QObject):
    """Collects the young generations once a second, the oldest seldom, and everything at a lock."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by_itself = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        if counts[2] > _PATIENT:
            self.collect_all()
        elif counts[1] > thresholds[1]:
            gc.collect(1)
        elif counts[0] > thresholds[0]:
            gc.collect(0)

    def collect_all(self) -> None:
        """At a lock: what showed decrypted text goes now, not some time, and its memory to the system."""
        gc.collect()
        give_back()

    def stop(self) -> None:
        """Leave it to Python again, if it was."""
        self._timer.stop()
        if self._by_itself:
            gc.enable()
