"""Restoring puts a verified backup in place whole, and loses nothing of what was there."""

import contextlib
import os
import shutil
from pathlib import Path

import pytest

from clinic_app.audit import log
from clinic_app.common.clock import FixedClock
from clinic_app.common.errors import ClinicError, Damaged, NotPermitted, Refused, Unavailable
from clinic_app.safekeeping import backup, verify
from clinic_app.safekeeping.restore import restore_backup
from clinic_app.storage import restore
from clinic_app.storage.files import DATABASE, KEYRING
from clinic_app.storage.lock import FolderLock
from tests.support.bare_clinic import ADMIN, COUNSELOR, NOW, BareClinic, count, found_clinic, password, wash


@pytest.fixture
def file(clinic: BareClinic) -> Path:
    """A backup of the clinic with 60 cups; another 5 are washed after it."""
    with clinic.desk() as desk:
        backup.make(desk)
        wash(desk, 5)
    (made,) = (clinic.folder / "backups").iterdir()
    return made


def test_into_a_new_folder(clinic: BareClinic, file: Path, tmp_path: Path) -> None:
    there = BareClinic(tmp_path / "deep" / "new", clinic.clock)

    done = restore_backup(file, there.folder, ADMIN, password(ADMIN), clinic.clock)

    assert (done.counts["cup"], done.before, done.ended_again) == (60, None, ())
    with there.desk(COUNSELOR) as desk, desk.reading() as session:
        assert count(desk) == 60
        actions = [entry.action for entry in log.page(session, limit=3)]
    assert actions == ["session.opened", "backup.restored", "session.opened"]
    keyring, session_keys = there.unlock()
    assert (
        verify.folder(there.folder, session_keys.database_key, keyring.roster, session_keys.last_seen) == []
    )
    assert sorted(path.name for path in there.folder.iterdir()) == [
        "clinic.db",
        "clinic.lock",
        "keyring.json",
    ]


def test_over_the_clinic_the_former_files_stay(clinic: BareClinic, file: Path) -> None:
    done = restore_backup(file, clinic.folder, ADMIN, password(ADMIN), clinic.clock)

    assert done.before is not None
    with clinic.desk() as desk:
        assert count(desk) == 60
    with BareClinic(done.before, clinic.clock).desk() as desk:
        assert count(desk) == 65
    assert file.exists()


def test_who_has_left_since_is_ended_again(clinic: BareClinic, file: Path) -> None:
    keyring, session = clinic.unlock()
    keyring.end_person(session, 2)

    done = restore_backup(file, clinic.folder, ADMIN, password(ADMIN), clinic.clock)

    assert done.ended_again == ("Sri Wahyuni",)
    with pytest.raises(Refused):
        clinic.unlock(COUNSELOR)


def refused(file: Path, clinic: BareClinic, login: str, secret: str) -> ClinicError:
    """A restore that must be refused, and touches nothing."""
    before = clinic.database.read_bytes(), (clinic.folder / KEYRING).read_bytes()
    with pytest.raises(ClinicError) as caught:
        restore_backup(file, clinic.folder, login, secret, clinic.clock)
    assert (clinic.database.read_bytes(), (clinic.folder / KEYRING).read_bytes()) == before
    assert not list(clinic.folder.glob("restore*"))
    return caught.value


def test_only_an_administrator_with_the_right_password_restores(clinic: BareClinic, file: Path) -> None:
    assert isinstance(refused(file, clinic, COUNSELOR, password(COUNSELOR)), NotPermitted)
    assert refused(file, clinic, ADMIN, "another password").code == "sign_in.wrong"


def test_a_clinic_is_not_overwritten_by_another_ones_backup(clinic: BareClinic, tmp_path: Path) -> None:
    other = found_clinic(tmp_path / "other")
    with other.desk() as desk:
        backup.make(desk)
    (file,) = (other.folder / "backups").iterdir()

    assert refused(file, clinic, ADMIN, password(ADMIN)).code == "restore.other_clinic"


def test_a_tampered_backup_is_not_restored(clinic: BareClinic, file: Path) -> None:
    clinic.tamper("INSERT INTO cup (colour) VALUES ('red')")
    keyring, session = clinic.unlock()
    forged = clinic.folder / "forged.teduh"
    inside = verify.Inside({"cup": 60}, 1, bytes(32))
    backup.backup_file.write(
        forged, clinic.database, (clinic.folder / KEYRING).read_bytes(), session.database_key, inside, NOW
    )

    assert refused(forged, clinic, ADMIN, password(ADMIN)).code == "restore.findings"
    assert keyring.roster.by_id(1) is not None


def test_an_open_clinic_is_not_restored_over(clinic: BareClinic, file: Path) -> None:
    with FolderLock(clinic.folder):
        error = refused(file, clinic, ADMIN, password(ADMIN))

    assert isinstance(error, Unavailable)
    assert error.code == "folder.busy"


class Killed(BaseException):
    """Stands for a power cut."""


@pytest.mark.parametrize("moves", range(8))
def test_a_restore_killed_between_any_two_moves_ends_with_one_whole_clinic(
    clinic: BareClinic, file: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    left = moves
    really = os.replace

    def replace(source: Path, to: Path) -> None:
        nonlocal left
        if Path(to).parent.name.startswith("before-") or Path(source).parent.name.startswith("restore-"):
            if left == 0:
                raise Killed
            left -= 1
        really(source, to)

    monkeypatch.setattr(os, "replace", replace)
    done = False
    with contextlib.suppress(Killed):
        restore_backup(file, clinic.folder, ADMIN, password(ADMIN), FixedClock(NOW))
        done = True
    monkeypatch.undo()
    begun = done or restore.interrupted(clinic.folder)

    restore.settle(clinic.folder)

    assert restore.settle(clinic.folder) is False
    with clinic.desk() as desk:
        assert count(desk) == (60 if begun else 65)
    assert not list(clinic.folder.glob("restore*"))


@pytest.mark.parametrize("lost", [DATABASE, KEYRING])
def test_without_the_new_files_the_old_ones_come_back(clinic: BareClinic, lost: str) -> None:
    fresh = restore.new_folder(clinic.folder, "20260819-102400")
    for name in (DATABASE, KEYRING):
        shutil.copy(clinic.folder / name, fresh / name)
    old = clinic.folder / "before-20260819-102400"
    old.mkdir()
    for name in (DATABASE, KEYRING):
        os.replace(clinic.folder / name, old / name)
    (fresh / lost).unlink()
    if lost == DATABASE:
        shutil.rmtree(fresh)
    (clinic.folder / "restore.json").write_text('{"stamp": "20260819-102400"}')

    assert restore.settle(clinic.folder) is True

    with clinic.desk() as desk:
        assert count(desk) == 60


def test_what_was_unpacked_and_never_promised_is_swept(clinic: BareClinic) -> None:
    (restore.new_folder(clinic.folder, "20260819-102400") / DATABASE).write_bytes(b"half")
    (clinic.folder / "restore-letters").mkdir()

    assert restore.settle(clinic.folder) is False

    assert [path.name for path in clinic.folder.glob("restore*")] == ["restore-letters"]


@pytest.mark.parametrize("content", ["", "{}", '{"stamp": "../../x"}', '{"stamp": 3}', "[]"])
def test_a_promise_that_cannot_be_read_moves_nothing(clinic: BareClinic, content: str) -> None:
    (clinic.folder / "restore.json").write_text(content)

    with pytest.raises(Damaged, match=r"restore\.damaged"):
        restore.settle(clinic.folder)
    assert clinic.database.exists()
