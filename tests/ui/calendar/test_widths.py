"""The calendar in windows from narrow to very wide (ui/spec §3)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clinic_app.scheduling.values import AppointmentId
from tests.support.appointments import TOMORROW
from tests.support.calendar_hands import press
from ui.calendar.grid.spread import Wording
from ui.calendar.page import CalendarPage
from ui.calendar.period import monday, step, window
from ui.calendar.view_state import View

MONDAY = date(2026, 8, 17)


def widen(page: CalendarPage, width: int) -> None:
    page.resize(width, 690)
    for _turn in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize(
    ("width", "days", "panel"), [(920, 3, 0), (1100, 6, 0), (1300, 6, 208), (1700, 6, 232)]
)
def test_each_width_has_its_days_and_its_left_panel(
    page: CalendarPage, width: int, days: int, panel: int
) -> None:
    widen(page, width)
    assert len(page.presenter.days()) == days
    assert (page.left.width() if page.left.isVisible() else 0) == panel
    assert bool(page.lead) == (not panel), "a button in the top bar where the panel is hidden"


def test_the_button_in_the_top_bar_brings_the_left_panel(page: CalendarPage) -> None:
    widen(page, 1000)
    (button,) = page.lead
    button.click()
    assert page.left.isVisible()
    button.click()
    assert not page.left.isVisible()


def test_the_widest_window_says_the_room(page: CalendarPage) -> None:
    widen(page, 1300)
    assert page.presenter.spread().wording is Wording.NAME
    widen(page, 1700)
    assert page.presenter.spread().wording is Wording.ROOM


def test_pages_and_arrows_reach_every_day_three_at_a_time(page: CalendarPage) -> None:
    widen(page, 920)
    page.presenter.go_to(MONDAY)
    page.view.surface.setFocus()
    seen = [*page.presenter.days()]
    press(page, Qt.Key.Key_PageDown)
    seen += page.presenter.days()
    assert seen == [MONDAY + timedelta(days=day) for day in range(6)]
    press(page, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert page.presenter.days()[0] == MONDAY
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Right)  # marks Wednesday, then goes on to Thursday
    assert page.presenter.days()[0] == MONDAY + timedelta(days=3)


def test_counselors_have_150_pixels_and_scroll_under_heads_that_follow(
    page: CalendarPage, booked: AppointmentId
) -> None:
    page.presenter.look_at(View.DAY, TOMORROW)
    widen(page, 300)
    grid = page.view.surface.grid
    assert [grid.column(place)[1] for place in range(len(grid.columns))] == [150] * len(grid.columns)
    button = page.view.surface.button_for(booked)
    assert button is not None
    button.setFocus()
    press(page, Qt.Key.Key_P, Qt.Key.Key_Down)
    surface = page.view.surface
    assert -surface.x() <= button.x()
    assert button.geometry().right() <= -surface.x() + page.view.width()


def test_a_day_of_two_hundred_counselors_fills_no_gigabyte(page: CalendarPage) -> None:
    """Neighbours are painted ahead, but not where one picture takes as much memory as all others do."""
    page.presenter.look_at(View.DAY, TOMORROW)
    widen(page, 300)
    surface = page.view.surface
    spread, usual, sheets = page.presenter.spread(), surface.grid, surface._sheets._sheets
    sheets.clear()

    surface.prepare(spread, usual)
    surface.prepare(spread, replace(usual, width=150 * 200))

    assert len(sheets) == 1


weeks = st.sets(st.integers(0, 6), min_size=1).map(
    lambda numbers: tuple(MONDAY + timedelta(days=number) for number in sorted(numbers))
)


@given(weeks, st.integers(0, 6), st.integers(1, 7))
def test_a_window_shows_its_day_and_turning_forth_and_back_comes_to_the_same(
    days: tuple[date, ...], number: int, most: int
) -> None:
    day = MONDAY + timedelta(days=number)
    shown = window(days, day, most)
    assert len(shown) == min(most, len(days))
    if day in days:
        assert day in shown
    assert shown == window(days, shown[-1], most)


@given(weeks, st.integers(0, 6), st.integers(1, 7))
def test_turning_pages_passes_over_no_day(days: tuple[date, ...], number: int, most: int) -> None:
    offsets = {(day - MONDAY) for day in days}

    def days_of(first: date) -> tuple[date, ...]:
        return tuple(first + offset for offset in sorted(offsets))

    shown = window(days, MONDAY + timedelta(days=number), most)
    after = step(shown, 1, days_of)
    between = [shown[-1] + timedelta(days=n) for n in range(1, (after - shown[-1]).days)]
    assert not [day for day in between if day in days_of(monday(day))]
    assert after in window(days_of(monday(after)), after, most)
