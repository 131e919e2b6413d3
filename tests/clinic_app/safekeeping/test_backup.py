"""A backup says it is proven only when it was read again and everything in it stood the checks."""

import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from clinic_app.audit import log
from clinic_app.common.errors import Damaged, Unavailable
from clinic_app.common.findings import Finding
from clinic_app.safekeeping import backup, verify
from clinic_app.safekeeping.service import BackupService
from clinic_app.storage import backup_file
from tests.support.bare_clinic import ADMIN, COUNSELOR, NOW, BareClinic, password, wash


def test_a_backup_holds_everything_and_is_proven(clinic: BareClinic) -> None:
    with clinic.desk() as desk:
        state = backup.make(desk)
        last = log.page(desk.database.reading().__enter__(), limit=1)[0]

    (file,) = (clinic.folder / "backups").iterdir()
    assert file.name == "teduh-20260819-102400.teduh"
    assert (state.proven, state.last_at, state.place) == (True, NOW, str(clinic.folder / "backups"))
    assert (last.action, last.object_id) == ("backup.made", file.name)
    assert verify.backup(file, ADMIN, password(ADMIN), NOW) == []
    assert verify.backup(file, COUNSELOR, password(COUNSELOR), NOW) == []


def test_what_a_backup_tells_without_a_key_is_no_secret(clinic: BareClinic) -> None:
    with clinic.desk() as desk:
        backup.make(desk)
    (file,) = (clinic.folder / "backups").iterdir()

    with zipfile.ZipFile(file) as container:
        manifest = json.loads(container.read("manifest.json"))
        kinds = {member.compress_type for member in container.infolist()}
    assert kinds == {zipfile.ZIP_STORED}
    assert set(manifest["clear"]) == {"app", "format", "program", "made_at", "files"}
    assert b"cup" not in file.read_bytes()
    assert backup_file.read_manifest(file).made_at == NOW


def test_no_backup_is_made_when_nothing_but_coming_and_going_happened(clinic: BareClinic) -> None:
    with clinic.desk() as desk:
        assert BackupService(desk).at_closing() is not None
    with clinic.desk() as desk:
        assert BackupService(desk).at_closing() is None
        assert not BackupService(desk).state().due
        wash(desk)
        assert BackupService(desk).state().due
        clinic.clock.forward(minutes=1)
        assert BackupService(desk).at_closing() is not None
        assert BackupService(desk).at_closing() is None

    assert len(list((clinic.folder / "backups").iterdir())) == 2


def test_two_backups_in_one_second_are_two_files(clinic: BareClinic) -> None:
    with clinic.desk() as desk:
        backup.make(desk)
        backup.make(desk)

    assert len(list((clinic.folder / "backups").iterdir())) == 2


def test_a_tampered_log_is_backed_up_but_not_called_proven(clinic: BareClinic) -> None:
    clinic.tamper("UPDATE audit_entry SET user = 2 WHERE seq = 3")

    with clinic.desk() as desk:
        state = backup.make(desk)

    assert not state.proven
    (file,) = (clinic.folder / "backups").iterdir()
    assert verify.backup(file, ADMIN, password(ADMIN), NOW) == [Finding("log.changed", "audit_entry", "3")]


def test_a_damaged_database_makes_no_backup_and_leaves_no_half_one(clinic: BareClinic) -> None:
    content = bytearray(clinic.database.read_bytes())
    content[len(content) - 2_000] ^= 1
    clinic.database.write_bytes(content)
    keyring, session = clinic.unlock()

    with pytest.raises(Damaged, match=r"database\.damaged"):
        backup.write(clinic.folder, clinic.folder / "x.teduh", session.database_key, keyring.roster, NOW)
    assert not list(clinic.folder.glob("x*"))


def test_the_second_place_gets_a_copy_or_the_state_says_that_it_did_not(
    clinic: BareClinic, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with clinic.desk() as desk:
        assert backup.make(desk, second_place=stick).copied is True
        assert backup.make(desk, second_place=tmp_path / "gone").copied is False
        assert BackupService(desk).state().copied is False

    (copy,) = stick.iterdir()
    assert verify.backup(copy, ADMIN, password(ADMIN), NOW) == []


def test_a_backup_into_a_folder_that_is_no_folder_is_refused_in_words(clinic: BareClinic) -> None:
    with clinic.desk() as desk, pytest.raises(Unavailable, match=r"disk\."):
        backup.make(desk, to=clinic.database / "x.teduh")


def test_the_backup_before_an_upgrade_is_never_thinned_out(clinic: BareClinic) -> None:
    keyring, session = clinic.unlock()
    kept = backup.before_upgrade(clinic.folder, session.database_key, keyring.roster, NOW)
    with clinic.desk() as desk:
        for _ in range(9):
            clinic.clock.forward(days=1)
            backup.make(desk)

    files = sorted(file.name for file in (clinic.folder / "backups").iterdir())
    assert kept.name == "teduh-20260819-032400-update.teduh"
    assert kept.name in files
    assert len(files) == 1 + 7, "seven days; the week before ends within them"
    assert datetime(2026, 8, 28, 10, 24) == max(
        at for name in files if (at := backup.retention.made_at(name))
    )


def test_after_an_older_database_was_put_back_a_backup_is_due(clinic: BareClinic) -> None:
    """What is remembered of the last backup tells of a log that isn't there any more."""
    with clinic.desk():
        pass
    older = clinic.database.read_bytes()
    with clinic.desk() as desk:
        wash(desk, 200)
        backup.make(desk)
    clinic.database.write_bytes(older)

    with clinic.desk() as desk:
        wash(desk)
        assert BackupService(desk).state().due


@pytest.mark.parametrize("value", ['{"log_seq": "zz"}', "[]", "{}", "x", '{"at": 1, "proven": 2}'])
def test_a_state_that_cannot_be_read_makes_a_backup_due(clinic: BareClinic, value: str) -> None:
    with clinic.desk() as desk:
        backup.make(desk)
    kept = json.loads((clinic.folder / "last-backup.json").read_bytes())
    try:
        kept = {**kept, **json.loads(value)}
    except (ValueError, TypeError):
        kept = value
    (clinic.folder / "last-backup.json").write_text(json.dumps(kept))

    with clinic.desk() as desk:
        assert BackupService(desk).state().due is (value != "{}")
