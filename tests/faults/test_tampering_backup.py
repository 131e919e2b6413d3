"""A backup put together by somebody who knows how one is made, and who may hold the database key."""

import json
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from clinic_app.common.clock import FixedClock
from clinic_app.common.errors import ClinicError, Damaged
from clinic_app.common.messages import words
from clinic_app.safekeeping.restore import restore_backup
from clinic_app.storage import backup_file
from tests.support.clinic import ADMIN, NADIRA, NOW, Clinic, found_clinic, password
from tests.support.sessions import sign_note
from tests.support.tampering import Members, members, repacked

pytestmark = pytest.mark.fault
one_kind = pytest.mark.usefixtures("one_kind_of_tampering")

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
    "a day that no calendar has": lambda old, new: said_of_itself(
        new, lambda manifest: manifest["clear"].update(made_at="9999-12-31T23:59:59-14:00")
    ),
    "the last day of all": lambda old, new: said_of_itself(
        new, lambda manifest: manifest["clear"].update(made_at="9999-12-31T23:59:59+00:00")
    ),
    "a number with a point in the manifest": lambda old, new: said_of_itself(
        new, lambda manifest: manifest["clear"].update(format=0.5)
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


@dataclass(frozen=True)
class Two:
    """What lies in two backups of a clinic: of yesterday, and of today when a note was signed."""

    old: Members
    new: Members


@pytest.fixture(scope="module")
def two(clinic_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Two:
    folder = tmp_path_factory.mktemp("backups")
    own = Clinic.copied(clinic_template, folder / "clinic")
    client = own.client("Ayu Lestari", NADIRA, consent=True)
    own.at(ADMIN).backup.into(folder / "old.teduh")
    own.clock.forward(hours=24)
    sign_note(own, client, NADIRA)
    own.at(ADMIN).backup.into(folder / "new.teduh")
    own.close()
    return Two(members(folder / "old.teduh"), members(folder / "new.teduh"))


def assert_not_restored(file: Path, to: Path) -> None:
    with pytest.raises(ClinicError) as refused:
        restore_backup(file, to, ADMIN, password(ADMIN), FixedClock(NOW))
    assert words(refused.value)
    assert not (to / DATABASE).exists()


@pytest.mark.parametrize("what", TAMPERED)
@one_kind
def test_it_is_not_restored(two: Two, tmp_path: Path, what: str) -> None:
    repacked(tmp_path / "x.teduh", TAMPERED[what](two.old, two.new))

    assert_not_restored(tmp_path / "x.teduh", tmp_path / "there")


@one_kind
def test_a_packed_one_is_not_unpacked(two: Two, tmp_path: Path) -> None:
    """A megabyte may become a disk full; the program never packs."""
    repacked(tmp_path / "x.teduh", two.new, compress=True)

    assert_not_restored(tmp_path / "x.teduh", tmp_path / "there")


@one_kind
def test_of_another_clinic_under_the_same_names(two: Two, tmp_path: Path) -> None:
    found_clinic(tmp_path / "founded")
    other = Clinic.copied(tmp_path / "founded", tmp_path / "other")
    other.at(ADMIN).backup.into(tmp_path / "theirs.teduh")
    other.close()
    theirs = members(tmp_path / "theirs.teduh")
    repacked(tmp_path / "x.teduh", {**theirs, KEYRING: two.new[KEYRING]})

    assert_not_restored(tmp_path / "x.teduh", tmp_path / "there")


def test_honestly_repacked_it_is_restored(two: Two, tmp_path: Path) -> None:
    """The control: it isn't the packing that is refused above."""
    repacked(tmp_path / "x.teduh", two.new)

    done = restore_backup(tmp_path / "x.teduh", tmp_path / "there", ADMIN, password(ADMIN), FixedClock(NOW))

    assert done.counts["note"] == 1


@pytest.mark.parametrize("wide", [False, True])
def test_a_list_of_members_of_any_length_is_not_read(tmp_path: Path, wide: bool) -> None:
    """Seventeen megabytes of members without content, in a file that anybody may have put on the share."""
    member = b"PK\x01\x02" + bytes(24) + b"\x01" + bytes(17) + b"x"
    members_told, few = member * 350_000, (46 + 12).to_bytes(4, "little")
    size = len(members_told)
    end = b"PK\x05\x06" + bytes(8) + (few if wide else size.to_bytes(4, "little")) + bytes(4) + b"\x40\x00"
    record = b"PK\x06\x06" + bytes(36) + size.to_bytes(8, "little") + bytes(8) + b"PK\x06\x07" + bytes(16)
    (tmp_path / "x.teduh").write_bytes(b"PK\x03\x04" + members_told + record * wide + end + b"0" * 64)

    tracemalloc.start()
    with pytest.raises(Damaged):
        backup_file.glance(tmp_path / "x.teduh")
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 1 << 20


def test_a_container_above_four_gigabytes_has_an_end_of_our_making(
    two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the limit of the packer set low, so that it writes the wide end."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1_000)
    repacked(tmp_path / "x.teduh", two.new)

    assert b"PK\x06\x06" in (tmp_path / "x.teduh").read_bytes()[-300:]
    assert backup_file.glance(tmp_path / "x.teduh").manifest.program
