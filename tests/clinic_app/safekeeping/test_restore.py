"""Restoring puts a verified backup in place whole, and loses nothing of what was there."""

import contextlib
import errno
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from clinic_app.audit import log
from clinic_app.common.clock import FixedClock
from clinic_app.common.errors import ClinicError, Damaged, NotPermitted, Refused, Unavailable
from clinic_app.common.permissions import Role
from clinic_app.safekeeping import backup, verify
from clinic_app.safekeeping.restore import restore_backup
from clinic_app.safekeeping.service import BackupService
from clinic_app.storage import restore
from clinic_app.storage.files import DATABASE, KEYRING
from clinic_app.storage.lock import FolderLock
from tests.support.bare_clinic import ADMIN, COUNSELOR, NOW, BareClinic, count, found_clinic, password, wash


@pytest.fixture
def file(bare: BareClinic) -> Path:
    """A backup of the clinic with 60 cups; another 5 are washed after it."""
    with bare.desk() as desk:
        backup.make(desk)
        wash(desk, 5)
    (made,) = (bare.folder / "backups").iterdir()
    return made


def test_into_a_new_folder(bare: BareClinic, file: Path, tmp_path: Path) -> None:
    there = BareClinic(tmp_path / "deep" / "new", bare.clock)

    done = restore_backup(file, there.folder, ADMIN, password(ADMIN), bare.clock)

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
        "last-backup.json",
    ]


def test_over_the_clinic_the_former_files_stay(bare: BareClinic, file: Path) -> None:
    done = restore_backup(file, bare.folder, ADMIN, password(ADMIN), bare.clock)

    assert done.before is not None
    with bare.desk() as desk:
        assert count(desk) == 60
    with BareClinic(done.before, bare.clock).desk() as desk:
        assert count(desk) == 65
    assert file.exists()


def test_who_has_left_since_is_ended_again(bare: BareClinic, file: Path) -> None:
    keyring, session = bare.unlock()
    keyring.end_person(session, 2)

    done = restore_backup(file, bare.folder, ADMIN, password(ADMIN), bare.clock)

    assert done.ended_again == ("Sri Wahyuni",)
    with pytest.raises(Refused):
        bare.unlock(COUNSELOR)


def test_an_administrator_who_has_left_since_restores_and_is_not_let_in_by_it(bare: BareClinic) -> None:
    keyring, session = bare.unlock()
    keyring.change_person(session, 2, roles=frozenset({Role.COUNSELOR, Role.ADMINISTRATOR}))
    with bare.desk() as desk:
        backup.make(desk)
    (made,) = (bare.folder / "backups").iterdir()
    keyring, session = bare.unlock()
    keyring.end_person(session, 2)

    done = restore_backup(made, bare.folder, COUNSELOR, password(COUNSELOR), bare.clock)

    assert done.ended_again == ("Sri Wahyuni",)
    with pytest.raises(Refused):
        bare.unlock(COUNSELOR)
    keyring, session = bare.unlock()
    assert verify.folder(bare.folder, session.database_key, keyring.roster, session.last_seen) == []


def test_a_name_that_is_no_text_is_refused_before_anything(bare: BareClinic, file: Path) -> None:
    """From a stick that was written under another code page."""
    odd = file.rename(file.with_name(os.fsdecode(b"teduh-\xff.teduh")))

    assert refused(odd, bare, ADMIN, password(ADMIN)).code == "path.impossible"


def refused(file: Path, bare: BareClinic, login: str, secret: str) -> ClinicError:
    """A restore that must be refused, and touches nothing."""
    before = bare.database.read_bytes(), (bare.folder / KEYRING).read_bytes()
    with pytest.raises(ClinicError) as caught:
        restore_backup(file, bare.folder, login, secret, bare.clock)
    assert (bare.database.read_bytes(), (bare.folder / KEYRING).read_bytes()) == before
    assert not list(bare.folder.glob("restore*"))
    return caught.value


def test_only_an_administrator_with_the_right_password_restores(bare: BareClinic, file: Path) -> None:
    assert isinstance(refused(file, bare, COUNSELOR, password(COUNSELOR)), NotPermitted)
    assert refused(file, bare, ADMIN, "another password").code == "restore.wrong"


def test_a_clinic_is_not_overwritten_by_another_ones_backup(bare: BareClinic, tmp_path: Path) -> None:
    other = found_clinic(tmp_path / "other")
    with other.desk() as desk:
        backup.make(desk)
    (file,) = (other.folder / "backups").iterdir()

    assert refused(file, bare, ADMIN, password(ADMIN)).code == "restore.other_clinic"


def test_a_tampered_backup_is_not_restored(bare: BareClinic, file: Path) -> None:
    bare.tamper("INSERT INTO cup (colour) VALUES ('red')")
    keyring, session = bare.unlock()
    forged = bare.folder / "forged.teduh"
    inside = verify.Inside({"cup": 60}, 1, bytes(32))
    backup.backup_file.write(
        forged, bare.database, (bare.folder / KEYRING).read_bytes(), session.database_key, inside, NOW
    )

    assert refused(forged, bare, ADMIN, password(ADMIN)).code == "restore.findings"
    assert keyring.roster.by_id(1) is not None


