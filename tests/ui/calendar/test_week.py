"""The week as a person works in it: real widgets, a real clinic, mouse and keys."""

from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clinic_app.scheduling.values import AppointmentId, Status
from tests.support.appointments import TOMORROW, Diary
from tests.support.calendar_hands import LEFT, drag, start_of
from tests.support.clinic import NADIRA, TODAY
from tests.support.page_shell import PageShell
from ui.calendar.grid.carry import Carry
from ui.calendar.page import CalendarPage


def test_dragging_moves_the_appointment_and_undo_brings_it_back(
    page: CalendarPage, booked: AppointmentId, shell: PageShell
) -> None:
    drag(page, booked, columns=1, minutes=60)
    assert start_of(page, booked) == datetime(2026, 8, 21, 10)
    assert shell.commands[0].undo()
    assert start_of(page, booked) == datetime(2026, 8, 20, 9)
    assert shell.commands[0].redo()
    assert start_of(page, booked) == datetime(2026, 8, 21, 10)


def test_escape_drops_what_is_carried(page: CalendarPage, booked: AppointmentId, qtbot: QtBot) -> None:
    button = page.view.surface.button_for(booked)
    assert button is not None
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_P)
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert page.view.surface.carrier.carry is not None
    qtbot.keyClick(button, Qt.Key.Key_Escape)
    assert page.view.surface.carrier.carry is None
    assert start_of(page, booked) == datetime(2026, 8, 20, 9)


def test_the_keyboard_moves_it_as_the_mouse_does(
    page: CalendarPage, booked: AppointmentId, qtbot: QtBot
) -> None:
    button = page.view.surface.button_for(booked)
    assert button is not None
    button.setFocus()
    for key in (Qt.Key.Key_P, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_BracketRight, Qt.Key.Key_Return):
        qtbot.keyClick(button, key)
    block = page.workspace.calendar.detail(booked).block
    assert (block.start, block.end) == (datetime(2026, 8, 21, 9, 15), datetime(2026, 8, 21, 10, 10))


def test_a_clash_is_seen_before_and_refused_after_the_drop(
    page: CalendarPage, booked: AppointmentId, diary: Diary, shell: PageShell
) -> None:
    other = diary.book(diary.clinic.client("Joko Susilo"), "11.00", "11.50").appointment_id
    block = page.view.surface.block_for(booked)
    assert block is not None
    told = page.moves.probe(Carry.of(block).by_minutes(120, page.view.surface.grid))
    assert "Joko Susilo" in told.text
    assert told.clash
    drag(page, booked, minutes=120)
    assert start_of(page, booked) == datetime(2026, 8, 20, 9)
    assert start_of(page, other) == datetime(2026, 8, 20, 11)
    assert page.clash.is_open
    assert shell.commands == []


