"""An appointment that is carried stays a possible appointment, wherever it is carried."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clinic_app.scheduling.rules.slots import check_slot
from clinic_app.scheduling.values import Slot
from tests.support.blocks import block
from ui.calendar.grid.carry import Carry, Grip
from ui.calendar.grid.geometry import Column, Grid

WEEK = tuple(date(2026, 8, 17) + timedelta(days=day) for day in range(6))
GRID = Grid(tuple(Column(day) for day in WEEK), 7, 16, 720)
TO_MIDNIGHT = replace(GRID, closes=24)

steps = st.lists(
    st.one_of(
        st.tuples(st.just("minutes"), st.integers(-300, 300)),
        st.tuples(st.just("days"), st.integers(-7, 7)),
        st.tuples(st.just("longer"), st.integers(-600, 600)),
        st.tuples(st.just("point"), st.integers(-500, 1500)),
    ),
    max_size=12,
)


@given(steps, st.sampled_from([GRID, TO_MIDNIGHT]))
def test_it_never_leaves_the_week_or_turns_inside_out(moves: list[tuple[str, int]], grid: Grid) -> None:
    carry = Carry.of(block(1, 60, 50))
    for kind, by in moves:
        if kind == "minutes":
            carry = carry.by_minutes(by, grid)
        elif kind == "days":
            carry = carry.by_columns(by, grid) or carry
        elif kind == "longer":
            carry = carry.end_by(by, grid)
        else:
            carry = carry.to_point(grid, by, by / 2)
        assert carry.start.date() in WEEK
        assert carry.end.date() == carry.start.date()
        assert timedelta(minutes=5) <= carry.end - carry.start <= timedelta(hours=8)
        assert carry.start.hour >= grid.opens


def test_it_follows_the_pointer_by_the_point_it_was_grasped() -> None:
    nine = block(1, 60, 60)
    carry = Carry.of(nine, nine.start + timedelta(minutes=30))
    left, _width = GRID.column(3)
    moved = carry.to_point(GRID, left + 5, 66 * 4)
    assert moved.start == datetime(2026, 8, 20, 10, 30)
    assert moved.end == datetime(2026, 8, 20, 11, 30)


def test_the_bottom_edge_changes_only_the_end() -> None:
    nine = block(1, 60, 60)
    left, _width = GRID.column(2)
    longer = Carry.of(nine, nine.end, Grip.END).to_point(GRID, left, 66 * 4)
    assert (longer.start, longer.end) == (nine.start, datetime(2026, 8, 19, 11))


def test_back_where_it_was_it_has_not_moved() -> None:
    carry = Carry.of(block(1, 60, 50)).by_minutes(15, GRID).by_minutes(-15, GRID)
    assert not carry.moved


def test_at_the_end_of_a_whole_day_it_is_still_that_day() -> None:
    """What would end at midnight is no appointment, and asking about it is refused."""
    evening = Carry.of(block(1, 14 * 60, 50))
    left, _width = GRID.column(2)

    for late in (evening.by_minutes(600, TO_MIDNIGHT), evening.to_point(TO_MIDNIGHT, left + 5, 66 * 17)):
        assert check_slot(Slot(late.start, late.end, late.counselor_id)) == []
        assert late.end == datetime(2026, 8, 19, 23, 55)
