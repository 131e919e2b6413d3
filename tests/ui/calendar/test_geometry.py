"""Pixels and times agree in both directions."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ui.calendar.grid.geometry import SNAP, WeekGeometry

WEEK = tuple(date(2026, 8, 17) + timedelta(days=day) for day in range(6))

grids = st.builds(
    WeekGeometry,
    days=st.sampled_from([WEEK, WEEK[:3], WEEK[:1], (*WEEK, date(2026, 8, 23))]),
    opens=st.integers(0, 8),
    closes=st.integers(14, 24),
    width=st.integers(300, 2000),
    hour_height=st.integers(40, 120),
)


@given(grids)
def test_columns_fill_the_width_without_gap_or_overlap(grid: WeekGeometry) -> None:
    edge = grid.gutter
    for index in range(len(grid.days)):
        left, width = grid.column(index)
        assert left == edge
        edge = left + width
    assert edge == grid.width


@given(grids, st.data())
def test_the_point_where_a_block_begins_is_the_time_it_begins(
    grid: WeekGeometry, data: st.DataObject
) -> None:
    day = data.draw(st.sampled_from(grid.days))
    quarter = data.draw(st.integers(grid.opens * 4, grid.closes * 4 - 1))
    start = datetime(day.year, day.month, day.day) + timedelta(minutes=quarter * SNAP)
    box = grid.block(start, start + timedelta(minutes=SNAP))
    assert grid.moment(box.x + 1, box.y + 1) == start


@given(grids, st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_any_point_is_a_time_within_the_week(grid: WeekGeometry, x: float, y: float) -> None:
    moment = grid.moment(x, y)
    assert moment.date() in grid.days
    assert grid.opens <= moment.hour < grid.closes


def test_an_hour_at_nine_on_tuesday_stands_where_the_drawing_has_it() -> None:
    grid = WeekGeometry(WEEK, 7, 16, 770)
    box = grid.block(datetime(2026, 8, 18, 9), datetime(2026, 8, 18, 9, 50))
    assert (box.x, box.y, box.width, box.height) == (172, 132, 112, 53)