def test_a_click_on_an_empty_slot_offers_to_book_it(page: CalendarPage, shell: PageShell) -> None:
    surface = page.view.surface
    left, width = surface.grid.column(4)
    point = QPoint(left + width // 2, int(surface.grid.y(datetime(2026, 8, 21, 13).time())) + 3)
    QTest.mouseClick(surface, LEFT, pos=point)
    assert shell.booked[0]["slot"].start == datetime(2026, 8, 21, 13)
    assert shell.booked[0]["slot"].end == datetime(2026, 8, 21, 14)


def test_arrows_mark_a_slot_and_enter_books_it(page: CalendarPage, shell: PageShell, qtbot: QtBot) -> None:
    surface = page.view.surface
    surface.setFocus()
    qtbot.keyClick(surface, Qt.Key.Key_Down)
    cursor = surface.overlay.state.cursor
    assert cursor is not None
    assert cursor.start == datetime(2026, 8, 19, 10, 15)
    qtbot.keyClick(surface, Qt.Key.Key_Right)
    qtbot.keyClick(surface, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(surface, Qt.Key.Key_Return)
    assert shell.booked[0]["slot"].start == datetime(2026, 8, 20, 10, 15)
    assert shell.booked[0]["slot"].end == datetime(2026, 8, 20, 11, 30)


def test_page_keys_turn_the_week_and_t_comes_back(page: CalendarPage, qtbot: QtBot) -> None:
    surface = page.view.surface
    surface.setFocus()
    qtbot.keyClick(surface, Qt.Key.Key_PageDown)
    assert page.presenter.first == datetime(2026, 8, 24).date()
    qtbot.keyClick(surface, Qt.Key.Key_PageUp)
    qtbot.keyClick(surface, Qt.Key.Key_PageUp)
    assert page.presenter.first == datetime(2026, 8, 10).date()
    qtbot.keyClick(surface, Qt.Key.Key_T)
    assert page.presenter.first == datetime(2026, 8, 17).date()


def test_a_status_key_takes_the_step_and_says_what_it_may_not(
    page: CalendarPage, booked: AppointmentId, shell: PageShell, qtbot: QtBot
) -> None:
    button = page.view.surface.button_for(booked)
    assert button is not None
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_K)
    assert page.workspace.calendar.detail(booked).block.status is Status.CONFIRMED
    qtbot.keyClick(button, Qt.Key.Key_D)
    assert page.workspace.calendar.detail(booked).block.status is Status.CONFIRMED, "only on the day itself"
    assert shell.toasts


def test_a_counselor_begins_with_the_own_calendar(diary: Diary, qtbot: QtBot) -> None:
    made = CalendarPage(diary.clinic.at(NADIRA), PageShell())
    qtbot.addWidget(made)
    assert made.presenter.shown.counselors == (diary.clinic.person(NADIRA),)
    made.leave()


def test_unticking_a_counselor_takes_the_appointments_away(page: CalendarPage, diary: Diary) -> None:
    assert len(page.presenter.week().blocks) == 1
    row = page.left.findChild(object, f"calendar.counselor.{diary.clinic.person(NADIRA)}")
    assert row is not None
    row.setChecked(False)
    assert page.presenter.week().blocks == ()


def test_every_block_reads_itself_aloud(page: CalendarPage, booked: AppointmentId) -> None:
    button = page.view.surface.button_for(booked)
    assert button is not None
    assert button.objectName() == f"calendar.appointment.{booked}"
    for word in ("Ayu Lestari", "Counseling", "Booked", "09:00"):
        assert word in button.accessibleName()


def test_what_others_change_is_seen(page: CalendarPage, diary: Diary) -> None:
    diary.book(diary.clinic.client("Joko Susilo"), "13.00", "13.50", day=TOMORROW)
    assert len(page.presenter.week().blocks) == 2
    assert TODAY in page.presenter.week().days


def test_taller_hours_are_kept_for_the_next_time(
    page: CalendarPage, diary: Diary, shell: PageShell, qtbot: QtBot
) -> None:
    surface = page.view.surface
    before = surface.grid.hour_height
    surface.setFocus()
    qtbot.keyClick(surface, Qt.Key.Key_Plus)
    assert surface.grid.hour_height == before + 8
    again = CalendarPage(diary.sari, shell)
    qtbot.addWidget(again)
    assert again.view.surface.grid.hour_height == before + 8
    again.leave()


def test_the_now_line_moves_with_the_minute(page: CalendarPage, diary: Diary) -> None:
    before = page.presenter.now()
    diary.clinic.clock.forward(minutes=20)
    page.tick()
    assert page.view.surface.overlay.state.now == before + timedelta(minutes=20)


def test_a_day_that_is_past_is_red_before_and_said_after(
    page: CalendarPage, booked: AppointmentId, shell: PageShell
) -> None:
    block = page.view.surface.block_for(booked)
    assert block is not None
    tuesday = Carry.of(block).by_columns(-2, page.view.surface.grid)
    assert tuesday is not None
    assert page.moves.probe(tuesday).clash
    drag(page, booked, columns=-2)
    assert shell.errors == ["appointment.past"]
    assert start_of(page, booked) == datetime(2026, 8, 20, 9)
