"""The page of backups on a real clinic: list, both places with their states, rehearsal, danger."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.common.errors import ClinicError
from tests.support.clinic import ADMIN, Clinic, password
from tests.support.page_shell import PageShell, R
from ui.admin.backup.page import BackupPage
from ui.panels.restore.source import RestorePlan
from ui.shell.navigation import Backup
from ui.shell.ports import Progress
from ui.theme.style import apply


class Desk(PageShell):
    """Carries jobs out at once; remembers what is to be restored."""

    def __init__(self) -> None:
        super().__init__()
        self.plans: list[RestorePlan] = []
        self.told: list[str] = []

    def run_with_progress(
        self,
        title: str,
        work: Callable[[Progress], R],
        done: Callable[[R], object],
        failed: Callable[[ClinicError], object] | None = None,
    ) -> None:
        self.run(lambda: work(self), done, failed)  # type: ignore[arg-type]

    def report(self, share: float, text: str = "") -> None:
        self.told.append(text)

    def restore(self, plan: RestorePlan) -> None:
        self.plans.append(plan)


class Play:
    """The page, and ways to work in it."""

    def __init__(self, clinic: Clinic, qtbot: QtBot) -> None:
        self.clinic, self.qtbot = clinic, qtbot
        self.shell = Desk()
        self.page = BackupPage(clinic.at(ADMIN), self.shell)  # type: ignore[arg-type]
        qtbot.addWidget(self.page)
        self.page.resize(1290, 680)
        self.page.show()
        self.page.arrive(Backup())
        QApplication.processEvents()

    def click(self, name: str) -> None:
        button = self.page.findChild(QPushButton, name)
        assert button is not None, name
        assert button.isVisible(), name
        assert button.isEnabled(), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def words(self, of: QWidget) -> str:
        return " ".join(label.text() for label in of.findChildren(QLabel) if label.isVisible())

    def column(self, column: int) -> list[str]:
        rows = self.page.rows
        return [rows.cell(rows.index(row, column)).text for row in range(rows.rowCount())]


@pytest.fixture
def play(clinic: Clinic, qtbot: QtBot) -> Play:
    apply(QApplication.instance(), "light", 100)
    return Play(clinic, qtbot)


def test_before_the_first_backup(play: Play) -> None:
    assert play.page.empty.isVisible()
    assert not play.page.rehearsal.go.isEnabled()
    assert "No backup yet" in play.words(play.page.own)
    assert "None chosen" in play.words(play.page.second)


def test_making_one_shows_it_proven(play: Play) -> None:
    play.click("backup.now")

    assert play.shell.toasts == ["Backup proven."]
    assert (play.column(0), play.column(1), play.column(4)) == (
        ["Today 10:24"],
        ["On demand"],
        ["Proven"],
    )
    assert "Today 10:24: proven" in play.words(play.page.own)
    assert play.shell.told == [
        "Copying the data…",
        "Checking every page…",
        "Writing the backup, and reading it back…",
    ]


def test_a_second_place_its_states_and_trying_again(play: Play, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    play.click("backup.now")
    play.page.choose_folder = lambda: str(tmp_path / "nowhere")
    play.click("backup.second.choose")
    assert "does not exist" in play.page.second.error.text()
    play.page.choose_folder = lambda: str(stick)
    play.click("backup.second.choose")
    assert not play.page.second.error.isVisible()
    assert "Today 10:24: read back there" in play.words(play.page.second)
    assert play.column(3) == ["This computer and the second place"]

    shutil.rmtree(stick)
    play.clinic.clock.forward(hours=1)
    play.click("backup.now")
    assert play.shell.toasts[-1] == "Backup proven. The second place did not take it."
    said = play.words(play.page.second)
    assert "The place is not there." in said
    assert "The newest backup there is of today 10:24." in said

    stick.mkdir()
    play.click("backup.second.retry")
    assert "Today 11:24: read back there" in play.words(play.page.second)
    play.click("backup.second.drop")
    assert "None chosen" in play.words(play.page.second)


def test_older_than_a_day_is_danger(play: Play) -> None:
    play.click("backup.now")
    play.clinic.clock.forward(hours=24)
    play.page.tick()
    assert "older than a day" not in play.words(play.page.own)
    play.clinic.clock.forward(minutes=1)
    play.page.tick()
    assert "Yesterday 10:24: older than a day" in play.words(play.page.own)
    play.clinic.clock.forward(days=-9)
    play.page.tick()
    assert "the clock was wrong" in play.words(play.page.own)


def test_a_rehearsal_says_whether_the_chosen_one_can_be_restored(play: Play) -> None:
    play.click("backup.now")
    assert "Never held" in play.words(play.page.rehearsal)
    play.click("backup.rehearse")
    assert play.shell.toasts[-1].startswith("Rehearsal passed")
    assert "Today 10:24: passed" in play.words(play.page.rehearsal)

    (file,) = (play.clinic.folder / "backups").iterdir()
    content = bytearray(file.read_bytes())
    content[9_000] ^= 1
    file.write_bytes(content)
    play.click("backup.rehearse")
    assert play.shell.toasts[-1].startswith("Rehearsal failed: 1 finding")
    assert play.column(4) == ["With findings"]
    play.clinic.clock.forward(days=31)
    play.page.tick()


def test_the_wizard_takes_the_place_of_the_list_and_gives_it_back(play: Play) -> None:
    play.click("backup.now")
    play.page.table.opened.emit(0)
    wizard = play.page.wizard
    assert wizard is not None
    assert wizard.step == 1, "the row was chosen already"
    wizard.key.password.setText(password(ADMIN))
    assert play.page.close_level()
    assert (wizard.step, wizard.key.password.text()) == (0, "")
    assert play.page.close_level()
    assert play.page.wizard is None
    assert play.page.table.isVisible()


def test_what_was_confirmed_is_handed_to_the_shell(play: Play) -> None:
    play.click("backup.now")
    play.click("backup.restore")
    wizard = play.page.wizard
    assert wizard is not None
    for name in ("restore.next", "restore.next"):
        wizard.key.password.setText(password(ADMIN))
        play.click(name)
    assert not wizard.foot.forward.isEnabled()
    wizard.check.word.setText("restore")
    play.click("restore.next")

    (plan,) = play.shell.plans
    assert (plan.login, plan.password, plan.keep_days) == (ADMIN, password(ADMIN), 30)
    assert password(ADMIN) not in repr(plan)
