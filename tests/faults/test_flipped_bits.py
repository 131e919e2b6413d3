"""Flipped bits in each file of a clinic are all found."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from clinic_app.common.errors import Damaged
from clinic_app.common.findings import Finding
from clinic_app.common.messages import words
from clinic_app.common.messages.findings import finding_words
from clinic_app.safekeeping import verify
from clinic_app.safekeeping.restore import restore_backup
from clinic_app.storage import backup_file
from clinic_app.vault.keyring import Keyring
from tests.support.clinic import ADMIN, NADIRA, Clinic, password
from tests.support.counts import times
from tests.support.sessions import sign_note
from tests.support.tally import Tally

pytestmark = pytest.mark.fault

FLIPS = times(100, 1_000)
"""In each file."""


@pytest.fixture
def filled(clinic: Clinic) -> Clinic:
    """A closed clinic with a client and a signed note."""
    sign_note(clinic, clinic.client("Ayu Lestari", NADIRA, consent=True), NADIRA)
    clinic.close()
    return clinic


def flips(content: bytes, seed: int) -> list[tuple[int, bytes]]:
    """The content with one bit turned over each time; the first and the last byte are among them."""
    chance = random.Random(seed)
    places = [0, len(content) - 1, *(chance.randrange(len(content)) for _ in range(FLIPS - 2))]
    flipped = []
    for place in places:
        broken = bytearray(content)
        broken[place] ^= 1 << chance.randrange(8)
        flipped.append((place, bytes(broken)))
    return flipped


def said(look: Callable[[], list[Finding]]) -> list[str]:
    """What is said to people: the words of the findings, or of the refusal to open it at all."""
    try:
        return [finding_words(each.kind) for each in look()]
    except Damaged as damage:
        return [words(damage)]


def unfound(path: Path, seed: int, look: Callable[[], list[Finding]]) -> list[int]:
    """Where a flipped bit wasn't found; the file is whole again afterwards. Every finding has words."""
    content = path.read_bytes()
    assert look() == []
    missed = []
    for place, broken in flips(content, seed):
        path.write_bytes(broken)
        if not said(look):
            missed.append(place)
    path.write_bytes(content)
    assert look() == []
    return missed


def test_in_the_database(filled: Clinic, tally: Tally) -> None:
    session = filled.keyring.unlock(ADMIN, password(ADMIN), filled.clock.utc())
    key, seen = session.database_key, session.last_seen

    def look() -> list[Finding]:
        return verify.folder(filled.folder, key, filled.keyring.roster, seen)

    missed = unfound(filled.folder / "clinic.db", 1, look)
    tally("flipped bits in clinic.db", FLIPS, len(missed))
    assert missed == []


def test_in_the_keyring(filled: Clinic, tally: Tally) -> None:
    def look() -> list[Finding]:
        Keyring.load(filled.folder)
        return []

    keyring = filled.folder / "keyring.json"
    content = keyring.read_bytes()
    found = []
    for place, broken in flips(content, 2):
        keyring.write_bytes(broken)
        with pytest.raises(Damaged) as caught:
            look()
        assert words(caught.value)
        found.append(place)
    tally("flipped bits in keyring.json", len(found))
    assert len(found) == FLIPS


def test_in_a_backup(filled: Clinic, tmp_path: Path, tally: Tally) -> None:
    file = tmp_path / "today.teduh"
    filled.at(ADMIN).backup.into(file)

    def look() -> list[Finding]:
        backup_file.read_manifest(file)
        return []

    missed = unfound(file, 3, look)
    tally("flipped bits in a backup", FLIPS, len(missed))
    assert missed == []


def test_a_flipped_backup_is_not_restored(filled: Clinic, tmp_path: Path) -> None:
    file = tmp_path / "today.teduh"
    filled.at(ADMIN).backup.into(file)
    _, broken = flips(file.read_bytes(), 4)[50]
    file.write_bytes(broken)

    with pytest.raises(Damaged):
        restore_backup(file, tmp_path / "there", ADMIN, password(ADMIN), filled.clock)
    assert not (tmp_path / "there" / "clinic.db").exists()
