"""The page of statistics on a real clinic, in September: in August two clients came, one did not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.people.values import Sex
from clinic_app.scheduling.values import Status
from tests.support.clinic import BAGUS, NADIRA, ZONE, Clinic
from tests.support.page_shell import PageShell
from tests.support.sessions import hold_session
from ui.shell.navigation import Statistics
from ui.statistics.number_button import NumberButton
from ui.statistics.page import StatisticsPage
from ui.theme.style import apply
from ui.theme.tokens import state

AYU, BUDI, CITRA = "Ayu Lestari", "Budi Santoso", "Citra Dewi"
SEPTEMBER = datetime(2026, 9, 2, 9, tzinfo=ZONE)


@pytest.fixture(scope="session")
def august_template(clinic_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of that clinic, made once and copied."""
    clinic = Clinic.copied(clinic_template, tmp_path_factory.mktemp("august") / "clinic")
    ayu = clinic.client(AYU, NADIRA)
    budi = clinic.client(BUDI, BAGUS, sex=Sex.MALE)
    citra = clinic.client(CITRA, NADIRA)
    hold_session(clinic, ayu, NADIRA, at=datetime(2026, 8, 5, 9))
    hold_session(clinic, ayu, NADIRA, at=datetime(2026, 8, 12, 9))
    hold_session(clinic, budi, BAGUS, at=datetime(2026, 8, 6, 9))
    hold_session(clinic, citra, NADIRA, at=datetime(2026, 8, 7, 9), status=Status.NO_SHOW)
    clinic.close()
    return clinic.folder


@pytest.fixture
def august(august_template: Path, tmp_path: Path) -> Iterator[Clinic]:
    """That clinic, of the test's own."""
    clinic = Clinic.copied(august_template, tmp_path / "clinic")
    clinic.clock.at = SEPTEMBER
    yield clinic
    clinic.close()


@dataclass
class Seen:
    """The page as somebody sees it."""

    clinic: Clinic
    page: StatisticsPage
    window: QWidget
    shell: PageShell
    qtbot: QtBot

    def tiles(self) -> list[tuple[str, str, str]]:
        told = [tile.told for tile in self.page.body.tiles]
        return [(each.name, each.value, each.change) for each in told if each is not None]

    def number(self, where: str) -> NumberButton:
        cells = [cell for line in self.page.body.table.cells for cell in line]
        found = next(cell for cell in cells if cell.objectName() == f"statistics.number.{where}")
        assert isinstance(found, NumberButton)
        return found

    def names(self) -> list[str]:
        """Whom the popover names."""
        return [row.row.name for row in self.page.behind.popover.rows.rows]


Open = Callable[[str], Seen]


@pytest.fixture
def open_month(august: Clinic, qtbot: QtBot, qapp: QApplication) -> Open:
    """The last month as a login sees it."""
    apply(qapp, "light")
    state().reduced_motion = True

    def as_seen_by(login: str) -> Seen:
        window = QWidget()
        shell = PageShell(window)
        row = QHBoxLayout(window)
        row.setContentsMargins(0, 0, 0, 0)
        page = StatisticsPage(august.at(login), shell)
        row.addWidget(page)
        qtbot.addWidget(window, before_close_func=lambda _window: page.leave())
        window.resize(1290, 690)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page.arrive(Statistics())
        QApplication.processEvents()
        return Seen(august, page, window, shell, qtbot)

    return as_seen_by
