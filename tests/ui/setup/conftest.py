"""A wizard in an empty folder, played with mouse and keys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.common.clock import FixedClock
from clinic_app.common.errors import ClinicError
from clinic_app.common.permissions import Role
from clinic_app.sign_in import SignIn
from clinic_app.vault.passwords import LOWEST
from clinic_app.workspace import Workspace
from tests.support.clinic import NOW
from ui.setup.page import SetupWizard
from ui.shell.jobs import JobQueue
from ui.theme.style import apply
from ui.theme.tokens import state
from ui.widgets.buttons import Button

PASSWORD = "empat kata yang mudah"
OTHER = "hujan di atap seng"


class Play:
    """Opens wizards on one folder, one after the other, and types into them."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder, self.qtbot = folder, qtbot
        self.entered: list[Workspace] = []
        self.errors: list[ClinicError] = []
        self.jobs = JobQueue(self.errors.append)
        self.wizard = self.open()

    @property
    def sign_in(self) -> SignIn:
        return SignIn(self.folder, FixedClock(NOW), LOWEST)

    def open(self, workspace: Workspace | None = None) -> SetupWizard:
        self.wizard = SetupWizard(self.sign_in, self.entered.append, self.jobs, workspace)
        self.qtbot.addWidget(self.wizard)
        self.wizard.resize(1366, 738)
        self.wizard.show()
        self.wizard.activateWindow()
        QApplication.processEvents()
        return self.wizard

    def leave(self) -> None:
        """Close the window, as `Shell` does."""
        self.jobs.wind_up()
        self.wizard.leave()
        self.wizard.hide()

    def widget(self, name: str) -> QWidget:
        found = self.wizard.findChild(QWidget, name)
        assert found is not None, name
        return found

    def type(self, name: str, text: str) -> None:
        field = self.widget(name)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClick(field, Qt.Key.Key_Backspace)
        if text.isascii():
            self.qtbot.keyClicks(field, text)
        else:
            field.insert(text)  # the test library has keys for plain letters only
            field.textEdited.emit(text)

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.widget(name), Qt.MouseButton.LeftButton)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy, timeout=20_000)
        QApplication.processEvents()

    def forward(self) -> int:
        """Press the forward button; the step one is at then."""
        self.click("setup.next")
        return self.wizard.step

    @property
    def may_go_on(self) -> bool:
        button = self.widget("setup.next")
        assert isinstance(button, Button)
        return button.isEnabled()

    # The steps, filled in properly

    def facility(self) -> None:
        self.type("setup.name", "Puskesmas Rimba Asri")
        self.forward()

    def account(self, *roles: Role) -> None:
        self.type("setup.account.name", "Hendra Wicaksono")
        self.type("setup.account.login", "hendra")
        for role in roles:
            self.click(f"setup.account.role.{role.value}")
        self.password("setup.account", PASSWORD)
        self.forward()

    def password(self, prefix: str, password: str) -> None:
        self.type(f"{prefix}.password", password)
        self.type(f"{prefix}.again", password)

    def save_sheet(self, file: Path) -> None:
        self.wizard.recovery.choose_file = lambda: str(file)
        self.click("setup.recovery.save")

    def type_groups(self) -> None:
        groups = self.wizard.presenter.sheet.groups
        for number in self.wizard.recovery.asked:
            self.type(f"setup.recovery.group.{number}", groups[number - 1].lower())

    def recovery(self) -> None:
        self.save_sheet(self.folder.parent / "lembar.pdf")
        self.type_groups()
        self.forward()

    def backup_beside(self) -> None:
        self.click("setup.backup.here")
        self.forward()

    def person(self, name: str, login: str, *roles: Role, password: str = OTHER) -> None:
        self.type("setup.person.name", name)
        self.type("setup.person.login", login)
        self.wizard.people.fields.roles.set_roles(())
        for role in roles:
            self.click(f"setup.person.role.{role.value}")
        self.password("setup.person", password)
        self.click("setup.person.add")

    def to_people(self) -> None:
        self.facility()
        self.forward()
        self.account()
        self.recovery()
        self.backup_beside()


@pytest.fixture
def play(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Play]:
    apply(qapp, "light")
    state().reduced_motion = True
    made = Play(tmp_path / "clinic", qtbot)
    yield made
    made.leave()
    for workspace in made.entered:
        workspace.lock()


@pytest.fixture
def shown(play: Play) -> Callable[[str], bool]:
    """Whether a widget is in sight."""
    return lambda name: play.widget(name).isVisible()
