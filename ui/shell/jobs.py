"""Work beside the screen: one after the other on a worker thread, its results on the screen's thread."""

import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from clinic_app.common.errors import ClinicError


class Job(QObject):
    """One piece of work. Lives on the screen's thread; its work doesn't."""

    _succeeded = Signal(object)
    _failed = Signal(object)
    _reported = Signal(float, str)

    def __init__(
        self,
        work: Callable[["Job"], Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[ClinicError], object],
        progressed: Callable[[float, str], object] | None,
        finished: Callable[["Job"], None],
    ) -> None:
        super().__init__()
        self._work, self._done, self._refused = work, done, failed
        self._progressed, self._finished = progressed, finished
        self._cancelled = threading.Event()
        queued = Qt.ConnectionType.QueuedConnection
        self._succeeded.connect(self._on_success, queued)
        self._failed.connect(self._on_failure, queued)
        self._reported.connect(self._on_report, queued)

    @property
    def cancelled(self) -> bool:
        """Whether the person doesn't want it any more; the work may ask."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask it to stop; neither `done` nor `failed` is called then."""
        self._cancelled.set()

    def report(self, share: float, text: str = "") -> None:
        """How far it is, 0 to 1; called by the work."""
        self._reported.emit(share, text)

    def carry_out(self) -> None:
        """Do the work: called on the worker thread."""
        if self.cancelled:
            self._failed.emit(None)
            return
        try:
            result = self._work(self)
        except Exception as fault:
            self._failed.emit(fault)
        else:
            self._succeeded.emit(result)

    @Slot(object)
    def _on_success(self, result: Any) -> None:
        self._finished(self)
        if not self.cancelled and self._done is not None:
            self._done(result)

    @Slot(object)
    def _on_failure(self, fault: Exception | None) -> None:
        self._finished(self)
        if self.cancelled or fault is None:
            return
        if isinstance(fault, ClinicError):
            self._refused(fault)
        else:
            sys.excepthook(type(fault), fault, fault.__traceback__)

    @Slot(float, str)
    def _on_report(self, share: float, text: str) -> None:
        if not self.cancelled and self._progressed is not None:
            self._progressed(share, text)


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.carry_out()


class JobQueue:
    """The one worker thread of the program and what waits for it."""

    def __init__(self, failed: Callable[[ClinicError], object]) -> None:
        """`failed` shows an error of a job that shows none itself."""
        self._failed = failed
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)  # a thread keeps its connection; a new one would open the file again
        self._jobs: list[Job] = []

    def run(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[ClinicError], object] | None = None,
        progressed: Callable[[float, str], object] | None = None,
    ) -> Job:
        """Start or queue work; `done` and `failed` are called on this thread."""
        job = Job(work, done, failed or self._failed, progressed, self._forget)
        self._jobs.append(job)
        self._pool.start(_Runnable(job))
        return job

    def _forget(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)

    @property
    def busy(self) -> bool:
        """Whether something runs or waits."""
        return bool(self._jobs)

    def wind_up(self) -> None:
        """Let what runs come to its end, drop what waits, and tell nobody: before a lock."""
        for job in self._jobs:
            job.cancel()
        self._pool.clear()
        self._pool.waitForDone()
        self._jobs.clear()
