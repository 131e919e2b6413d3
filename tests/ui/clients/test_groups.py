"""The tab of the groups: times, letters, and the team's private remarks, opened only when looked at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clinic_app.groups.values import Mark
from tests.support.clinic import NADIRA, Clinic
from tests.support.groups import AYU, BAYU, GROUP, Circle
from tests.support.page_shell import PageShell
from tests.ui.clients.conftest import OpenRecord
from ui.clients.record_header import GROUPS
from ui.clients.record_page import RecordPage
from ui.shell.navigation import Groups

SAID = "Mulai bercerita tentang ujian ulang."


def words(page: RecordPage) -> list[str]:
    return [label.text() for label in page.body.groups.remarks.findChildren(QLabel)]


def test_the_team_sees_times_letters_and_remarks(
    clinic: Clinic, open_record: OpenRecord, shell: PageShell, qtbot: QtBot
) -> None:
    circle = Circle.made(clinic)
    meeting = circle.meets()
    circle.bagus.mark(meeting, AYU, Mark.LATE)
    circle.nadira.write_remark(meeting, AYU, SAID)
    page = open_record(clinic.at(NADIRA), AYU)
    assert clinic.log("remarks.opened") == []

    qtbot.mouseClick(page.header.tabs.tab(GROUPS), Qt.MouseButton.LeftButton)

    model = page.body.groups.model
    row = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert (row[0], row[2], row[3]) == ("Rabu siang", "1/1", "T")
    assert SAID in words(page)
    assert len(clinic.log("remarks.opened")) == 1

    table = page.body.groups.table
    table.choose_row(0)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert shell.opened[-1] == Groups(GROUP)


def test_what_is_marked_meanwhile_is_shown(clinic: Clinic, open_record: OpenRecord, qtbot: QtBot) -> None:
    circle = Circle.made(clinic)
    meeting = circle.meets()
    page = open_record(clinic.at(NADIRA), AYU)
    page.restore({"tab": GROUPS})

    circle.nadira.mark(meeting, AYU, Mark.PRESENT)

    qtbot.waitUntil(lambda: page.body.groups.model.index(0, 2).data() == "1/1")


def test_the_reception_sees_the_groups_and_no_remark(clinic: Clinic, open_record: OpenRecord) -> None:
    circle = Circle.made(clinic)
    clinic.at("yohanes").clients.open(BAYU)
    circle.bagus.write_remark(circle.meets(), BAYU, SAID)
    page = open_record(clinic.at("sari"), BAYU)
    page.restore({"tab": GROUPS})

    assert page.body.groups.model.rowCount() == 1
    assert page.body.groups.remarks.isHidden()
    assert words(page) == []
    assert clinic.log("remarks.opened") == []
