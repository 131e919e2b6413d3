"""A backup put together by somebody who knows how one is made, and who may hold the database key."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.safekeeping.restore import restore_backup
from tests.support.clinic import ADMIN, NADIRA, Clinic, found_clinic, password
from tests.support.sessions import sign_note
from tests.support.tampering import Members, members, repacked

pytestmark = [pytest.mark.fault, pytest.mark.usefixtures("one_kind_of_tampering")]

DATABASE, KEYRING, MANIFEST = "clinic.db", "keyring.json", "manifest.json"


def said_of_itself(parts: Members, change: Callable[[dict[str, object]], object]) -> Members:
    manifest = json.loads(parts[MANIFEST])
    change(manifest)
    return {**parts, MANIFEST: json.dumps(manifest).encode()}


def flipped(content: bytes) -> bytes:
    return content[:9_000] + bytes([content[9_000] ^ 1]) + content[9_001:]


Change = Callable[[Members, Members], Members]
"""From an older backup and the newest one of a clinic to the tampered one."""
TAMPERED: dict[str, Change] = {
    "the database of an older one": lambda old, new: {**new, DATABASE: old[DATABASE]},
    "the keyring of an older one": lambda old, new: {**new, KEYRING: old[KEYRING]},
    "the manifest of an older one": lambda old, new: {**new, MANIFEST: old[MANIFEST]},
    "another day in the manifest": lambda old, new: said_of_itself(
        new, lambda manifest: manifest["clear"].update(made_at="2026-08-01T03:24:00Z")
    ),
    "other counts in the manifest": lambda old, new: said_of_itself(
        new, lambda manifest: manifest.update(sealed=json.loads(old[MANIFEST])["sealed"])
    ),
    "a newer format": lambda old, new: said_of_itself(
        new, lambda manifest: manifest["clear"].update(format=99)
    ),
    "a format that is no number": lambda old, new: said_of_itself(
        new, lambda manifest: manifest["clear"].update(format="1")
    ),
    "sizes left out": lambda old, new: said_of_itself(new, lambda manifest: manifest["clear"].pop("files")),
    "a manifest that has no end": lambda old, new: {**new, MANIFEST: b"[" * 500_000},
    "a manifest that is none": lambda old, new: {**new, MANIFEST: b"\xff\xfe"},
    "a changed database": lambda old, new: {**new, DATABASE: flipped(new[DATABASE])},
    "an empty database": lambda old, new: {**new, DATABASE: b""},
    "no keyring": lambda old, new: {name: new[name] for name in (DATABASE, MANIFEST)},
    "one member more": lambda old, new: {**new, "../evil": b"x"},
    "members in another order": lambda old, new: dict(reversed(new.items())),
}


@pytest.fixture
def older(clinic: Clinic, tmp_path: Path) -> Path:
    """A backup of yesterday, before a note was signed."""
    client = clinic.client("Ayu Lestari", NADIRA, consent=True)
    clinic.at(ADMIN).backup.into(tmp_path / "older.teduh")
    clinic.clock.forward(hours=24)
    sign_note(clinic, client, NADIRA)
    return tmp_path / "older.teduh"


def newest(clinic: Clinic, folder: Path) -> Path:
    clinic.at(ADMIN).backup.into(folder / "newest.teduh")
    return folder / "newest.teduh"


def assert_not_restored(clinic: Clinic, file: Path, to: Path) -> None:
    with pytest.raises(ClinicError) as refused:
        restore_backup(file, to, ADMIN, password(ADMIN), clinic.clock)
    assert words(refused.value)
    assert not (to / DATABASE).exists()


@pytest.mark.parametrize("what", TAMPERED)
def test_it_is_not_restored(clinic: Clinic, older: Path, tmp_path: Path, what: str) -> None:
    file = newest(clinic, tmp_path)
    repacked(file, TAMPERED[what](members(older), members(file)))

    assert_not_restored(clinic, file, tmp_path / "there")


def test_a_packed_one_is_not_unpacked(clinic: Clinic, older: Path, tmp_path: Path) -> None:
    """A megabyte may become a disk full; the program never packs."""
    file = newest(clinic, tmp_path)
    repacked(file, members(file), compress=True)

    assert_not_restored(clinic, file, tmp_path / "there")


def test_of_another_clinic_under_the_same_names(clinic: Clinic, older: Path, tmp_path: Path) -> None:
    found_clinic(tmp_path / "other")
    other = Clinic.copied(tmp_path / "other", tmp_path / "there")
    theirs = newest(other, tmp_path)
    other.close()
    parts = members(older)
    repacked(theirs, {**members(theirs), KEYRING: parts[KEYRING]})

    assert_not_restored(clinic, theirs, tmp_path / "empty")


def test_honestly_repacked_it_is_restored(clinic: Clinic, older: Path, tmp_path: Path) -> None:
    """The control: it isn't the packing that is refused above."""
    file = newest(clinic, tmp_path)
    repacked(file, members(file))

    assert restore_backup(file, tmp_path / "there", ADMIN, password(ADMIN), clinic.clock).counts["note"] == 1
