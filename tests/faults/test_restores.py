"""Restores bring back exactly what was backed up: every table has as many rows, whatever happened since."""

import random
from pathlib import Path

import pytest

from clinic_app.safekeeping.restore import restore_backup
from clinic_app.storage import snapshot
from clinic_app.storage.database import open_db
from clinic_app.vault.keyring import Keyring
from tests.support.clinic import ADMIN, NADIRA, Clinic, password
from tests.support.counts import times
from tests.support.sessions import sign_note
from tests.support.tally import Tally

pytestmark = [pytest.mark.fault, pytest.mark.slow]

RESTORES = times(4, 50)
NAMES = ("Ayu Lestari", "Dimas Pratama", "Maria Goreti", "Yosef Tandi", "I Made Wirawan", "Siti Rahmawati")
_OF_THE_RESTORE = {"audit_entry": 1, "audit_checkpoint": 1}
"""What a restore adds: its line in the log, and the signature under it."""


def counts(clinic: Clinic) -> dict[str, int]:
    key = clinic.keyring.unlock(ADMIN, password(ADMIN), clinic.clock.utc()).database_key
    connection = open_db(clinic.folder / "clinic.db", key)
    try:
        return snapshot.counts(connection)
    finally:
        connection.close()


def work(clinic: Clinic, chance: random.Random) -> None:
    """A few things that a clinic does in some hours."""
    for _ in range(chance.randint(1, 3)):
        family = "".join(chance.choices("aeiourstnlkm", k=7)).title()
        client = clinic.client(f"{chance.choice(NAMES)} {family}", NADIRA, consent=True)
        if chance.random() < 0.5:
            sign_note(clinic, client, NADIRA)
        clinic.clock.forward(minutes=70)


def test_equal_counts(clinic: Clinic, tally: Tally) -> None:
    chance = random.Random(50)
    for _ in range(RESTORES):
        work(clinic, chance)
        clinic.close()
        clinic.at(ADMIN).backup.now()
        (file,) = newest(clinic)
        inside = clinic.at(ADMIN).backup.examine(file, ADMIN, password(ADMIN))
        work(clinic, chance)
        clinic.close()

        done = restore_backup(file, clinic.folder, ADMIN, password(ADMIN), clinic.clock)

        clinic.keyring = Keyring.load(clinic.folder)
        now = counts(clinic)
        assert {name: now[name] - _OF_THE_RESTORE.get(name, 0) for name in now} == done.counts
        assert {each.what: each.then for each in inside.compared} == done.holdings
        assert clinic.at(ADMIN).backup.verify() == []
        clinic.close()
        clinic.clock.forward(hours=1)
    tally("restores with equal counts", RESTORES)


def newest(clinic: Clinic) -> list[Path]:
    return sorted((clinic.folder / "backups").glob("*.teduh"))[-1:]
