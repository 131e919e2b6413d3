"""Filling in the attendance by keyboard: marks, the rest present, undo, what is refused in one sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clinic_app.groups.values import Mark
from clinic_app.people.values import ClientId, Sex
from tests.support.clinic import BAGUS, HENDRA, SARI
from tests.support.groups import AYU, BAYU, GROUP, INNER, PUBLIC, Circle
from tests.support.page_shell import PageShell
from tests.ui.groups.conftest import DIMAS, OpenPage
from ui.groups.grid.geometry import Place
from ui.groups.guest_dialog import GuestDialog
from ui.groups.page import GroupsPage
from ui.panels.remark_card import RemarkCard
from ui.shell.navigation import ClientRecord

Key = Qt.Key
TODAYS = 1
"""The column of today's meeting."""


def press(page: GroupsPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.grid.button, key)
    QApplication.processEvents()


def marks(circle: Circle, column: int = TODAYS) -> dict[ClientId, Mark]:
    record = circle.record()
    meeting = record.meetings[column].id
    return {row.member.client_id: row.marks[meeting] for row in record.rows if meeting in row.marks}


def cards(page: GroupsPage) -> list[RemarkCard]:
    return [card for card in page.pane.findChildren(RemarkCard) if card.isVisible()]


def test_the_cursor_stands_on_the_first_member_of_todays_meeting(circle: Circle, open_page: OpenPage) -> None:
    page = open_page(circle.clinic.at(BAGUS))

    assert page.grid.place == Place(0, TODAYS)
    assert page.grid.button.hasFocus()
    assert page.grid.button.accessibleName() == "Ayu Lestari, meeting 2, not filled in"


def test_letters_mark_and_go_down(circle: Circle, open_page: OpenPage, shell: PageShell) -> None:
    page = open_page(circle.clinic.at(BAGUS))

    press(page, Key.Key_H, Key.Key_T, Key.Key_I, Key.Key_S, Key.Key_A)

    assert list(marks(circle).values()) == list(Mark)
    assert page.grid.place == Place(5, TODAYS)
    assert page.grid.register.of_meeting(TODAYS).came == 2
    assert page.body.attendance.footer.state.text() == "Saved 10:24"
    assert shell.toasts == []


def test_a_mark_is_emptied_and_undone(circle: Circle, open_page: OpenPage, shell: PageShell) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    press(page, Key.Key_H, Key.Key_Up, Key.Key_Space)
    assert marks(circle) == {}

    assert shell.commands.pop().undo()
    QApplication.processEvents()

    assert marks(circle) == {AYU: Mark.PRESENT}
    cell = page.grid.register.cell_at(0, TODAYS)
    assert cell is not None
    assert cell.mark is Mark.PRESENT


def test_r_marks_the_rest_present_and_is_undone_whole(
    circle: Circle, open_page: OpenPage, shell: PageShell
) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    assert page.body.attendance.empty.isVisible()
    press(page, Key.Key_A, Key.Key_R)

    assert marks(circle)[AYU] is Mark.ABSENT
    assert sorted(marks(circle).values()).count(Mark.PRESENT) == 6
    assert not page.body.attendance.empty.isVisible()

    assert shell.commands.pop().undo()
    assert marks(circle) == {AYU: Mark.ABSENT}


def test_who_joined_later_has_no_mark_before(circle: Circle, open_page: OpenPage, shell: PageShell) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    row = page.grid.register.row_of(DIMAS)
    page.grid.choose(Place(row, 0))

    press(page, Key.Key_H)

    assert shell.toasts == ["Dimas Arya Nugroho did not belong to the group on that day."]
    assert DIMAS not in marks(circle, 0)
    assert "not a member then" in page.grid.button.accessibleName()


def test_only_the_current_meeting_is_open_until_earlier_ones_are_asked_for(
    circle: Circle, open_page: OpenPage, shell: PageShell
) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    page.grid.choose(Place(0, 0))
    press(page, Key.Key_A)
    assert marks(circle, 0)[AYU] is Mark.PRESENT
    assert shell.toasts[0].startswith("Only meeting 2 is being filled in.")

    page.desk.marking.past_open = True
    press(page, Key.Key_A)

    assert marks(circle, 0)[AYU] is Mark.ABSENT


