"""A power cut at any moment loses nothing that was called saved, and leaves no command half done.

An hour's work is recorded write by write below SQLite (tests/support/vfs); then disks are built as a power
cut may leave them, and opened as the program opens them.
"""

import random
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from clinic_app.storage import database, migrate, snapshot
from clinic_app.storage.database import open_db
from tests.support.busy_hour import commands
from tests.support.clinic import NADIRA, SARI, Clinic
from tests.support.content import fingerprint
from tests.support.counts import times
from tests.support.tally import Tally
from tests.support.vfs.power_cut import Cut, cuts
from tests.support.vfs.recorder import can_record, recording
from tests.support.vfs.tape import Create, Delete, Sync, Tape, Write

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(not can_record(), reason="the driver hides SQLite's own functions here"),
]

STATES = times(60, 3_000)
CONTROL = times(60, 1_000)
COMMANDS = times(44, 240)
PAUSE = times(20, 120)
"""After so many commands all connections are closed, as at a sign-out: the log is written back and goes."""
LEAST_WRITTEN_BACK = times(3, 4)
"""Then, and in the full run also when the log has grown beyond its thousand pages."""

FILES = ("clinic.db", "clinic.db-wal", "clinic.db-journal")


@dataclass
class Recorded:
    """The recording, and the key to read it."""

    tape: Tape
    key: bytes


@pytest.fixture
def recorded(clinic: Clinic) -> Recorded:
    return Recorded(record(clinic), bytes(clinic.desk(SARI).keys.database_key))


def record(clinic: Clinic) -> Tape:
    """The tape of an hour's work; after each command the content is noted."""
    desks = [clinic.desk(SARI), clinic.desk(NADIRA)]
    for desk in desks:
        desk.database.dispose()
    with recording(clinic.folder, *FILES) as tape:
        tape.acknowledge(content_of(clinic))
        for number, command in enumerate(commands(clinic, COMMANDS), 1):
            command()
            tape.acknowledge(content_of(clinic))
            if number % PAUSE == 0:
                for desk in desks:
                    desk.database.dispose()
        for desk in desks:
            desk.database.dispose()
    assert {Write, Sync, Create, Delete} <= {type(step) for step in tape.steps}
    assert written_back(tape) >= LEAST_WRITTEN_BACK
    return tape


def written_back(tape: Tape) -> int:
    """How often SQLite's log was written back into the file; most of its dangers lie there."""
    main = [step for step in tape.steps if isinstance(step, Write | Sync) and step.file == "clinic.db"]
    return sum(isinstance(a, Write) and isinstance(b, Sync) for a, b in pairwise(main))


def content_of(clinic: Clinic) -> str:
    with clinic.desk(SARI).reading() as session:
        connection = session.connection().connection.driver_connection
        assert connection is not None
        return fingerprint(connection)


def state_after(cut: Cut, folder: Path, key: bytes) -> str:
    """The content that the program finds after this cut; its pages are sound."""
    for name in FILES:
        (folder / name).unlink(missing_ok=True)
    (folder / "clinic.db-shm").unlink(missing_ok=True)
    for name, content in cut.files.items():
        (folder / name).write_bytes(content)
    migrate.inspect(folder / "clinic.db", key)
    connection = open_db(folder / "clinic.db", key)
    try:
        assert snapshot.page_faults(connection) == [], cut.step
        return fingerprint(connection)
    finally:
        connection.close()


def lost(recorded: Recorded, folder: Path, count: int, chance: random.Random) -> int:
    """How many cuts lost something acknowledged. None may leave what was never a whole state."""
    states, found = recorded.tape.states, 0
    for cut in cuts(recorded.tape, count, chance):
        state = state_after(cut, folder, recorded.key)
        assert state in states, f"half a command, after step {cut.step}"
        # Equal contents may have been acknowledged twice; the last of them counts.
        position = len(states) - 1 - states[::-1].index(state)
        found += position < cut.acknowledged - 1
    return found


def test_nothing_acknowledged_is_lost(recorded: Recorded, tmp_path: Path, tally: Tally) -> None:
    (tmp_path / "after").mkdir()

    gone = lost(recorded, tmp_path / "after", STATES, random.Random(20260819))

    tally("power cut states", STATES, gone)
    assert gone == 0


def test_with_the_wrong_setting_something_is(
    clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    """The control, so that the test above can fail: synchronous=NORMAL waits with the sync."""
    wrong = tuple(each.replace("synchronous = FULL", "synchronous = NORMAL") for each in database._SETTINGS)
    assert wrong != database._SETTINGS
    monkeypatch.setattr(database, "_SETTINGS", wrong)
    tape = Recorded(record(clinic), bytes(clinic.desk(SARI).keys.database_key))
    (tmp_path / "after").mkdir()

    gone = lost(tape, tmp_path / "after", CONTROL, random.Random(20260819))

    tally("power cut states with synchronous=NORMAL, the control", CONTROL, gone)
    assert gone > 0
