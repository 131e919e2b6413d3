"""Idleness: counts down to the lock, starts again with every key and press (spec §5.6)."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from clinic_app.common.clock import Clock

WARNING_SECONDS = 30
_SLOW_MS, _FAST_MS = 10_000, 1_000
_FAST_FROM = 60
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleTimer(QObject):
    """`expired` after some seconds without a sign of life; `warned` half a minute before.

    `ticked(left)` every ten seconds, and every second within the last minute. Time is taken from the clock at
    each tick, so a computer that slept is locked when it wakes. Only what arrives at the window itself is
    looked at: a filter over the whole application would cost every event a call.
    """

    ticked = Signal(int)
    warned = Signal()
    revived = Signal()
    expired = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seconds = 300
        self._since = 0.0
        self._since_utc = clock.utc()
        self._has_warned = False
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def start(self, seconds: int, window: QWindow | None) -> None:
        """Count from now on, with the keys and presses that arrive at `window` as signs of life."""
        self._seconds = seconds
        self._watch(window)
        self.touch()

    def stop(self) -> None:
        """Count no more: it is locked."""
        self._timer.stop()
        self._watch(None)

    def touch(self) -> None:
        """Somebody is here."""
        self._since, self._since_utc = self._clock.monotonic(), self._clock.utc()
        if self._has_warned:
            self._has_warned = False
            self.revived.emit()
        self._pace()

    @property
    def left(self) -> int:
        """Seconds until the lock."""
        # The steady clock may stand while the computer sleeps, the other may be set: the longer time counts.
        steady = self._clock.monotonic() - self._since
        told = (self._clock.utc() - self._since_utc).total_seconds()
        return max(0, round(self._seconds - max(steady, told)))

    def look(self) -> None:
        """See how much time is left, and say it."""
        left = self.left
        if left <= 0:
            self.stop()
            self.expired.emit()
            return
        if left <= WARNING_SECONDS and not self._has_warned:
            self._has_warned = True
            self.warned.emit()
        self.ticked.emit(left)
        self._pace()

    def _pace(self) -> None:
        left = self.left
        interval = _FAST_MS if left <= _FAST_FROM else min(_SLOW_MS, (left - _FAST_FROM) * 1000 or _FAST_MS)
        if not self._timer.isActive() or self._timer.interval() != interval:
            self._timer.start(interval)

    def _watch(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def _on_focus(self) -> None:
        if self._timer.isActive():
            self.touch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self.touch()
        return False
