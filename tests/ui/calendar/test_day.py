"""A day with a column for each counselor (mock 04): whose it is, and giving it to somebody else."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.scheduling.values import AppointmentId
from tests.support.appointments import TOMORROW, Diary
from tests.support.calendar_hands import LEFT, button_of, counselor_of, drag, press, slot_of, start_of, take
from tests.support.clinic import BAGUS, NADIRA
from tests.support.page_shell import PageShell
from ui.calendar.filter_rows import CounselorRow
from ui.calendar.grid.carry import Carry
from ui.calendar.grid.counselor_heads import counselor_head
from ui.calendar.page import CalendarPage
from ui.calendar.view_state import View


@pytest.fixture
def day(page: CalendarPage) -> CalendarPage:
    """Tomorrow, by counselors."""
    page.presenter.look_at(View.DAY, TOMORROW)
    QApplication.processEvents()
    return page


def columns(page: CalendarPage) -> list[int | None]:
    return [column.counselor_id for column in page.view.surface.grid.columns]


def test_h_shows_the_day_of_the_marked_slot_and_m_the_week_again(
    page: CalendarPage, diary: Diary, shell: PageShell
) -> None:
    page.view.surface.setFocus()
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_H)
    assert page.presenter.days() == (TOMORROW,)
    assert columns(page) == [person.id for person in diary.sari.calendar.counselors()]
    assert page.heading == "Thursday, 20 August"
    assert page.view.surface.objectName() == "calendar.day"
    assert shell.views["calendar.view"] == "day"
    press(page, Qt.Key.Key_PageDown)
    assert page.heading == "Friday, 21 August"
    press(page, Qt.Key.Key_M)
    assert len(page.presenter.days()) == 6
    assert page.view.surface.objectName() == "calendar.week"


def test_the_view_is_the_one_chosen_last(diary: Diary, shell: PageShell, qtbot: QtBot) -> None:
    shell.remember("calendar.view", "day")
    again = CalendarPage(diary.sari, shell)
    qtbot.addWidget(again)
    assert again.presenter.view is View.DAY
    assert again.state()["view"] == "day"
    again.leave()


def test_the_ticks_are_those_of_the_last_session(page: CalendarPage, diary: Diary, shell: PageShell) -> None:
    bagus = page.left.findChild(CounselorRow, f"calendar.counselor.{diary.clinic.person(BAGUS)}")
    assert bagus is not None
    bagus.click()
    ticked = page.presenter.shown
    assert diary.clinic.person(BAGUS) not in ticked.counselors

    again = CalendarPage(diary.sari, shell)
    assert again.presenter.shown == ticked
    assert again.left.shown() == ticked
    again.leave()


@pytest.mark.parametrize("kept", ["", "{}", "[1]", "no json", '{"counselors": 3, "programmes": []}'])
def test_ticks_that_cannot_be_read_are_forgotten(diary: Diary, shell: PageShell, kept: str) -> None:
    shell.remember("calendar.ticks", kept)
    page = CalendarPage(diary.sari, shell)
    assert len(page.presenter.shown.counselors) == len(page.presenter.counselors)
    page.leave()


def test_an_appointment_stands_in_its_counselors_column(
    day: CalendarPage, booked: AppointmentId, diary: Diary
) -> None:
    place = columns(day).index(diary.clinic.person(NADIRA))
    left, width = day.view.surface.grid.column(place)
    box = button_of(day, booked).geometry()
    assert left <= box.left()
    assert box.right() < left + width


def test_dragged_into_another_column_it_changes_hands_and_undo_gives_it_back(
    day: CalendarPage, booked: AppointmentId, diary: Diary, shell: PageShell
) -> None:
    before = slot_of(day, booked)
    by = columns(day).index(diary.clinic.person(BAGUS)) - columns(day).index(diary.clinic.person(NADIRA))
    drag(day, booked, columns=by, minutes=60)
    assert counselor_of(day, booked) == diary.clinic.person(BAGUS)
    assert start_of(day, booked).hour == 10
    assert "Bagus" in shell.commands[0].text
    assert shell.commands[0].undo()
    assert slot_of(day, booked) == before


def test_the_keys_carry_it_to_the_next_counselor(
    day: CalendarPage, booked: AppointmentId, diary: Diary
) -> None:
    by = columns(day).index(diary.clinic.person(BAGUS)) - columns(day).index(diary.clinic.person(NADIRA))
    take(day, booked)
    press(day, *[Qt.Key.Key_Right if by > 0 else Qt.Key.Key_Left] * abs(by))
    told = day.view.surface.overlay.state.told
    assert (told.text, told.clash) == ("from Nadira 09:00", False)
    press(day, Qt.Key.Key_Return)
    assert counselor_of(day, booked) == diary.clinic.person(BAGUS)
    assert button_of(day, booked).hasFocus()


def test_the_ghost_names_whom_it_would_clash_with(
    day: CalendarPage, booked: AppointmentId, diary: Diary
) -> None:
    diary.book(diary.clinic.client("Joko Susilo"), "09.00", "09.50", BAGUS, room=2)
    by = columns(day).index(diary.clinic.person(BAGUS)) - columns(day).index(diary.clinic.person(NADIRA))
    drag(day, booked, columns=by)
    assert counselor_of(day, booked) == diary.clinic.person(NADIRA)
    assert day.clash.is_open
    take(day, booked)
    press(day, *[Qt.Key.Key_Right if by > 0 else Qt.Key.Key_Left] * abs(by))
    told = day.view.surface.overlay.state.told
    assert told.clash
    assert "Joko Susilo" in told.text


def test_a_counselor_may_not_give_it_to_a_colleague(
    booked: AppointmentId, diary: Diary, shell: PageShell, qtbot: QtBot
) -> None:
    own = CalendarPage(diary.clinic.at(NADIRA), shell)
    qtbot.addWidget(own)
    block = own.workspace.calendar.detail(booked).block
    carry = own.view.surface.carrier
    assert carry.may_carry(block)
    told = own.moves.probe(replace(Carry.of(block), counselor_id=diary.clinic.person(BAGUS)))
    assert told.clash
    own.leave()


def test_a_click_books_with_the_counselor_of_the_column(
    day: CalendarPage, diary: Diary, shell: PageShell
) -> None:
    grid, surface = day.view.surface.grid, day.view.surface
    left, width = grid.column(columns(day).index(diary.clinic.person(BAGUS)))
    QTest.mouseClick(surface, LEFT, pos=QPoint(left + width // 2, 6 * grid.hour_height + 4))
    slot = shell.booked[0]["slot"]
    assert (slot.counselor_id, slot.start.hour) == (diary.clinic.person(BAGUS), 13)


def test_a_head_counts_what_is_done_and_names_the_room(diary: Diary, booked: AppointmentId) -> None:
    person = next(each for each in diary.sari.calendar.counselors() if each.id == diary.clinic.person(NADIRA))
    head = counselor_head(person, diary.sari.calendar.day(TOMORROW), own=False)
    room = diary.sari.facility.rooms()[0].name
    assert (head.name, head.line) == (person.name, f"0/1 · {room}")


def test_nobody_ticked_is_an_empty_day_that_says_so(day: CalendarPage) -> None:
    for row in day.left.findChildren(CounselorRow):
        row.setChecked(False)
    assert columns(day) == [None]
    assert day.presenter.heads() == ()
    day.view.surface.setFocus()
    press(day, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_PageDown)


def test_the_prompt_comes_with_the_fourth_counselor_of_a_week(page: CalendarPage, diary: Diary) -> None:
    assert len(page.presenter.shown.counselors) <= 3
    assert page.left.prompt.isHidden()
    page.left.prompt.show_for(4)
    assert not page.left.prompt.isHidden()
    page.left.prompt.wanted.emit()
    assert page.presenter.view is View.DAY
    assert page.left.prompt.isHidden()
