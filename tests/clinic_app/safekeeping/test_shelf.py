"""The list of backups: both places in one, with what the log knows of each."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from clinic_app.common.errors import Damaged, Unavailable
from clinic_app.safekeeping import backup
from clinic_app.safekeeping.values import Administrator, BackupKind
from clinic_app.storage import backup_file
from clinic_app.workspace import Workspace
from tests.support.clinic import ADMIN, NOW, SARI, Clinic
from tests.support.tampering import members, repacked, tamper


def test_both_places_make_one_list_the_newest_first(admin: Workspace, clinic: Clinic, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    admin.backup.now()
    clinic.clock.forward(hours=1)
    admin.backup.set_second_place(stick)
    clinic.client("Ayu Lestari")
    clinic.at(SARI).backup.at_closing()
    (clinic.folder / "backups" / "teduh-20260819-102400.teduh").unlink()
    clinic.clock.forward(hours=1)
    admin.backup.set_second_place(None)
    admin.backup.now()
    admin.backup.set_second_place(stick)
    (stick / "teduh-20260819-122400.teduh").unlink()

    kept = admin.backup.kept()

    assert [each.made_at - NOW for each in kept] == [timedelta(hours=2), timedelta(hours=1), timedelta(0)]
    assert [(each.here, each.second) for each in kept] == [(True, False), (True, True), (False, True)]
    assert [each.kind for each in kept] == [BackupKind.ASKED, BackupKind.AUTOMATIC, BackupKind.ASKED]
    assert {each.proven for each in kept} == {True}
    assert kept[0].size == kept[0].file.stat().st_size
    assert kept[0].administrators == (Administrator(ADMIN, "Ratna Puspita"),)
    assert kept[2].file.parent == stick


def test_what_cannot_be_read_is_listed_with_the_reason(admin: Workspace, clinic: Clinic) -> None:
    admin.backup.now()
    (file,) = (clinic.folder / "backups").iterdir()
    shutil.copy(file, file.with_name("teduh-20260818-073000.teduh"))
    broken = file.with_name("teduh-20260818-073000.teduh")
    broken.write_bytes(file.read_bytes()[:5_000])

    sound, cut = admin.backup.kept()

    assert (sound.fault, sound.proven) == (None, True)
    assert isinstance(cut.fault, Damaged)
    assert (cut.proven, cut.made_at) == (False, NOW.replace(day=18, hour=7, minute=30))


def test_a_damaged_copy_does_not_hide_the_sound_one(admin: Workspace, clinic: Clinic, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    admin.backup.set_second_place(stick)
    admin.backup.now()
    (file,) = (clinic.folder / "backups").iterdir()
    file.write_bytes(b"PK\x03\x04 and then nothing")

    (only,) = admin.backup.kept()

    assert (only.fault, only.file.parent, only.here, only.second) == (None, stick, True, True)


def test_an_update_is_told_by_its_name_and_a_stranger_is_unknown(admin: Workspace, clinic: Clinic) -> None:
    desk = clinic.desk(ADMIN)
    key = desk.keys.database_key
    backup.before_upgrade(clinic.folder, key, desk.keyring.roster, desk.now_utc())
    (file,) = (clinic.folder / "backups").iterdir()
    shutil.copy(file, file.with_name("dari laptop lama.teduh"))

    kept = {each.file.name: each for each in admin.backup.kept()}

    assert kept[file.name].kind is BackupKind.UPDATE
    assert (kept["dari laptop lama.teduh"].kind, kept["dari laptop lama.teduh"].proven) == (
        BackupKind.UNKNOWN,
        None,
    )


def test_looking_at_a_file_from_elsewhere(admin: Workspace, tmp_path: Path) -> None:
    admin.backup.into(tmp_path / "elsewhere.teduh")
    (tmp_path / "letter.teduh").write_text("Dear …")

    assert admin.backup.look(tmp_path / "elsewhere.teduh").made_at == NOW
    with pytest.raises(Damaged):
        admin.backup.look(tmp_path / "letter.teduh")
    with pytest.raises(Unavailable, match=r"backup\.missing"):
        admin.backup.look(tmp_path / "gone.teduh")


@pytest.mark.parametrize(
    "made_at", ["9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59+00:00", "0001-01-01T01:00Z"]
)
def test_what_somebody_put_on_the_share_does_not_hide_the_others(
    admin: Workspace, clinic: Clinic, tmp_path: Path, made_at: str
) -> None:
    """A file with our members whose list or whose manifest says what none of ours says."""
    stick = tmp_path / "stick"
    stick.mkdir()
    admin.backup.set_second_place(stick)
    admin.backup.now()
    (sound,) = stick.iterdir()
    parts = members(sound)
    told = json.loads(parts["manifest.json"])
    told["clear"]["made_at"] = made_at
    repacked(stick / "odd.teduh", {**parts, "manifest.json": json.dumps(told).encode()})
    content = bytearray(sound.read_bytes())
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"keyring.json") - 46)
    content[at + 9] |= 8  # the name is UTF-8, it says
    content[at + 46] = 0xFF
    (stick / "nameless.teduh").write_bytes(content)

    kept = admin.backup.kept()

    faults = {each.file.name: each.fault and each.fault.code for each in kept}
    assert faults == {sound.name: None, "odd.teduh": "backup.damaged", "nameless.teduh": "backup.damaged"}


def test_no_more_of_a_keyring_is_read_than_one_can_have(
    admin: Workspace, clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file full of holes takes no room on a stick, and all of the memory."""
    admin.backup.now()
    monkeypatch.setattr(backup_file, "_LARGEST_KEYRING", 1_000)

    (kept,) = admin.backup.kept()

    assert kept.fault is not None
    assert kept.fault.code == "keyring.damaged"


@pytest.mark.parametrize(
    "details", ["'no facts'", "'[]'", """'{"kind": "odd", "passed": []}'""", """'{"kind": {}}'"""]
)
def test_lines_changed_with_a_database_tool_do_not_hide_the_backups(
    admin: Workspace, clinic: Clinic, details: str
) -> None:
    admin.backup.now()
    (kept,) = admin.backup.kept()
    admin.backup.rehearse(kept.file)

    tamper(clinic, f"UPDATE audit_entry SET details = {details}, at_utc = 'x' WHERE object = 'backup'")

    (kept,) = admin.backup.kept()
    assert (kept.kind, kept.proven) == (BackupKind.UNKNOWN, False)
    assert admin.backup.last_rehearsal() is None
    assert not admin.backup.now().due