def test_a_meeting_to_come_is_refused(circle: Circle, open_page: OpenPage, shell: PageShell) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    page.desk.marking.past_open = True
    page.grid.choose(Place(0, 2))

    press(page, Key.Key_H)

    assert len(shell.toasts) == 1
    assert marks(circle, 2) == {}


def test_guests_are_counted_below_the_members(circle: Circle, open_page: OpenPage, shell: PageShell) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    press(page, Key.Key_D)
    dialog = shell.dialogs.pop()
    assert isinstance(dialog, GuestDialog)
    dialog.add.click()
    assert dialog.fields["name"].error
    dialog.name.setText("Tetangga Ayu")
    dialog.sex.set_key(Sex.FEMALE)

    dialog.add.click()
    QApplication.processEvents()

    register = page.grid.register
    assert register.days[TODAYS].guests == 1
    assert [guest.name for guest in register.guests] == ["Tetangga Ayu", ""]
    assert shell.commands.pop().undo()
    QApplication.processEvents()
    assert page.grid.register.guests == ()


@pytest.mark.parametrize(("login", "name"), [(SARI, PUBLIC), (HENDRA, INNER)])
def test_who_does_not_lead_the_group_reads_only(
    circle: Circle, open_page: OpenPage, shell: PageShell, login: str, name: str
) -> None:
    page = open_page(circle.clinic.at(login))

    press(page, Key.Key_H, Key.Key_N)

    assert page.header.name.text() == name
    assert shell.toasts == ["Only those who lead the group fill in the attendance."]
    assert marks(circle) == {}
    hidden = (page.pane, page.header.note, page.header.add, page.left.new, page.body.attendance.footer)
    assert [part.isVisible() for part in hidden] == [False] * 5


def test_a_remark_is_kept_while_typed_and_written_into_the_record(
    circle: Circle, open_page: OpenPage, shell: PageShell
) -> None:
    circle.clinic.at("yohanes").clients.open(BAYU)  # the client's key is made
    page = open_page(circle.clinic.at(BAGUS))
    page.grid.choose(Place(1, TODAYS))
    press(page, Key.Key_N)
    assert page.pane.text.hasFocus()

    QTest.keyClicks(page.pane.text, "Minta bicara berdua")
    assert shell.forms.kept("remark", "2:2") == {"text": "Minta bicara berdua"}
    QTest.keyClick(page.pane.text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()

    assert shell.errors == []
    assert shell.forms.kept("remark", "2:2") is None
    assert [each.text for each in circle.bagus.remarks(GROUP, BAYU)] == ["Minta bicara berdua"]
    assert page.grid.button.hasFocus()
    assert "private remark" in page.grid.button.accessibleName()


def test_earlier_remarks_are_read_only_when_asked_for(circle: Circle, open_page: OpenPage) -> None:
    """Who fills in the attendance sits among the members; and each reading stands in the log."""
    circle.clinic.at("yohanes").clients.open(BAYU)
    meeting = circle.record().meetings[0].id
    circle.bagus.write_remark(meeting, BAYU, "Ujian ulang")
    page = open_page(circle.clinic.at(BAGUS))
    page.grid.choose(Place(1, TODAYS))
    page.desk.show_pane()
    assert cards(page) == []

    page.pane.reveal.click()
    QApplication.processEvents()

    assert len(cards(page)) == 1


def test_enter_leads_to_the_member_and_the_record(
    circle: Circle, open_page: OpenPage, shell: PageShell
) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    press(page, Key.Key_Return)
    assert page.pane.marks.buttons[Mark.PRESENT].hasFocus()
    page.pane.marks.buttons[Mark.SICK].click()
    assert marks(circle) == {AYU: Mark.SICK}

    page.pane.open_record.click()
    QTest.keyClick(page.pane, Key.Key_Escape)

    assert shell.opened == [ClientRecord(AYU)]
    assert page.grid.button.hasFocus()


def test_a_members_care_team_reads_remarks_without_leading_the_group(
    circle: Circle, open_page: OpenPage
) -> None:
    circle.clinic.at("yohanes").clients.open(BAYU)
    circle.bagus.write_remark(circle.record().meetings[0].id, BAYU, "Ujian ulang")
    page = open_page(circle.clinic.at("yohanes"))
    page.grid.choose(Place(1, TODAYS))
    press(page, Key.Key_N)

    page.pane.reveal.click()
    QApplication.processEvents()

    assert len(cards(page)) == 1
    assert not page.pane.marks.isVisible()
    assert not page.pane.text.isVisible()
