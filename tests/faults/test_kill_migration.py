"""A program killed while it brings a file up to date: the file is the old one or the new one, and opens."""

import os
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic_app.safekeeping.backup import before_upgrade
from clinic_app.sign_in import SignIn
from clinic_app.storage import migrate, snapshot
from clinic_app.storage.database import open_db
from clinic_app.vault.passwords import LOWEST
from tests.support import next_revision
from tests.support.busy_hour import commands
from tests.support.clinic import ADMIN, SARI, Clinic, password
from tests.support.content import fingerprint
from tests.support.counts import times
from tests.support.killing import killed_after
from tests.support.tally import Tally

pytestmark = [
    pytest.mark.fault,
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork"),
]

KILLS = times(12, 200)


def content(clinic: Path, key: bytes) -> str:
    connection = open_db(clinic / "clinic.db", key)
    try:
        assert snapshot.page_faults(connection) == []
        return fingerprint(connection)
    finally:
        connection.close()


def test_migration(clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally) -> None:
    for command in commands(clinic, 60):
        command()
    key = bytes(clinic.desk(SARI).keys.database_key)
    roster, now = clinic.keyring.roster, clinic.clock.utc()
    clinic.close()
    next_revision.lay_out(tmp_path / "migrations", monkeypatch)
    chance = random.Random(20260824)

    def copied(name: str) -> Path:
        return Path(shutil.copytree(clinic.folder, tmp_path / name))

    def upgrade(folder: Path, *, backup: bool) -> None:
        def before() -> None:
            if backup:
                before_upgrade(folder, key, roster, now)

        assert migrate.upgrade(folder / "clinic.db", key, before=before)

    old = content(copied("old"), key)
    upgrade(copied("new"), backup=True)  # also brings Alembic into memory, so that the children are warm
    start = time.monotonic()
    upgrade(copied("warm"), backup=False)
    longest = 1.3 * (time.monotonic() - start)
    new = content(tmp_path / "new", key)
    assert new != old
    found = []

    for number in range(KILLS):
        folder, backup = copied(f"killed-{number}"), number % 4 == 0

        def work(folder: Path = folder, backup: bool = backup) -> Iterator[str]:
            yield "begun"
            upgrade(folder, backup=backup)
            yield "done"

        told = killed_after(work, 1, chance.uniform(0, longest))

        found.append(content(folder, key))
        assert found[-1] in (old, new), "half a migration"
        assert "done" not in told or found[-1] == new
        migrate.upgrade(folder / "clinic.db", key)
        assert content(folder, key) == new
        if number % 10 == 0:
            workspace = SignIn(folder, clinic.clock, LOWEST).unlock(ADMIN, password(ADMIN))
            assert workspace.backup.verify() == []
            assert not list(folder.glob("**/*.part*"))
            workspace.lock()
        shutil.rmtree(folder)
    tally("kills while the tables are brought up to date", KILLS)
    assert old in found, "no kill came before the end"
