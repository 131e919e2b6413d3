"""Backups that make themselves: at the first sign-out after closing hours, and asked for after a hard end."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.player import Player
from tests.support.clinic import ADMIN, SARI, Clinic, password
from ui.shell.navigation import Backup


def backups(clinic: Clinic) -> list[Path]:
    return sorted((clinic.folder / "backups").glob("*.teduh"))


def test_the_first_sign_out_after_closing_hours_makes_one(at_work: Player, clinic: Clinic) -> None:
    clinic.client("Ayu Lestari")
    clinic.close()
    at_work.enter(SARI, password(SARI))
    at_work.lock()
    assert not backups(clinic), "the clinic is open until 15.00"
    clinic.clock.forward(hours=5)
    at_work.enter(SARI, password(SARI))
    at_work.lock()
    assert len(backups(clinic)) == 1
    at_work.enter(SARI, password(SARI))
    assert at_work.shell.workspace is not None
    at_work.shell.workspace.drafts.keep("client", "", {"full_name": "Dimas"})
    at_work.lock()
    assert len(backups(clinic)) == 1, "only the first one"


def test_after_a_hard_end_the_next_sign_in_says_so_and_makes_it(
    at_work: Player, clinic: Clinic, again: Callable[[Player], Player]
) -> None:
    clinic.client("Ayu Lestari")
    clinic.close()
    at_work.enter(SARI, password(SARI))
    assert not at_work.sees("offer.backup"), "before the first backup the status bar says it"
    at_work.shell.workspace.backup.at_closing()
    at_work.shell.workspace.drafts.keep("client", "", {"full_name": "Dimas"})
    at_work.lock()

    started = again(at_work)
    started.enter(SARI, password(SARI))
    assert started.sees("offer.backup")
    started.click("offer.backup.go")
    started.until(lambda: len(backups(clinic)) == 2)
    started.lock()
    started.enter(SARI, password(SARI))
    assert not started.sees("offer.backup")


def test_a_double_click_makes_one_backup(at_work: Player, clinic: Clinic) -> None:
    clinic.close()
    at_work.enter(ADMIN, password(ADMIN))
    at_work.shell.open(Backup())
    at_work.settle()
    button = at_work.widget("backup.now")

    for _press in range(2):
        at_work.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    at_work.settle()

    assert len(backups(clinic)) == 1
    at_work.click("backup.now")
    assert len(backups(clinic)) == 2
