"""From an empty folder to a clinic where one can book, and back again after leaving in the middle."""

import json
from datetime import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clinic_app.common.permissions import Role
from clinic_app.facility.values import HoursKind, OpeningRule, Programme
from clinic_app.sign_in.values import FolderState
from tests.ui.setup.conftest import OTHER, PASSWORD, Play
from ui.setup import page as wizard
from ui.setup.kept_steps import NAME

FRIDAY = 4


def test_the_whole_set_up(play: Play, tmp_path: Path) -> None:
    play.facility()
    assert play.forward() == wizard.ACCOUNT, "what is filled in already will do"
    play.account()
    assert play.wizard.step == wizard.RECOVERY
    play.recovery()
    assert play.wizard.step == wizard.BACKUP
    assert not (play.folder / NAME).exists()

    stick = tmp_path / "stick"
    stick.mkdir()
    play.type("setup.backup.folder", str(stick))
    assert play.forward() == wizard.PEOPLE
    assert list(stick.iterdir()) == [], "the trial is cleaned up"

    play.person("Nadira Kusumawati", "nadira", Role.COUNSELOR)
    play.person("Sari Handayani", "sari", Role.RECEPTIONIST)
    assert play.forward() == wizard.DONE
    play.forward()

    [workspace] = play.entered
    profile = workspace.facility.profile()
    assert profile.setup_done
    assert profile.backup_folder == str(stick)
    assert [room.name for room in workspace.facility.rooms()] == ["Room 1", "Room 2"]
    assert OpeningRule(FRIDAY, time(11, 30), time(13), HoursKind.BREAK) in workspace.facility.hours()
    assert workspace.facility.service_types(Programme.PSY)
    assert {person.login for person in workspace.staff.members() if person.has_clinical_key} == {"nadira"}
    assert len(list(stick.glob("*"))) == 1, "the first backup lies in the second place too"
    workspace.lock()

    sari = play.sign_in.unlock("sari", OTHER)
    assert sari.may is not None
    assert [person.login for person in sari.calendar.counselors()] == ["nadira"]
    sari.lock()


def test_the_sheet_opens_the_clinic(play: Play) -> None:
    sheet = play.wizard.presenter.sheet
    play.to_people()
    play.leave()
    workspace = play.sign_in.recover(sheet.groups, "hendra", "sandi baru yang panjang")
    assert workspace.me.login == "hendra"
    workspace.lock()


def test_one_person_may_be_everything(play: Play) -> None:
    play.facility()
    play.forward()
    play.account(Role.COUNSELOR, Role.RECEPTIONIST)
    play.recovery()
    play.backup_beside()
    assert play.may_go_on
    assert play.forward() == wizard.DONE


def test_the_keyboard_alone_is_enough(play: Play) -> None:
    play.qtbot.keyClicks(play.wizard.facility.name, "Klinik Satu")
    button = play.widget("setup.next")
    for _step in range(30):
        if QApplication.focusWidget() is button:
            break
        play.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button
    play.qtbot.keyClick(button, Qt.Key.Key_Space)
    assert play.wizard.step == wizard.SERVICES
    assert QApplication.focusWidget() is play.wizard.services.first


def test_left_in_the_middle_it_goes_on_there(play: Play) -> None:
    play.click("setup.kind.campus")
    play.facility()
    play.click("setup.programme.PEER")
    play.type("setup.room.2", "Ruang Anak")
    play.type("setup.hours.mon.end", "25.00")
    play.leave()

    play.open()
    assert play.wizard.step == wizard.SERVICES
    assert play.wizard.facility.profile().name == "Puskesmas Rimba Asri"
    assert play.wizard.services.chosen() == (Programme.BK, Programme.PSY)
    assert play.wizard.services.rooms.rooms() == ("Room 1", "Ruang Anak")
    assert play.wizard.services.hours.days[0].end.text() == "25.00", "what is wrong is kept too"
    assert play.wizard.services.hours.days[5].open.isChecked() is False, "a campus has no Saturday"
    assert play.sign_in.state() is FolderState.EMPTY


def test_a_kill_loses_no_more_than_a_second(play: Play) -> None:
    play.type("setup.name", "Puskesmas Rimba Asri")
    play.qtbot.waitUntil(lambda: (play.folder / NAME).exists(), timeout=5000)
    assert "Puskesmas Rimba Asri" in (play.folder / NAME).read_text(encoding="utf-8")


def test_no_secret_lies_beside_and_the_key_begins_anew(play: Play) -> None:
    play.facility()
    play.forward()
    play.account()
    groups = play.wizard.presenter.sheet.groups
    play.leave()
    kept = (play.folder / NAME).read_text(encoding="utf-8")
    assert PASSWORD not in kept
    assert not any(group in kept for group in groups)

    play.open()
    assert play.wizard.step == wizard.ACCOUNT
    assert play.widget("setup.account.resumed").isVisible(), "sheets printed before are void"
    assert play.wizard.account.fields.person().login == "hendra"
    assert play.wizard.account.fields.passwords.empty
    assert play.wizard.presenter.sheet.groups != groups


def test_a_founded_clinic_goes_on_at_its_backups(play: Play) -> None:
    play.facility()
    play.forward()
    play.account()
    play.recovery()
    play.leave()
    assert play.sign_in.state() is FolderState.READY

    play.open(play.sign_in.unlock("hendra", PASSWORD))
    assert play.wizard.step == wizard.BACKUP
    assert not play.widget("setup.back").isVisible(), "the key was shown once"
    play.backup_beside()
    play.person("Nadira Kusumawati", "nadira", Role.COUNSELOR, Role.RECEPTIONIST)
    assert play.forward() == wizard.DONE
    assert play.wizard.presenter.people()[1].has_clinical_key, "nobody else could hand it on"


def test_a_broken_file_of_kept_steps_begins_anew(play: Play) -> None:
    play.leave()
    for content in (b"", b"\xff\xfe", b"[]", b'{"format": 2}', json.dumps({"format": 1}).encode()):
        (play.folder / NAME).write_bytes(content)
        assert play.open().step == wizard.FACILITY
        play.leave()
    odd = {
        "format": 1,
        "step": 99,
        "steps": {"services": {"hours": [1], "rooms": [3], "services": {"BK": [4]}}},
    }
    (play.folder / NAME).write_text(json.dumps(odd), encoding="utf-8")
    assert play.open().step == wizard.ACCOUNT


def test_a_folder_that_cannot_be_written_is_said_at_once(play: Play, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    play.folder = blocked / "clinic"
    play.open()
    play.facility()
    assert play.widget("setup.trouble").isVisible()
    assert play.wizard.step == wizard.SERVICES, "one may look on all the same"


def test_back_and_forth_nothing_is_lost(play: Play) -> None:
    play.facility()
    play.forward()
    play.account()
    groups = play.wizard.presenter.sheet.groups
    play.click("setup.back")
    play.click("setup.back")
    play.click("setup.back")
    assert play.wizard.step == wizard.FACILITY
    for expected in (wizard.SERVICES, wizard.ACCOUNT, wizard.RECOVERY):
        assert play.forward() == expected
    assert play.wizard.presenter.sheet.groups == groups, "a sheet printed meanwhile is still the right one"