def test_an_open_clinic_is_not_restored_over(bare: BareClinic, file: Path) -> None:
    with FolderLock(bare.folder):
        error = refused(file, bare, ADMIN, password(ADMIN))

    assert isinstance(error, Unavailable)
    assert error.code == "folder.busy"


class Killed(BaseException):
    """Stands for a power cut."""


@pytest.mark.parametrize("moves", range(8))
def test_a_restore_killed_between_any_two_moves_ends_with_one_whole_clinic(
    bare: BareClinic, file: Path, monkeypatch: pytest.MonkeyPatch, moves: int
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
        restore_backup(file, bare.folder, ADMIN, password(ADMIN), FixedClock(NOW))
        done = True
    monkeypatch.undo()
    begun = done or restore.interrupted(bare.folder)

    restore.settle(bare.folder)

    assert restore.settle(bare.folder) is False
    with bare.desk() as desk:
        assert count(desk) == (60 if begun else 65)
    assert not list(bare.folder.glob("restore*"))


@pytest.mark.parametrize("lost", [DATABASE, KEYRING])
def test_without_the_new_files_the_old_ones_come_back(bare: BareClinic, lost: str) -> None:
    fresh = restore.new_folder(bare.folder, "20260819-102400")
    for name in (DATABASE, KEYRING):
        shutil.copy(bare.folder / name, fresh / name)
    old = bare.folder / "before-20260819-102400"
    old.mkdir()
    for name in (DATABASE, KEYRING):
        os.replace(bare.folder / name, old / name)
    (fresh / lost).unlink()
    if lost == DATABASE:
        shutil.rmtree(fresh)
    (bare.folder / "restore.json").write_text('{"stamp": "20260819-102400"}')

    assert restore.settle(bare.folder) is True

    with bare.desk() as desk:
        assert count(desk) == 60


def test_what_was_unpacked_and_never_promised_is_swept(bare: BareClinic) -> None:
    (restore.new_folder(bare.folder, "20260819-102400") / DATABASE).write_bytes(b"half")
    (bare.folder / "restore-letters").mkdir()

    assert restore.settle(bare.folder) is False

    assert [path.name for path in bare.folder.glob("restore*")] == ["restore-letters"]


@pytest.mark.parametrize("content", ["", "{}", '{"stamp": "../../x"}', '{"stamp": 3}', "[]"])
def test_a_promise_that_cannot_be_read_moves_nothing(bare: BareClinic, content: str) -> None:
    (bare.folder / "restore.json").write_text(content)

    with pytest.raises(Damaged, match=r"restore\.damaged"):
        restore.settle(bare.folder)
    assert bare.database.exists()


@pytest.mark.parametrize(("days", "gone_after"), [(30, 33), (0, 0), (None, None)])
def test_the_safety_copy_goes_after_its_days_with_the_first_proven_backup(
    bare: BareClinic, file: Path, days: int | None, gone_after: int | None
) -> None:
    done = restore_backup(file, bare.folder, ADMIN, password(ADMIN), bare.clock, keep_days=days)
    assert done.before is not None

    # On the 31st day the log has not seen the end of the term yet: the clock may have leapt there.
    for day, pause in ((0, 31), (31, 2), (33, 0)):
        with bare.desk() as desk:
            wash(desk)
            assert done.before.exists() is (gone_after is None or day <= gone_after), "not before a backup"
            backup.make(desk)
            kept = gone_after is None or day < gone_after
            assert done.before.exists() is kept
            with desk.reading() as session:
                removed = log.of_object(session, "folder", done.before.name)
            assert [entry.action for entry in removed] == ["backup.former_removed"] * (not kept)
        bare.clock.forward(days=pause)


def test_the_safety_copy_stays_as_long_as_no_backup_is_proven(bare: BareClinic, file: Path) -> None:
    done = restore_backup(file, bare.folder, ADMIN, password(ADMIN), bare.clock, keep_days=0)
    bare.tamper("UPDATE audit_entry SET user = 2 WHERE seq = 3")

    with bare.desk() as desk:
        assert not backup.make(desk).proven

    assert done.before is not None
    assert done.before.exists()


def test_the_state_says_that_the_restored_backup_was_the_last(bare: BareClinic, file: Path) -> None:
    made_at = bare.clock.utc()
    bare.clock.forward(hours=3)
    with bare.desk() as desk:
        backup.make(desk)

    restore_backup(file, bare.folder, ADMIN, password(ADMIN), bare.clock)

    with bare.desk() as desk:
        state = BackupService(desk).state()
    assert (state.last_at, state.proven, state.due) == (made_at, True, True)


def test_two_restores_in_one_second_keep_both_former_clinics(bare: BareClinic, file: Path) -> None:
    first = restore_backup(file, bare.folder, ADMIN, password(ADMIN), bare.clock)
    second = restore_backup(file, bare.folder, ADMIN, password(ADMIN), bare.clock)

    assert first.before != second.before
    for done, cups in ((first, 65), (second, 60)):
        assert done.before is not None
        with BareClinic(done.before, bare.clock).desk() as desk:
            assert count(desk) == cups


def test_a_stick_pulled_out_in_the_midst_is_told_apart_from_a_full_disk(
    bare: BareClinic, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> bytes:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(zipfile.ZipExtFile, "read", gone)
    assert refused(file, bare, ADMIN, password(ADMIN)).code == "backup.unreachable"
