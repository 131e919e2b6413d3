"""The page of users on a real clinic, with a shell that keeps forms and shows dialogs."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.common.permissions import Role
from tests.support.clinic import Clinic
from tests.support.page_shell import PageShell
from ui.admin.users.page import UsersPage
from ui.theme.style import apply
from ui.theme.tokens import state
from ui.widgets.dialogs import Dialog


class Users:
    """The page, and ways to work in it."""

    def __init__(self, clinic: Clinic, qtbot: QtBot) -> None:
        self.clinic, self.qtbot = clinic, qtbot
        self.window = QWidget()
        row = QHBoxLayout(self.window)
        row.setContentsMargins(0, 0, 0, 0)
        self.shell = PageShell(self.window)
        self.page = UsersPage(clinic.at("admin"), self.shell)
        row.addWidget(self.page)
        qtbot.addWidget(self.window)
        self.window.resize(1290, 760)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()

    @property
    def panel(self) -> QWidget:
        return self.page.panel

    def widget(self, name: str) -> QWidget:
        """The newest of that name: a dialog that was closed is deleted a little later."""
        found = self.window.findChildren(QWidget, name)
        assert found, name
        return found[-1]

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.widget(name), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def type(self, name: str, text: str) -> None:
        field = self.widget(name)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClick(field, Qt.Key.Key_Backspace)
        self.qtbot.keyClicks(field, text)

    def choose(self, login: str) -> None:
        """Click on a person's row."""
        row = next(at for at, person in enumerate(self.page.rows.rows) if person.login == login)
        table = self.page.table
        place = table.visualRect(self.page.rows.index(row, 0)).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    def logins(self) -> list[str]:
        return [person.login for person in self.page.rows.rows]

    def status(self, login: str) -> str:
        row = next(at for at, person in enumerate(self.page.rows.rows) if person.login == login)
        return str(self.page.rows.index(row, 3).data())

    def fill(self, name: str, login: str, password: str, *roles: Role) -> None:
        """An empty form, filled in."""
        self.click("staff.new")
        self.type("staff.name", name)
        self.type("staff.login", login)
        for role in roles:
            self.click(f"staff.role.{role.value}")
        self.type("staff.password", password)
        self.type("staff.again", password)

    @property
    def dialog(self) -> Dialog:
        return self.shell.dialogs[-1]


@pytest.fixture
def users(clinic: Clinic, qtbot: QtBot, qapp: QApplication) -> Iterator[Users]:
    apply(qapp, "light")
    state().reduced_motion = True
    made = Users(clinic, qtbot)
    yield made
    made.page.leave()
