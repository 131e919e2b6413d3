"""Long work that nobody waits for keeps neither other work nor a lock waiting."""

import threading
import time

import pytest
from pytestqt.qtbot import QtBot

from clinic_app.audit.log import Stopped
from tests.support.clinic import HENDRA, Clinic
from ui.shell.jobs import Job, JobQueue


def endless(job: Job) -> str:
    """Ends when nobody wants it any more, or after half a minute: a test that fails shall end."""
    until = time.monotonic() + 30
    while not job.cancelled and time.monotonic() < until:
        time.sleep(0.001)
    return "ended"


@pytest.fixture
def jobs(qtbot: QtBot) -> JobQueue:
    return JobQueue(lambda fault: pytest.fail(str(fault)))


def test_other_work_goes_on_meanwhile(jobs: JobQueue, qtbot: QtBot) -> None:
    told: list[str] = []
    jobs.run_apart(endless, told.append)

    jobs.run(lambda _job: "quick", told.append)

    qtbot.waitUntil(lambda: told == ["quick"], timeout=5_000)
    jobs.wind_up()


def test_a_lock_stops_it_and_nobody_is_told(jobs: JobQueue) -> None:
    told: list[str] = []
    jobs.run_apart(endless, told.append)

    jobs.wind_up()

    assert not jobs.busy
    assert told == []
    assert "apart" not in {thread.name for thread in threading.enumerate()}


def test_a_check_of_the_log_that_is_stopped_leaves_no_line(clinic: Clinic) -> None:
    before = clinic.log()
    audit = clinic.at(HENDRA).audit

    with pytest.raises(Stopped):
        audit.check(stopped=lambda: True)

    assert [line.action for line in clinic.log()][len(before) :] == ["session.opened"]
    assert audit.check().intact
