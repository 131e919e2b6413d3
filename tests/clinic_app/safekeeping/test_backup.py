"""A backup says it is proven only when it was read again and everything in it stood the checks."""

import json
import zipfile
from datetime import datetime

import pytest

from clinic_app.audit import log
from clinic_app.common.errors import Damaged, Unavailable
from clinic_app.common.findings import Finding
from clinic_app.safekeeping import backup, verify
from clinic_app.safekeeping.service import BackupService
from clinic_app.storage import backup_file
from tests.support.bare_clinic import ADMIN, COUNSELOR, NOW, BareClinic, password, wash


def test_a_backup_holds_everything_and_is_proven(bare: BareClinic) -> None:
    with bare.desk() as desk:
        state = backup.make(desk)
        last = log.page(desk.database.reading().__enter__(), limit=1)[0]

    (file,) = (bare.folder / "backups").iterdir()
    assert file.name == "teduh-20260819-102400.teduh"
    assert (state.proven, state.last_at, state.place) == (True, NOW, str(bare.folder / "backups"))
    assert (last.action, last.object_id) == ("backup.made", file.name)
    assert verify.backup(file, ADMIN, password(ADMIN), NOW) == []
    assert verify.backup(file, COUNSELOR, password(COUNSELOR), NOW) == []


def test_what_a_backup_tells_without_a_key_is_no_secret(bare: BareClinic) -> None:
    with bare.desk() as desk:
        backup.make(desk)
    (file,) = (bare.folder / "backups").iterdir()

    with zipfile.ZipFile(file) as container:
        manifest = json.loads(container.read("manifest.json"))
        kinds = {member.compress_type for member in container.infolist()}
    assert kinds == {zipfile.ZIP_STORED}
    assert set(manifest["clear"]) == {"app", "format", "program", "made_at", "files"}
    assert b"cup" not in file.read_bytes()
    assert backup_file.read_manifest(file).made_at == NOW


def test_no_backup_is_made_when_nothing_but_coming_and_going_happened(bare: BareClinic) -> None:
    with bare.desk() as desk:
        assert BackupService(desk).at_closing() is not None
    with bare.desk() as desk:
        assert BackupService(desk).at_closing() is None
        assert not BackupService(desk).state().due
        wash(desk)
        assert BackupService(desk).state().due
        bare.clock.forward(minutes=1)
        assert BackupService(desk).at_closing() is not None
        assert BackupService(desk).at_closing() is None

    assert len(list((bare.folder / "backups").iterdir())) == 2


def test_two_backups_in_one_second_are_two_files(bare: BareClinic) -> None:
    with bare.desk() as desk:
        backup.make(desk)
        backup.make(desk)

    assert len(list((bare.folder / "backups").iterdir())) == 2


def test_a_tampered_log_is_backed_up_but_not_called_proven(bare: BareClinic) -> None:
    bare.tamper("UPDATE audit_entry SET user = 2 WHERE seq = 3")

    with bare.desk() as desk:
        state = backup.make(desk)

    assert not state.proven
    (file,) = (bare.folder / "backups").iterdir()
    assert verify.backup(file, ADMIN, password(ADMIN), NOW) == [Finding("log.changed", "audit_entry", "3")]


def test_a_damaged_database_makes_no_backup_and_leaves_no_half_one(bare: BareClinic) -> None:
    content = bytearray(bare.database.read_bytes())
    content[len(content) - 2_000] ^= 1
    bare.database.write_bytes(content)
    keyring, session = bare.unlock()

    with pytest.raises(Damaged, match=r"database\.damaged"):
        backup.write(bare.folder, bare.folder / "x.teduh", session.database_key, keyring.roster, NOW)
    assert not list(bare.folder.glob("x*"))


def test_a_backup_into_a_folder_that_is_no_folder_is_refused_in_words(bare: BareClinic) -> None:
    with bare.desk() as desk, pytest.raises(Unavailable, match=r"disk\."):
        backup.make(desk, to=bare.database / "x.teduh")


def test_the_backup_before_an_upgrade_is_never_thinned_out(bare: BareClinic) -> None:
    keyring, session = bare.unlock()
    kept = backup.before_upgrade(bare.folder, session.database_key, keyring.roster, NOW)
    with bare.desk() as desk:
        for _ in range(9):
            bare.clock.forward(days=1)
            backup.make(desk)

    files = sorted(file.name for file in (bare.folder / "backups").iterdir())
    assert kept.name == "teduh-20260819-032400-update.teduh"
    assert kept.name in files
    assert len(files) == 1 + 7, "seven days; the week before ends within them"
    assert datetime(2026, 8, 28, 10, 24) == max(
        at for name in files if (at := backup.retention.made_at(name))
    )


def test_after_an_older_database_was_put_back_a_backup_is_due(bare: BareClinic) -> None:
    """What is remembered of the last backup tells of a log that isn't there any more."""
    with bare.desk():
        pass
    older = bare.database.read_bytes()
    with bare.desk() as desk:
        wash(desk, 200)
        backup.make(desk)
    bare.database.write_bytes(older)

    with bare.desk() as desk:
        wash(desk)
        assert BackupService(desk).state().due


@pytest.mark.parametrize("value", ['{"log_seq": "zz"}', "[]", "{}", "x", '{"at": 1, "proven": 2}'])
def test_a_state_that_cannot_be_read_makes_a_backup_due(bare: BareClinic, value: str) -> None:
    with bare.desk() as desk:
        backup.make(desk)
    kept = json.loads((bare.folder / "last-backup.json").read_bytes())
    try:
        kept = {**kept, **json.loads(value)}
    except (ValueError, TypeError):
        kept = value
    (bare.folder / "last-backup.json").write_text(json.dumps(kept))

    with bare.desk() as desk:
        assert BackupService(desk).state().due is (value != "{}")
