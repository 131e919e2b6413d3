"""A restore killed at any step ends, at the next start, in the old clinic or in the new one.

The first tests walk through every step that the program makes; then kills come at moments of chance, which
also hits what SQLite does by itself.
"""

import errno
import hashlib
import os
import random
import shutil
import signal
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from clinic_app.common.errors import Unavailable
from clinic_app.safekeeping.restore import restore_backup
from clinic_app.sign_in import FolderState, SignIn
from clinic_app.storage import restore
from clinic_app.storage.database import open_db
from clinic_app.storage.files import sweep_parts
from clinic_app.storage.lock import FolderLock
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.passwords import LOWEST
from tests.support.clinic import ADMIN, BAGUS, NADIRA, Clinic, password
from tests.support.counts import FULL, times
from tests.support.sessions import sign_note
from tests.support.steps import killed_at
from tests.support.tally import Tally

pytestmark = [
    pytest.mark.fault,
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork"),
]

KILLS = "kills while restoring"
SAMPLE = 14
"""Kills at steps in the plain run; the full run takes every step, and torn writes."""
BY_CHANCE = times(6, 100)


@dataclass
class Story:
    """A clinic with a backup, and work after it of which the last part lies in the write-ahead log only."""

    clinic: Clinic
    file: Path
    scratch: Path

    def fresh_copy(self, name: str = "restored") -> Path:
        """The folder as it was before the restore, to be restored over."""
        folder = self.scratch / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.clinic.folder, folder)
        return folder

    def restore(self, folder: Path) -> None:
        restore_backup(self.file, folder, ADMIN, password(ADMIN), self.clinic.clock)

    @cached_property
    def key(self) -> bytes:
        return self.clinic.keyring.unlock(ADMIN, password(ADMIN), self.clinic.clock.utc()).database_key

    @cached_property
    def old(self) -> str:
        return self.what_is_in(self.fresh_copy("old"))

    @cached_property
    def new(self) -> str:
        folder = self.fresh_copy("new")
        self.restore(folder)
        return self.what_is_in(folder)

    def what_is_in(self, folder: Path) -> str:
        """Every row of every table, the roster, and what is remembered of the last backup, as one hash."""
        found = hashlib.blake2b()
        connection = open_db(folder / "clinic.db", self.key)
        names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"
        for (name,) in connection.execute(names).fetchall():
            for row in sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"').fetchall())):
                found.update(f"{name}{row}".encode())
        connection.close()
        keyring = Keyring.load(folder)
        found.update(repr(keyring.roster).encode())
        found.update((folder / "last-backup.json").read_bytes())
        return found.hexdigest()

    def assert_whole(self, folder: Path) -> bool:
        """Start the program: it is the old clinic or the new one, opens and verifies. Whether it is new."""
        assert SignIn(folder, self.clinic.clock, LOWEST).state() is FolderState.READY
        with FolderLock(folder):
            restore.settle(folder)
            sweep_parts(folder)
        found, former = self.what_is_in(folder), list(folder.glob("before-*"))
        assert found in (self.old, self.new)
        assert not list(folder.glob("restore*"))
        assert not list(folder.glob("*.part"))
        assert len(former) == (found == self.new)
        assert all(self.what_is_in(each) == self.old for each in former)
        workspace = SignIn(folder, self.clinic.clock, LOWEST).unlock(ADMIN, password(ADMIN))
        assert workspace.backup.verify() == []
        workspace.lock()
        return found == self.new


@pytest.fixture
def story(clinic: Clinic, tmp_path: Path) -> Story:
    client = clinic.client("Ayu Lestari", NADIRA, consent=True)
    sign_note(clinic, client, NADIRA)
    clinic.at(ADMIN).backup.now()
    clinic.clock.forward(minutes=3)
    clinic.client("Dimas Pratama")
    clinic.at(ADMIN).staff.end(clinic.person(BAGUS))
    clinic.close()
    child = os.fork()
    if child == 0:
        # Ends without closing, as a program that was killed: its last rows are in the log beside the file.
        clinic.at(ADMIN).facility.add_room("Ruang Tenang")
        os._exit(0)
    os.waitpid(child, 0)
    assert (clinic.folder / "clinic.db-wal").stat().st_size
    (file,) = (clinic.folder / "backups").glob("*.teduh")
    return Story(clinic, file, tmp_path / "scratch")


