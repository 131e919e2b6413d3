"""Before a restore: four checks, each with its own answer, and what is here beside what the backup holds."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from clinic_app.common.errors import Refused, Unavailable
from clinic_app.safekeeping import verify
from clinic_app.safekeeping.values import Check, CheckKind, Compared, Counted, Examination
from clinic_app.sign_in import SignIn
from clinic_app.storage import backup_file
from clinic_app.storage.database import open_db
from clinic_app.vault.passwords import LOWEST
from clinic_app.workspace import Workspace
from tests.support.bare_clinic import found_clinic
from tests.support.clinic import ADMIN, BAGUS, NADIRA, NOW, Clinic, password
from tests.support.sessions import sign_note


@pytest.fixture
def file(clinic: Clinic) -> Path:
    """A backup with one client and one signed note; another of each came afterwards, and Bagus left."""
    sign_note(clinic, clinic.client("Ayu Lestari", NADIRA, consent=True), NADIRA)
    clinic.at(ADMIN).backup.now()
    clinic.clock.forward(hours=2)
    sign_note(clinic, clinic.client("Dimas Pratama", NADIRA, consent=True), NADIRA)
    clinic.at(ADMIN).staff.end(clinic.person(BAGUS))
    return next((clinic.folder / "backups").iterdir())


def answers(found: Examination) -> list[str]:
    """Each check in a word: passed, its code, or not asked."""

    def word(check: Check) -> str:
        if check.refusal is not None:
            return check.refusal.code
        return "passed" if check.passed else "-"

    assert [check.kind for check in found.checks] == list(CheckKind)
    return [word(check) for check in found.checks]


def files_of(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_sound_backup_passes_all_four_and_is_compared(clinic: Clinic, admin: Workspace, file: Path) -> None:
    before = files_of(clinic.folder)

    found = admin.backup.examine(file, ADMIN, password(ADMIN))

    assert answers(found) == ["passed"] * 4
    assert found.restorable
    assert (found.made_at, found.size) == (NOW, file.stat().st_size)
    assert found.compared == (
        Compared(Counted.CLIENTS, 2, 1),
        Compared(Counted.APPOINTMENTS, 2, 1),
        Compared(Counted.SIGNED_NOTES, 2, 1),
    )
    assert [each.difference for each in found.compared] == [-1, -1, -1]
    assert found.ends_again == ("Bagus Prasetya",)
    assert found.log_entries > 10
    assert files_of(clinic.folder) == before
    assert not admin.backup.examine(file, ADMIN, "another password").restorable


def test_a_wrong_key_is_told_apart_from_a_damaged_file(admin: Workspace, file: Path) -> None:
    wrong = admin.backup.examine(file, ADMIN, "another password")
    nobody = admin.backup.examine(file, NADIRA, password(NADIRA))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    damaged = admin.backup.examine(file, ADMIN, password(ADMIN))

    assert answers(wrong) == ["passed", "restore.wrong", "-", "-"]
    assert answers(nobody) == ["passed", "restore.not_administrator", "-", "-"]
    assert answers(damaged) == ["backup.damaged", "-", "-", "-"]
    assert not wrong.compared


def packed(clinic: Clinic, to: Path, statement: str) -> Path:
    """A backup whose database was changed by somebody who holds the key; everything else fits."""
    keyring, session = clinic.keyring, clinic.keyring.unlock(ADMIN, password(ADMIN), clinic.clock.utc())
    copy = to.with_suffix(".db")
    clinic.close()
    shutil.copy(clinic.folder / "clinic.db", copy)
    connection = open_db(copy, session.database_key, maintenance=True)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    connection.close()
    inside = verify.measure(copy, session.database_key)
    content = (clinic.folder / "keyring.json").read_bytes()
    backup_file.write(to, copy, content, session.database_key, inside, clinic.clock.utc())
    assert keyring.clinic
    return to


def test_a_database_of_a_newer_program(clinic: Clinic, tmp_path: Path) -> None:
    newer = packed(clinic, tmp_path / "x.teduh", "UPDATE alembic_version SET version_num = '9999'")

    found = clinic.at(ADMIN).backup.examine(newer, ADMIN, password(ADMIN))

    assert answers(found) == ["passed", "passed", "database.newer", "-"]


def test_a_container_of_a_newer_program(
    admin: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_file, "FORMAT", 2)
    admin.backup.into(tmp_path / "newer.teduh")
    monkeypatch.undo()

    found = admin.backup.examine(tmp_path / "newer.teduh", ADMIN, password(ADMIN))

    assert answers(found) == ["passed", "-", "backup.newer", "-"]


def test_a_log_that_does_not_hold_is_said_and_may_be_restored_all_the_same(
    clinic: Clinic, tmp_path: Path
) -> None:
    """It was so when the backup was made; perhaps there is no other."""
    forged = packed(clinic, tmp_path / "x.teduh", "UPDATE audit_entry SET user = 2 WHERE seq = 3")

    found = clinic.at(ADMIN).backup.examine(forged, ADMIN, password(ADMIN))

    assert answers(found) == ["passed", "passed", "passed", "restore.log"]
    assert found.restorable


def test_another_clinics_backup_and_a_stick_that_was_pulled_out(admin: Workspace, tmp_path: Path) -> None:
    from clinic_app.safekeeping import backup

    other = found_clinic(tmp_path / "other")
    with other.desk() as desk:
        backup.make(desk)
    (foreign,) = (other.folder / "backups").iterdir()

    with pytest.raises(Refused, match=r"restore\.other_clinic"):
        admin.backup.examine(foreign, "ani", "kata sandi si ani")
    with pytest.raises(Unavailable, match=r"backup\.missing"):
        admin.backup.examine(tmp_path / "gone.teduh", ADMIN, password(ADMIN))


def test_at_the_door_without_anybody_at_work(clinic: Clinic, file: Path) -> None:
    """From the screen that says that the data can't be opened: also with the database gone."""
    clinic.close()
    door = SignIn(clinic.folder, clinic.clock, LOWEST).restoring

    (kept,) = door.backups(clinic.desk(ADMIN).zone)
    clinic.close()
    whole = door.examine(kept.file, ADMIN, password(ADMIN), lambda _stage: None)
    (clinic.folder / "clinic.db").write_bytes(b"")
    broken = door.examine(kept.file, ADMIN, password(ADMIN), lambda _stage: None)

    assert [each.now for each in whole.compared] == [2, 2, 2]
    assert [each.now for each in broken.compared] == [None] * 3
    assert broken.restorable
    assert replace(broken, compared=()) == replace(whole, compared=())
    door.restore(kept.file, ADMIN, password(ADMIN), kept.made_at, None, lambda _stage: None)
    assert len(clinic_clients(clinic)) == 1


def clinic_clients(clinic: Clinic) -> list[str]:
    workspace = SignIn(clinic.folder, clinic.clock, LOWEST).unlock(NADIRA, password(NADIRA))
    names = [each.full_name for each in workspace.clients.names()]
    workspace.lock()
    return names
