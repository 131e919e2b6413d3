"""Over the edge of what is shown: slot mark and carried appointment go on into the next week or day."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clinic_app.scheduling.values import AppointmentId
from tests.support.appointments import TOMORROW, Diary
from tests.support.calendar_hands import LEFT, button_of, press, start_of, take
from tests.support.clinic import TODAY
from tests.support.page_shell import PageShell
from ui.calendar.page import CalendarPage
from ui.calendar.view_state import View

RIGHT, DOWN, ESC, ENTER = Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Return


def test_arrows_carry_it_into_the_next_week_and_enter_leaves_it_there(
    page: CalendarPage, booked: AppointmentId
) -> None:
    take(page, booked)
    press(page, RIGHT, RIGHT, RIGHT)
    assert page.presenter.first == date(2026, 8, 24)
    press(page, DOWN, ENTER)
    assert start_of(page, booked) == datetime(2026, 8, 24, 9, 15)
    assert button_of(page, booked).hasFocus()


def test_arrows_carry_it_back_into_the_week_before(page: CalendarPage, booked: AppointmentId) -> None:
    page.presenter.go_to(TOMORROW)
    take(page, booked)
    press(page, *[Qt.Key.Key_Left] * 4)
    carry = page.view.surface.carrier.carry
    assert carry is not None
    assert carry.start == datetime(2026, 8, 15, 9)


def test_page_down_carries_it_to_the_same_weekday(page: CalendarPage, booked: AppointmentId) -> None:
    take(page, booked)
    press(page, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, ENTER)
    assert start_of(page, booked) == datetime(2026, 9, 3, 9)


def test_escape_brings_it_back_to_the_week_where_it_was(page: CalendarPage, booked: AppointmentId) -> None:
    take(page, booked)
    press(page, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, ESC)
    assert page.presenter.first == date(2026, 8, 17)
    assert page.view.surface.carrier.carry is None
    assert start_of(page, booked) == datetime(2026, 8, 20, 9)
    assert button_of(page, booked).hasFocus()


def test_in_the_day_it_goes_on_to_the_next_day(page: CalendarPage, booked: AppointmentId) -> None:
    page.presenter.look_at(View.DAY, TOMORROW)
    take(page, booked)
    press(page, Qt.Key.Key_PageDown, ENTER)
    assert start_of(page, booked) == datetime(2026, 8, 21, 9)
    take(page, booked)
    press(page, *[RIGHT] * len(page.view.surface.grid.columns))
    assert page.presenter.days() == (date(2026, 8, 22),)
    press(page, ESC)
    assert page.presenter.days() == (date(2026, 8, 21),)


def test_undo_works_when_another_week_is_shown(
    page: CalendarPage, booked: AppointmentId, shell: PageShell
) -> None:
    take(page, booked)
    press(page, Qt.Key.Key_PageDown, ENTER)
    page.presenter.go_to(date(2026, 12, 1))
    assert shell.commands[0].undo()
    assert start_of(page, booked) == datetime(2026, 8, 20, 9)
    page.presenter.go_to(TODAY)
    assert button_of(page, booked).isVisible()
    assert shell.commands[0].redo()
    assert start_of(page, booked) == datetime(2026, 8, 27, 9)


def test_the_slot_mark_goes_on_into_the_next_week(page: CalendarPage, shell: PageShell) -> None:
    page.view.surface.setFocus()
    press(page, DOWN, RIGHT, RIGHT, RIGHT, RIGHT, ENTER)
    assert shell.booked[0]["slot"].start == datetime(2026, 8, 24, 10, 15)


def test_the_slot_mark_goes_from_the_last_counselor_to_the_next_day(
    page: CalendarPage, shell: PageShell
) -> None:
    page.presenter.look_at(View.DAY, date(2026, 8, 22))
    page.view.surface.setFocus()
    people = [column.counselor_id for column in page.view.surface.grid.columns]
    press(page, DOWN, *[RIGHT] * len(people), ENTER)
    slot = shell.booked[0]["slot"]
    assert (slot.start.date(), slot.counselor_id) == (date(2026, 8, 24), people[0])


def test_a_closed_sunday_is_passed_over_but_can_be_chosen(page: CalendarPage) -> None:
    page.presenter.look_at(View.DAY, date(2026, 8, 22))
    page.presenter.go(1)
    assert page.presenter.days() == (date(2026, 8, 24),)
    page.presenter.go_to(date(2026, 8, 23))
    assert page.presenter.days() == (date(2026, 8, 23),)
    assert page.presenter.spread().closures
    page.presenter.go(-1)
    assert page.presenter.days() == (date(2026, 8, 22),)


def test_the_focus_stays_with_the_appointment_when_the_order_changes(
    page: CalendarPage, booked: AppointmentId, diary: Diary
) -> None:
    later = diary.book(diary.clinic.client("Joko Susilo"), "11.00", "11.50").appointment_id
    button_of(page, booked).setFocus()
    take(page, booked)
    press(page, *[DOWN] * 16, ENTER)
    assert start_of(page, booked) == datetime(2026, 8, 20, 13)
    assert button_of(page, booked).hasFocus()
    button_of(page, later).setFocus()
    page.presenter.go(1)
    assert page.view.surface.button_for(later) is None
    assert page.view.surface.hasFocus()


def test_a_click_on_the_grid_lets_go_of_what_keys_carry(page: CalendarPage, booked: AppointmentId) -> None:
    take(page, booked)
    press(page, DOWN)
    QTest.mouseClick(page.view.surface, LEFT, pos=page.view.surface.rect().center())
    assert page.view.surface.carrier.carry is None
    assert start_of(page, booked) == datetime(2026, 8, 20, 9)
