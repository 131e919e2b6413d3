"""Both edges of an appointment: the upper one changes when it begins, the lower one when it ends."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from clinic_app.common.errors import Refused
from clinic_app.common.messages import words
from clinic_app.scheduling.values import AppointmentId, CancelBy
from tests.support.appointments import Diary
from tests.support.blocks import block
from tests.support.calendar_hands import button_of, drag, press, slot_of, take
from tests.support.clinic import NADIRA
from tests.support.page_shell import PageShell
from ui.calendar.grid.carry import Carry, Grip
from ui.calendar.grid.geometry import Column, Grid
from ui.calendar.page import CalendarPage

UPPER, LOWER = 2, -2
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def hours(page: CalendarPage, appointment: AppointmentId) -> tuple[str, str]:
    slot = slot_of(page, appointment)
    return f"{slot.start:%H.%M}", f"{slot.end:%H.%M}"


@pytest.mark.parametrize(
    ("grip", "minutes", "becomes"),
    [(UPPER, -30, ("08.30", "09.50")), (UPPER, 20, ("09.15", "09.50")), (LOWER, 40, ("09.00", "10.30"))],
)
def test_an_edge_is_dragged_and_only_that_side_changes(
    page: CalendarPage,
    booked: AppointmentId,
    shell: PageShell,
    grip: int,
    minutes: int,
    becomes: tuple[str, str],
) -> None:
    drag(page, booked, minutes=minutes, grip=grip)
    assert hours(page, booked) == becomes
    assert shell.commands[0].undo()
    assert hours(page, booked) == ("09.00", "09.50")
    assert shell.commands[0].redo()
    assert hours(page, booked) == becomes


def test_alt_makes_steps_of_five_minutes(page: CalendarPage, booked: AppointmentId) -> None:
    drag(page, booked, minutes=-10, grip=UPPER, modifiers=ALT)
    assert hours(page, booked) == ("08.50", "09.50")


def test_an_edge_over_somebody_else_is_red_before_and_refused_after(
    page: CalendarPage, booked: AppointmentId, diary: Diary
) -> None:
    diary.book(diary.clinic.client("Joko Susilo"), "10.00", "10.50", NADIRA)
    drag(page, booked, minutes=40, grip=LOWER)
    assert hours(page, booked) == ("09.00", "09.50")
    assert page.clash.is_open


def test_the_pointer_shows_that_an_edge_can_be_taken(page: CalendarPage, booked: AppointmentId) -> None:
    button = button_of(page, booked)
    shapes = []
    for y in (1, button.height() // 2, button.height() - 2):
        QTest.mouseMove(button, QPoint(20, y))
        shapes.append(button.cursor().shape())
    assert shapes == [
        Qt.CursorShape.SizeVerCursor,
        Qt.CursorShape.ArrowCursor,
        Qt.CursorShape.SizeVerCursor,
    ]


def test_what_was_called_off_cannot_be_taken(
    page: CalendarPage, booked: AppointmentId, diary: Diary, shell: PageShell
) -> None:
    diary.sari.calendar.cancel(booked, CancelBy.CLIENT, "Sakit")
    drag(page, booked, minutes=30, grip=LOWER)
    button_of(page, booked).setFocus()
    press(page, Qt.Key.Key_P)
    assert page.view.surface.carrier.carry is None
    assert shell.toasts == [words(Refused("appointment.not_movable"))]
    assert hours(page, booked) == ("09.00", "09.50")


def test_brackets_move_the_end_and_with_shift_the_start(page: CalendarPage, booked: AppointmentId) -> None:
    take(page, booked)
    press(page, Qt.Key.Key_BracketRight, Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft)
    press(page, (Qt.Key.Key_BraceLeft, SHIFT), (Qt.Key.Key_BracketLeft, SHIFT), Qt.Key.Key_Return)
    assert hours(page, booked) == ("08.50", "09.55")


@given(st.integers(-400, 1400), st.booleans(), st.sampled_from([Grip.START, Grip.END]))
def test_an_edge_never_passes_the_other(y: int, fine: bool, grip: Grip) -> None:
    nine = block(1, 60, 50)
    grid = Grid((Column(nine.start.date()),), 7, 16, 300)
    carry = Carry.of(nine, nine.start, grip).to_point(grid, 10, y, fine)
    kept, moved = (carry.end, carry.start) if grip is Grip.START else (carry.start, carry.end)
    assert kept == (nine.end if grip is Grip.START else nine.start)
    assert moved.minute % 5 == 0
    assert 5 <= (carry.end - carry.start).total_seconds() / 60 <= 480
    assert datetime(2026, 8, 19, 7) <= carry.start < carry.end <= datetime(2026, 8, 19, 16)
