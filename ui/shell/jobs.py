"""Work beside the screen: one after the other on a worker thread, its results on the screen's thread."""

import queue
import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from clinic_app.common.errors import ClinicError


class Job:
    """One piece of work. `report` and `cancelled` are for the work itself."""

    def __init__(
        self,
        work: Callable[["Job"], Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[ClinicError], object],
        progressed: Callable[[float, str], object] | None,
        post: Callable[["Job", str, Any], None],
    ) -> None:
        self.work, self.done, self.failed, self.progressed = work, done, failed, progressed
        self._post = post
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the person doesn't want it any more; the work may ask."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask it to stop; neither `done` nor `failed` is called then."""
        self._cancelled.set()

    def report(self, share: float, text: str = "") -> None:
        """How far it is, 0 to 1; called by the work."""
        self._post(self, "progressed", (share, text))

    def carry_out(self) -> None:
        """Do the work: called on the worker thread."""
        if self.cancelled:
            self._post(self, "cancelled", None)
            return
        try:
            result = self.work(self)
        except Exception as fault:
            self._post(self, "failed", fault)
        else:
            self._post(self, "done", result)


class JobQueue(QObject):
    """The one worker thread of the program and what waits for it; long work that nobody waits for goes apart.

    The thread is a plain one that touches no Qt object but the signal of this one: jobs come and go without
    anything of Qt being deleted on the wrong thread.
    """

    _posted = Signal(object, str, object)

    def __init__(self, failed: Callable[[ClinicError], object]) -> None:
        """`failed` shows an error of a job that shows none itself."""
        super().__init__()
        self._failed = failed
        self._waiting: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._apart: list[threading.Thread] = []
        self._jobs: list[Job] = []
        self._posted.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[ClinicError], object] | None = None,
        progressed: Callable[[float, str], object] | None = None,
    ) -> Job:
        """Start or queue work; `done` and `failed` are called on this thread."""
        job = Job(work, done, failed or self._failed, progressed, self._posted.emit)
        self._jobs.append(job)
        self._waiting.put(job)
        if self._thread is None:
            self._thread = threading.Thread(
                target=_work_through, args=(self._waiting,), name="jobs", daemon=True
            )
            self._thread.start()
        return job

    def run_apart(self, work: Callable[[Job], Any], done: Callable[[Any], object]) -> Job:
        """Work of a minute that must not keep others waiting: on a thread of its own.

        It asks the job whether it is `cancelled`, and stops then: a lock waits for it.
        """
        job = Job(work, done, self._failed, None, self._posted.emit)
        self._jobs.append(job)
        self._apart.append(threading.Thread(target=job.carry_out, name="apart", daemon=True))
        self._apart[-1].start()
        return job

    @property
    def busy(self) -> bool:
        """Whether something runs, waits, or has results that weren't told yet."""
        return bool(self._jobs)

    def wind_up(self) -> None:
        """Let what runs come to its end, drop what waits, and tell nobody: before a lock."""
        for job in self._jobs:
            job.cancel()
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None
        for thread in self._apart:
            thread.join()
        self._apart.clear()
        self._jobs.clear()

    @Slot(object, str, object)
    def _receive(self, job: Job, what: str, payload: Any) -> None:
        if job not in self._jobs:
            return
        if what == "progressed":
            if job.progressed is not None and not job.cancelled:
                job.progressed(*payload)
            return
        self._jobs.remove(job)
        if job.cancelled:
            return
        if what == "done":
            if job.done is not None:
                job.done(payload)
        elif isinstance(payload, ClinicError):
            job.failed(payload)
        elif payload is not None:
            sys.excepthook(type(payload), payload, payload.__traceback__)


def _work_through(waiting: "queue.SimpleQueue[Job | None]") -> None:
    while (job := waiting.get()) is not None:
        job.carry_out()
