"""The wizard is locked like everything else once there is a clinic, and goes on for the administrator."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.common.clock import FixedClock
from tests.journeys.player import Player
from tests.journeys.test_dari_telepon_sampai_tanda_tangan import ADMIN
from tests.support.clinic import NOW
from ui.setup.page import SetupWizard
from ui.shell.setup_watch import SetupWatch
from ui.theme.tokens import state


@pytest.fixture
def newcomer(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Player]:
    state().reduced_motion = True
    made = Player(tmp_path / "klinik", FixedClock(NOW), qtbot)
    yield made
    content = made.shell.window.content
    if isinstance(content, SetupWizard):
        made.shell.jobs.wind_up()
        content.leave()
    made.abandon()


def wizard_of(player: Player) -> SetupWizard:
    content = player.shell.window.content
    assert isinstance(content, SetupWizard)
    return content


def idle(player: Player) -> None:
    watch = wizard_of(player).findChild(SetupWatch)
    assert watch is not None
    player.clock.forward(minutes=5)
    watch.idle.look()


def by_key(player: Player) -> None:
    player.control(Qt.Key.Key_L)


@pytest.mark.parametrize("lock", [idle, by_key])
def test_a_half_filled_account_waits_for_the_administrator(
    newcomer: Player, tmp_path: Path, lock: Callable[[Player], None]
) -> None:
    found(newcomer, tmp_path / "lembar.pdf")
    newcomer.click("setup.backup.here")
    newcomer.click("setup.next")
    newcomer.type("setup.person.name", "Nadira Kusumawati")
    workspace = wizard_of(newcomer).presenter.open_workspace
    lock(newcomer)
    newcomer.until(lambda: newcomer.sees("login.password"))
    assert workspace.locked
    newcomer.type("login.password", ADMIN)
    newcomer.press(Qt.Key.Key_Return)
    newcomer.until(lambda: isinstance(newcomer.shell.window.content, SetupWizard))
    newcomer.click("setup.backup.here")
    newcomer.click("setup.next")
    assert newcomer.text("setup.person.name") == "Nadira Kusumawati"


def test_before_there_is_a_clinic_ctrl_l_takes_nothing(newcomer: Player) -> None:
    newcomer.type("setup.name", "Puskesmas Rimba Asri")
    newcomer.control(Qt.Key.Key_L)
    assert newcomer.text("setup.name") == "Puskesmas Rimba Asri"


def found(player: Player, sheet: Path) -> None:
    """Through the steps until the clinic is there."""
    player.type("setup.name", "Puskesmas Rimba Asri")
    player.click("setup.next")
    player.click("setup.next")
    player.type("setup.account.name", "Hendra Wicaksono")
    player.type("setup.account.login", "hendra")
    player.type("setup.account.password", ADMIN)
    player.type("setup.account.again", ADMIN)
    player.click("setup.next")
    wizard = wizard_of(player)
    wizard.recovery.choose_file = lambda: str(sheet)
    player.click("setup.recovery.save")
    for number in wizard.recovery.asked:
        player.type(f"setup.recovery.group.{number}", wizard.presenter.sheet.groups[number - 1])
    player.click("setup.next")
    player.until(lambda: player.sees("setup.backup.here"))