def steps_of(story: Story) -> list[str]:
    folder = story.fresh_copy()
    steps, ended = killed_at(lambda: story.restore(folder), None)
    assert ended
    return steps


def sample(chance: random.Random, steps: list[str]) -> list[int]:
    """All of them in the full run, else those around the promise and some of the others."""
    everything = range(len(steps) + 1)
    if FULL:
        return list(everything)
    promise = steps.index("replace restore.json.part")
    around = list(range(promise - 1, len(steps) + 1))
    return sorted(chance.sample(around, min(SAMPLE - 4, len(around))) + chance.sample(range(promise - 1), 4))


def test_at_every_step(story: Story, tally: Tally) -> None:
    chance = random.Random(20260819)
    steps = steps_of(story)
    assert {"replace clinic.db", "replace keyring.json", "rmdir " + "restore-20260819-032700"} <= set(steps)
    outcomes = []
    for step in sample(chance, steps):
        folder = story.fresh_copy()
        made, ended = killed_at(lambda folder=folder: story.restore(folder), step)
        assert ended is (step == len(steps))
        assert made == steps[:step]
        outcomes.append(story.assert_whole(folder))

    assert outcomes == sorted(outcomes), "once the promise stands, it is the new one for good"
    assert {True, False} == set(outcomes)
    tally(KILLS, len(outcomes))


def test_in_the_midst_of_a_write(story: Story, tally: Tally) -> None:
    chance = random.Random(4)
    writes = [at for at, name in enumerate(steps_of(story)) if name == "write"]
    chosen = writes if FULL else chance.sample(writes, 3)
    for step in chosen:
        folder = story.fresh_copy()
        killed_at(lambda folder=folder: story.restore(folder), step, torn=True)
        assert story.assert_whole(folder) is False
    tally(KILLS, len(chosen))


def test_killed_again_while_it_is_being_finished(story: Story, tally: Tally) -> None:
    """The start after a kill is killed too, at each of its own steps."""
    chance = random.Random(11)
    steps = steps_of(story)
    first_moves = range(steps.index("replace restore.json.part") + 1, len(steps))
    chosen = list(first_moves) if FULL else chance.sample(first_moves, 3)
    for step in chosen:
        folder = story.fresh_copy()
        killed_at(lambda folder=folder: story.restore(folder), step)
        killed_at(
            lambda folder=folder: SignIn(folder, story.clinic.clock, LOWEST).state(), chance.randint(0, 9)
        )
        assert story.assert_whole(folder) is True
    tally(KILLS, 2 * len(chosen))


def test_at_moments_of_chance(story: Story, tally: Tally) -> None:
    chance = random.Random(8)
    folder = story.fresh_copy()
    begun = time.monotonic()
    story.restore(folder)
    lasts = time.monotonic() - begun
    for _ in range(BY_CHANCE):
        folder = story.fresh_copy()
        child = os.fork()
        if child == 0:
            story.restore(folder)
            os._exit(0)
        time.sleep(chance.uniform(0, lasts))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        story.assert_whole(folder)
    tally(KILLS, BY_CHANCE)


def test_a_disk_that_refuses_in_the_midst_gives_the_old_clinic_back(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a kill: the program goes on, says so, and everything is where it was."""
    really = os.replace
    for failing in range(8):
        folder, left = story.fresh_copy(), failing

        def refusing(source: Path, to: Path) -> None:
            nonlocal left
            moving = restore.interrupted(folder)  # noqa: B023
            left -= moving
            if moving and left == -1:
                raise OSError(errno.ENOSPC, "no room")
            really(source, to)

        monkeypatch.setattr(os, "replace", refusing)
        with pytest.raises(Unavailable) as refused:
            story.restore(folder)
        monkeypatch.undo()

        assert refused.value.code == "disk.full"
        assert not restore.interrupted(folder)
        assert story.assert_whole(folder) is False
