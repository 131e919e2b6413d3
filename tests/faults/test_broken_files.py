"""A cut, empty, foreign or newer file gets one clear sentence, and stays as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.safekeeping.restore import restore_backup
from clinic_app.sign_in import SignIn
from clinic_app.sign_in.values import FolderState
from clinic_app.storage.database import open_db
from clinic_app.vault.passwords import LOWEST
from tests.support.clinic import ADMIN, SARI, Clinic, password

pytestmark = pytest.mark.fault

Break = Callable[[bytes], bytes]
HOW: dict[str, Break] = {
    "empty": lambda content: b"",
    "zeros": lambda content: bytes(len(content)),
    "cut to a half": lambda content: content[: len(content) // 2],
    "cut by a byte": lambda content: content[:-1],
    "cut by a page": lambda content: content[:-4096],
    "a picture": lambda content: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 64,
    "a sheet": lambda content: b"PK\x03\x04" + bytes(range(256)) * 64,
    "a text": lambda content: "Yth. Bapak/Ibu, …\n".encode() * 500,
}


def refusal(act: Callable[[], object]) -> ClinicError:
    """What is said instead of a crash: one sentence."""
    with pytest.raises(ClinicError) as caught:
        act()
    sentence = words(caught.value)
    assert sentence
    assert "\n" not in sentence
    assert "{" not in sentence
    return caught.value


def door(clinic: Clinic) -> SignIn:
    return SignIn(clinic.folder, clinic.clock, LOWEST)


@pytest.mark.parametrize("how", HOW)
def test_the_database(clinic: Clinic, how: str) -> None:
    file = clinic.folder / "clinic.db"
    broken = HOW[how](file.read_bytes())
    file.write_bytes(broken)

    error = refusal(lambda: door(clinic).unlock(SARI, password(SARI)))

    assert error.code in ("database.empty", "database.cut", "database.foreign", "database.damaged")
    assert file.read_bytes() == broken
    assert door(clinic).state() is FolderState.READY, "the lock was given back"


@pytest.mark.parametrize("how", HOW)
def test_the_keyring(clinic: Clinic, how: str) -> None:
    file = clinic.folder / "keyring.json"
    broken = HOW[how](file.read_bytes())
    file.write_bytes(broken)

    error = refusal(lambda: door(clinic).unlock(SARI, password(SARI)))

    assert error.code in ("keyring.damaged", "keyring.foreign")
    assert door(clinic).state() is FolderState.DAMAGED
    assert file.read_bytes() == broken


@pytest.mark.parametrize("how", HOW)
def test_a_backup(clinic: Clinic, tmp_path: Path, how: str) -> None:
    file = tmp_path / "today.teduh"
    clinic.at(ADMIN).backup.into(file)
    file.write_bytes(HOW[how](file.read_bytes()))

    error = refusal(lambda: restore_backup(file, tmp_path / "there", ADMIN, password(ADMIN), clinic.clock))

    assert error.code in ("backup.empty", "backup.cut", "backup.foreign", "backup.damaged")


@pytest.mark.parametrize("name", ["clinic.db", "keyring.json"])
def test_a_missing_file_is_no_empty_folder(clinic: Clinic, name: str) -> None:
    (clinic.folder / name).unlink()

    assert door(clinic).state() is FolderState.DAMAGED
    refusal(lambda: door(clinic).unlock(SARI, password(SARI)))
    assert not (clinic.folder / name).exists()


def test_a_database_of_a_newer_program(clinic: Clinic) -> None:
    key = clinic.keyring.unlock(ADMIN, password(ADMIN), clinic.clock.utc()).database_key
    connection = open_db(clinic.folder / "clinic.db", key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    assert refusal(lambda: door(clinic).unlock(SARI, password(SARI))).code == "database.newer"


def test_two_clinics_mixed_up(clinic: Clinic, clinic_template: Path, tmp_path: Path) -> None:
    """The keyring of one beside the database of another."""
    from tests.support.bare_clinic import found_clinic

    other = found_clinic(tmp_path / "other")
    (clinic.folder / "clinic.db").write_bytes(other.database.read_bytes())

    assert refusal(lambda: door(clinic).unlock(SARI, password(SARI))).code == "database.foreign"


def test_an_interrupted_restore_is_finished_before_anybody_is_asked_for_a_password(clinic: Clinic) -> None:
    """Both old files are already away: without finishing it, this would look like an empty folder."""
    clinic.close()
    fresh, old = clinic.folder / "restore-20260819-102400", clinic.folder / "before-20260819-102400"
    fresh.mkdir()
    old.mkdir()
    for name in ("clinic.db", "keyring.json"):
        (fresh / name).write_bytes((clinic.folder / name).read_bytes())
        (clinic.folder / name).rename(old / name)
    (clinic.folder / "restore.json").write_text('{"stamp": "20260819-102400"}')

    assert door(clinic).state() is FolderState.READY

    workspace = door(clinic).unlock(SARI, password(SARI))
    assert workspace.findings == ()
    workspace.lock()
    assert not fresh.exists()
    assert (old / "clinic.db").exists()
