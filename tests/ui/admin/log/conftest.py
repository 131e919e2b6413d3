"""The page of the log on a real clinic where something happened."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.storage.database import open_db
from clinic_app.storage.files import DATABASE
from tests.support.appointments import Diary
from tests.support.clinic import HENDRA, NADIRA, SARI, TODAY, Clinic
from tests.support.page_shell import PageShell
from ui.admin.log.page import LogPage
from ui.admin.log.rows import ACTION, DETAILS, OBJECT
from ui.shell.navigation import AuditLog
from ui.theme.style import apply
from ui.theme.tokens import state
from ui.widgets.rows import CELL_ROLE

NAME = "Ayu Lestari"


def tamper(clinic: Clinic, statement: str) -> None:
    """What somebody does who has the key and a database tool."""
    for login in (SARI, NADIRA, HENDRA):
        clinic.desk(login).database.dispose()
    key = clinic.desk(SARI).keys.database_key
    connection = open_db(clinic.folder / DATABASE, key, maintenance=True)
    for act in ("update", "delete"):
        connection.execute(f"DROP TRIGGER audit_entry_no_{act}")
    connection.execute(statement)
    connection.close()


@pytest.fixture
def busy(clinic: Clinic) -> Clinic:
    """A client was registered, booked and moved."""
    diary = Diary(clinic)
    ayu = clinic.client(NAME, NADIRA)
    booked = diary.book(ayu, day=TODAY, since="13.00", until="13.50")
    clinic.at(SARI).calendar.move(booked.appointment_id, diary.slot("14.00", "14.50", day=TODAY))
    clinic.at(NADIRA)
    return clinic


@dataclass
class Log:
    """The page, and ways to read it."""

    clinic: Clinic
    page: LogPage
    window: QWidget
    shell: PageShell
    qtbot: QtBot

    def actions(self) -> list[str]:
        return [line.action for line in self.page.rows.rows]

    def words(self, action: str) -> tuple[str, str, str]:
        """Action, object and details as the table shows them."""
        row = self.actions().index(action)
        said = [self.page.rows.index(row, column).data() for column in (ACTION, OBJECT, DETAILS)]
        return said[0], said[1], said[2]

    def ink(self, row: int) -> str:
        cell = self.page.rows.index(row, ACTION).data(CELL_ROLE)
        return str(cell.ink)

    def open(self, action: str) -> None:
        """Click on the newest line of that action."""
        row, table = self.actions().index(action), self.page.table
        table.scrollTo(self.page.rows.index(row, 0))
        place = table.visualRect(self.page.rows.index(row, 0)).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    def pick(self, name: str) -> None:
        """Choose an entry of a filter's menu."""
        found = self.page.filters.findChildren(QAction)
        next(action for action in found if action.objectName() == name).trigger()

    def facts(self) -> dict[str, str]:
        """What the panel says."""
        grid, found = self.page.panel.facts, {}
        for row in range(grid.rowCount()):
            label, value = grid.itemAtPosition(row, 0), grid.itemAtPosition(row, 1)
            if label is not None and value is not None:
                found[label.widget().text()] = value.widget().text()
        return found

    def everything_shown(self) -> str:
        """All the words of the table and the panel."""
        rows = self.page.rows
        cells = [
            str(rows.index(row, column).data())
            for row in range(rows.rowCount())
            for column in range(rows.columnCount())
        ]
        return "\n".join([*cells, *self.facts().values()])


Open = Callable[[str], Log]


@pytest.fixture
def open_log(busy: Clinic, qtbot: QtBot, qapp: QApplication) -> Open:
    """The log as somebody sees it."""
    apply(qapp, "light")
    state().reduced_motion = True

    def as_seen_by(login: str) -> Log:
        window = QWidget()
        shell = PageShell()
        row = QHBoxLayout(window)
        row.setContentsMargins(0, 0, 0, 0)
        page = LogPage(busy.at(login), shell)
        row.addWidget(page)
        qtbot.addWidget(window, before_close_func=lambda _window: page.leave())
        window.resize(1290, 700)
        window.show()
        page.arrive(AuditLog())
        QApplication.processEvents()
        return Log(busy, page, window, shell, qtbot)

    return as_seen_by
