"""The arithmetic of the attendance grid: what is seen, where keys lead, what is counted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from clinic_app.groups.values import Mark
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values_meetings import MeetingId, MeetingStatus
from ui.groups.grid.geometry import COLUMN, NOWHERE, Geometry, Place
from ui.groups.grid.keyboard import led
from ui.groups.grid.register import Cell, Count, Day, Line, Register

H, A = Mark.PRESENT, Mark.ABSENT


def register(*lines: tuple[Cell, ...], held: int = 2) -> Register:
    """Three meetings a week apart; the first `held` of them were held, the last is filled in now."""
    days = tuple(
        Day(
            MeetingId(n + 1),
            n + 1,
            date(2026, 8, 5) + timedelta(weeks=n),
            MeetingStatus.HELD if n < held else MeetingStatus.PLANNED,
        )
        for n in range(3)
    )
    rows = tuple(Line(ClientId(n), f"Client {n}", cells) for n, cells in enumerate(lines))
    return Register(days, rows, current=2)


def test_a_member_is_measured_against_the_meetings_since_joining() -> None:
    """Handbook §2.10: two of two is all, for whom joined after the first."""
    sheet = register((Cell(member=False), Cell(H), Cell(H)), (Cell(H), Cell(A), Cell()))

    assert sheet.of_member(0) == Count(2, 2)
    assert sheet.of_member(1) == Count(1, 3)
    assert [sheet.of_meeting(n) for n in range(3)] == [Count(1, 1), Count(1, 2), Count(1, 2)]
    assert sheet.in_all() == Count(3, 5)
    assert sheet.open_rows(2) == (1,)


def test_a_meeting_called_off_counts_for_nobody() -> None:
    sheet = register((Cell(H), Cell(), Cell(H)))
    called_off = replace(sheet.days[1], status=MeetingStatus.CANCELLED)
    sheet = replace(sheet, days=(sheet.days[0], called_off, sheet.days[2]))

    assert sheet.of_member(0) == Count(2, 2)


def test_a_meeting_that_nobody_filled_in_counts_for_nobody() -> None:
    sheet = register((Cell(H), Cell(A), Cell()), (Cell(H), Cell(H), Cell()))

    assert [sheet.of_member(row) for row in (0, 1)] == [Count(1, 2), Count(2, 2)]
    assert [sheet.counts(column) for column in range(3)] == [True, True, False]


def test_one_cell_is_changed_and_the_sheet_before_stays_as_it_was() -> None:
    sheet = register((Cell(H), Cell(H), Cell()))

    changed = sheet.with_cell(0, 2, Cell(A))

    assert changed.cell_at(0, 2) == Cell(A)
    assert sheet.cell_at(0, 2) == Cell()


@pytest.mark.parametrize(
    ("key", "control", "to"),
    [
        (Qt.Key.Key_Down, False, Place(4, 2)),
        (Qt.Key.Key_Right, False, Place(3, 3)),
        (Qt.Key.Key_Home, False, Place(3, 0)),
        (Qt.Key.Key_End, True, Place(9, 5)),
        (Qt.Key.Key_PageDown, False, Place(9, 2)),
        (Qt.Key.Key_PageUp, False, Place(0, 2)),
        (Qt.Key.Key_H, False, None),
    ],
)
def test_keys_lead_within_the_sheet(key: Qt.Key, control: bool, to: Place | None) -> None:
    assert led(key, control, Place(3, 2), 10, 6, 8) == to


def test_no_key_leads_anywhere_in_an_empty_sheet() -> None:
    assert led(Qt.Key.Key_Down, False, NOWHERE, 0, 0, 1) is None


@given(
    width=st.integers(400, 2000),
    height=st.integers(200, 1200),
    rows=st.integers(1, 210),
    columns=st.integers(1, 60),
    row=st.integers(0, 209),
    column=st.integers(0, 59),
)
def test_a_cell_scrolled_to_is_seen_whole_and_found_under_its_middle(
    width: int, height: int, rows: int, columns: int, row: int, column: int
) -> None:
    place = Place(row % rows, column % columns)
    at = Geometry(width, height, rows, columns)
    x, y = at.scrolled_to(place)
    at = replace(at, scroll_x=x, scroll_y=y)

    cell, seen = at.cell(place), at.cells()

    assert seen.x <= cell.x
    assert cell.x + COLUMN <= seen.x + seen.width
    assert seen.y <= cell.y
    assert cell.y + cell.height <= seen.y + seen.height
    assert at.at(cell.x + 26, cell.y + 19) == place
    assert place.row in at.rows_between(cell.y, cell.y + cell.height)
    assert place.column in at.columns_between(cell.x, cell.x + COLUMN)


def test_only_what_is_seen_of_a_large_sheet_is_painted() -> None:
    at = Geometry(1000, 600, 200, 52)

    assert len(at.rows_between(0, 600)) <= 15
    assert len(at.columns_between(0, 1000)) <= 15
