"""The mark for a new appointment stays within what is shown, whatever keys and mouse do with it."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clinic_app.people.values import PersonId
from ui.calendar.grid.geometry import Column, Grid
from ui.calendar.grid.slot_cursor import SlotCursor, first_slot

WEEK = tuple(Column(date(2026, 8, 17) + timedelta(days=day)) for day in range(6))
DAY = tuple(Column(date(2026, 8, 19), PersonId(person)) for person in range(1, 4))
NOW = datetime(2026, 8, 19, 10, 24)

steps = st.lists(
    st.tuples(st.sampled_from(["minutes", "longer", "columns", "drawn"]), st.integers(-40, 40)), max_size=15
)


@given(steps, st.sampled_from([WEEK, DAY, WEEK[:1]]), st.sampled_from([NOW, None]))
def test_it_never_leaves_the_hours_or_the_columns(
    moves: list[tuple[str, int]], columns: tuple[Column, ...], now: datetime | None
) -> None:
    grid = Grid(columns, 7, 16, 720)
    cursor = first_slot(grid, now)
    for kind, by in moves:
        if kind == "minutes":
            cursor = cursor.by_minutes(by * 15, grid)
        elif kind == "longer":
            cursor = cursor.longer(by * 15, grid)
        elif kind == "columns":
            cursor = cursor.by_columns(by, grid) or cursor
        else:
            cursor = cursor.drawn_to(by * 20, grid).finished(grid)
        assert cursor.place(grid) is not None
        first, last = grid.bounds(cursor.start.date())
        assert first <= cursor.start < cursor.end <= last
        assert cursor.end - cursor.start >= timedelta(minutes=15)


def test_it_begins_now_in_the_quarter_that_has_begun() -> None:
    assert first_slot(Grid(WEEK, 7, 16, 720), NOW).start == datetime(2026, 8, 19, 10, 15)
    assert first_slot(Grid(DAY, 7, 16, 720), NOW).counselor_id == PersonId(1)


def test_a_mere_click_asks_for_an_hour_and_a_drawn_stretch_for_itself() -> None:
    grid = Grid(DAY, 7, 16, 720)
    clicked = SlotCursor(datetime(2026, 8, 19, 9), datetime(2026, 8, 19, 9), PersonId(2))
    assert clicked.drawn_to(2 * 66 + 3, grid).finished(grid).end == datetime(2026, 8, 19, 10)
    assert clicked.drawn_to(4 * 66 - 3, grid).finished(grid).end == datetime(2026, 8, 19, 11)
