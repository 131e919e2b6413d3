"""Writing saves itself: within a second of the first unsaved key, and each second while typing goes on."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from clinic_app.common.errors import ClinicError

AFTER_MS = 1000
"""From the first change after a save; later changes don't put it off, so at most two seconds are lost."""


class Autosave(QObject):
    """`save` writes and gives the moment of the commit (UTC); `changed` when there is another state.

    A save takes a few milliseconds, so it runs on the screen's thread, where nothing overtakes it.
    """

    changed = Signal()

    def __init__(self, save: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.try_now)
        self.dirty = False
        """Whether something is not on the disk yet."""
        self.saved_at: datetime | None = None
        self.error: ClinicError | None = None
        """Why the last save failed."""

    def begin(self, saved_at: datetime | None) -> None:
        """Something else, as it was saved last; None for nothing that saves itself."""
        self._timer.stop()
        self.dirty, self.saved_at, self.error = False, saved_at, None
        self.changed.emit()

    def touch(self) -> None:
        """Something was changed."""
        self.dirty = True
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit()

    def save_now(self) -> None:
        """Save what isn't saved yet. Raises ClinicError; the words then stay where they are."""
        self._timer.stop()
        if not self.dirty:
            return
        try:
            self.saved_at = self._save()
        except ClinicError as error:
            self.error = error
            self.changed.emit()
            raise
        self.dirty, self.error = False, None
        self.changed.emit()

    def try_now(self) -> None:
        """The same; a failure is only shown."""
        with suppress(ClinicError):  # kept in `error`, and shown as long as it lasts
            self.save_now()
