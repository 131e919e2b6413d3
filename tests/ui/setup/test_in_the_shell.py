"""The shell opens the wizard for an empty folder, and for a clinic whose set-up was left."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.common.clock import FixedClock
from clinic_app.common.permissions import Role
from clinic_app.sign_in import SignIn
from clinic_app.vault.passwords import LOWEST
from tests.support.clinic import NOW
from tests.ui.setup.conftest import PASSWORD, Play
from ui.setup import page as wizard
from ui.setup.kept_steps import NAME
from ui.setup.page import SetupWizard
from ui.shell.desk import Desk
from ui.shell.preferences import Look
from ui.shell.shell import Shell
from ui.shell.unlock.unlock_screen import UnlockScreen


class InShell(Play):
    """The same play, with the shell around the wizard."""

    def __init__(self, shell: Shell, folder: Path, qtbot: QtBot) -> None:
        self.shell = shell
        super().__init__(folder, qtbot)
        self.jobs = shell.jobs

    def open(self, workspace: object = None) -> SetupWizard:
        self.shell.start()
        return self.look()

    def look(self) -> SetupWizard:
        content = self.shell.window.content
        assert isinstance(content, SetupWizard)
        self.wizard = content
        return content


def make_shell(folder: Path, qtbot: QtBot) -> Shell:
    clock = FixedClock(NOW)
    shell = Shell(SignIn(folder, clock, LOWEST), clock, Look(language="en"), prepare=False)
    qtbot.addWidget(shell.window)
    shell.window.show()
    return shell


@pytest.fixture
def shell(tmp_path: Path, qtbot: QtBot) -> Iterator[Shell]:
    hook = sys.excepthook
    made = make_shell(tmp_path / "clinic", qtbot)
    sys.excepthook = hook
    yield made
    made.jobs.wind_up()
    if made.desk is not None:
        made.desk.leave()
    if made.workspace is not None:
        made.workspace.lock()
    made.desk = made.workspace = None
    made.shut()
    sys.excepthook = hook
    QApplication.processEvents()


def test_from_the_first_start_to_the_desk_with_a_pause(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    play = InShell(shell, tmp_path / "clinic", qtbot)
    assert play.wizard.step == wizard.FACILITY
    assert shell.window.windowTitle().startswith("Teduh")
    play.type("setup.name", "Puskesmas Rimba Asri")
    assert shell.closing(), "one may close at any time"
    assert (play.folder / NAME).exists()

    play.open()
    play.forward()
    play.forward()
    play.account(Role.COUNSELOR, Role.RECEPTIONIST)
    play.recovery()
    assert play.wizard.step == wizard.BACKUP
    assert shell.closing()

    shell.start()
    assert isinstance(shell.window.content, UnlockScreen)
    shell.unlock("hendra", PASSWORD)
    play.settle()
    assert play.look().step == wizard.BACKUP
    play.backup_beside()
    assert play.forward() == wizard.DONE
    play.forward()
    assert isinstance(shell.window.content, Desk)
    assert shell.workspace is not None
    assert shell.workspace.facility.profile().setup_done
