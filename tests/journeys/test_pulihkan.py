"""Putting a backup back on screen: from the page, from the screen of lost data, given up, gone wrong."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clinic_app.storage import restore
from tests.journeys.player import Player
from tests.support.clinic import ADMIN, NADIRA, SARI, Clinic, password
from ui.shell.navigation import Backup
from ui.shell.restoring import RestoreScreen


@pytest.fixture
def backed_up(clinic: Clinic) -> Clinic:
    """One client in the backup, a second one registered afterwards."""
    clinic.client("Ayu Lestari", NADIRA)
    clinic.at(ADMIN).backup.now()
    clinic.clock.forward(minutes=20)
    clinic.client("Dimas Pratama", NADIRA)
    clinic.close()
    return clinic


def said(player: Player, name: str) -> str:
    labels = player.widget(name).findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def names(player: Player) -> list[str]:
    """Who is registered, seen by the receptionist."""
    player.enter(SARI, password(SARI))
    assert player.shell.workspace is not None
    found = sorted(each.full_name for each in player.shell.workspace.clients.names())
    player.lock()
    return found


def to_the_word(player: Player) -> None:
    """From the first step to the typed word, by keyboard."""
    player.press(Qt.Key.Key_Return)
    player.until(lambda: player.sees("restore.password"))
    player.keys(password(ADMIN))
    player.press(Qt.Key.Key_Return)
    player.until(lambda: player.sees("restore.word"))
    player.keys("PULIHKAN")


def from_the_page(player: Player) -> None:
    player.enter(ADMIN, password(ADMIN))
    player.shell.open(Backup(restore=True))
    player.until(lambda: player.sees("restore.backups"))
    to_the_word(player)


def test_from_the_page_by_keyboard(at_work: Player, backed_up: Clinic) -> None:
    from_the_page(at_work)
    assert "1 klien" in said(at_work, "restore.note")

    at_work.press(Qt.Key.Key_Return)
    at_work.until(lambda: at_work.sees("login.note"))

    assert "sudah dipulihkan" in said(at_work, "login.note")
    assert "Klien: 1" in said(at_work, "login.note")
    assert at_work.shell.workspace is None
    assert names(at_work) == ["Ayu Lestari"]
    assert len(list(backed_up.folder.glob("before-*"))) == 1


def test_from_the_screen_of_lost_data(
    at_work: Player, backed_up: Clinic, again: Callable[[Player], Player]
) -> None:
    (backed_up.folder / "clinic.db").unlink()
    started = again(at_work)
    assert started.sees("login.fault")
    started.click("login.restore")
    started.until(lambda: started.sees("restore.backups"))
    started.click("restore.cancel")
    assert started.sees("login.fault")

    started.click("login.restore")
    started.until(lambda: started.sees("restore.backups"))
    to_the_word(started)
    started.click("restore.next")
    started.until(lambda: started.sees("login.note"))

    assert names(started) == ["Ayu Lestari"]


def test_a_file_that_turns_out_damaged_at_the_password_leads_there_too(
    at_work: Player, backed_up: Clinic
) -> None:
    file = backed_up.folder / "clinic.db"
    file.write_bytes(file.read_bytes()[:-4096])
    for leftover in backed_up.folder.glob("clinic.db-*"):
        leftover.unlink()

    at_work.shell.unlock(SARI, password(SARI))
    at_work.until(lambda: at_work.sees("login.restore"))
    assert "tidak dapat dibuka" in said(at_work, "login.fault")


def test_another_backup_under_the_name_of_the_one_that_was_checked_is_refused(
    at_work: Player, backed_up: Clinic
) -> None:
    """Whoever may write on the share puts an older one there while the word is being typed."""
    (older,) = (backed_up.folder / "backups").iterdir()
    backed_up.at(ADMIN).backup.now()
    backed_up.close()
    newest = max((backed_up.folder / "backups").iterdir())
    from_the_page(at_work)
    newest.write_bytes(older.read_bytes())

    at_work.press(Qt.Key.Key_Return)
    at_work.until(lambda: at_work.sees("login.note"))

    assert "bukan lagi cadangan yang tadi diperiksa" in said(at_work, "login.note")
    assert names(at_work) == ["Ayu Lestari", "Dimas Pratama"]


def test_a_disk_that_refuses_gives_the_former_data_back_and_says_so(
    at_work: Player, backed_up: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.replace

    def refusing(source: Path, to: Path) -> None:
        if restore.interrupted(backed_up.folder) and Path(source).parent.name.startswith("restore-"):
            monkeypatch.undo()
            raise OSError(errno.ENOSPC, "no room")
        really(source, to)

    from_the_page(at_work)
    monkeypatch.setattr(os, "replace", refusing)
    at_work.press(Qt.Key.Key_Return)
    at_work.until(lambda: at_work.sees("login.note"))

    assert "Data lama tetap utuh" in said(at_work, "login.note")
    assert "Disk penuh" in said(at_work, "login.note")
    assert names(at_work) == ["Ayu Lestari", "Dimas Pratama"]


def test_a_disk_that_refuses_to_go_back_too_is_finished_at_the_next_start(
    at_work: Player, backed_up: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.replace

    def refusing(source: Path, to: Path) -> None:
        if restore.interrupted(backed_up.folder) and Path(source).parent.name.startswith(
            ("restore-", "before-")
        ):
            raise OSError(errno.EIO, "broken")
        really(source, to)

    from_the_page(at_work)
    monkeypatch.setattr(os, "replace", refusing)
    at_work.press(Qt.Key.Key_Return)
    at_work.until(lambda: at_work.sees("login.fault"))
    monkeypatch.undo()
    at_work.click("login.retry")

    assert names(at_work) == ["Ayu Lestari"]


def test_given_up_before_the_swap(
    at_work: Player, backed_up: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_the_page(at_work)
    restoring = at_work.shell.door.restoring
    monkeypatch.setattr(restoring._given_up, "clear", restoring._given_up.set)  # pressed in the first moment
    at_work.press(Qt.Key.Key_Return)
    assert isinstance(at_work.shell.window.content, RestoreScreen) or at_work.sees("login.note")
    at_work.until(lambda: at_work.sees("login.note"))

    assert "Data lama tetap utuh" in said(at_work, "login.note")
    assert names(at_work) == ["Ayu Lestari", "Dimas Pratama"]
    assert not list(backed_up.folder.glob("before-*"))


def test_a_wrong_password_stays_at_its_field(at_work: Player, backed_up: Clinic) -> None:
    at_work.enter(ADMIN, password(ADMIN))
    at_work.shell.open(Backup(restore=True))
    at_work.until(lambda: at_work.sees("restore.backups"))
    at_work.press(Qt.Key.Key_Return)
    at_work.keys("bukan kata sandi siapa pun")
    at_work.press(Qt.Key.Key_Return)
    at_work.until(lambda: bool(at_work.fault("restore.password")))

    assert "saat cadangan dibuat" in at_work.fault("restore.password")
    assert at_work.focus() == "restore.password"
    assert at_work.shell.workspace is not None


def test_nobody_closes_the_window_in_the_midst(at_work: Player, backed_up: Clinic) -> None:
    at_work.shell.door.restoring.under_way = True
    assert not at_work.shell.closing()
    at_work.shell.door.restoring.under_way = False


def test_onto_a_new_computer_from_the_first_step_of_the_set_up(
    backed_up: Clinic, tmp_path: Path, qtbot: QtBot
) -> None:
    (file,) = (backed_up.folder / "backups").iterdir()
    player = Player(tmp_path / "new", backed_up.clock, qtbot)
    try:
        player.click("setup.restore")
        player.until(lambda: player.sees("restore.file"))
        wizard = player.widget("restore")
        wizard.choose.choose_file = lambda: str(file)  # type: ignore[attr-defined]
        player.click("restore.file")
        player.until(lambda: player.sees("restore.backups"))
        to_the_word(player)
        player.press(Qt.Key.Key_Return)
        player.until(lambda: player.sees("login.note"))

        assert names(player) == ["Ayu Lestari"]
        assert not list(player.folder.glob("before-*"))
    finally:
        player.abandon()
