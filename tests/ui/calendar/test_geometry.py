"""Pixels and times agree in both directions."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clinic_app.people.values import PersonId
from ui.calendar.grid.geometry import SNAP, Column, Grid

WEEK = tuple(date(2026, 8, 17) + timedelta(days=day) for day in range(6))
DAYS = tuple(Column(day) for day in WEEK)
COUNSELORS = tuple(Column(WEEK[2], PersonId(person)) for person in range(1, 6))

grids = st.builds(
    Grid,
    columns=st.sampled_from([DAYS, DAYS[:3], DAYS[:1], (*DAYS, Column(date(2026, 8, 23))), COUNSELORS]),
    opens=st.integers(0, 8),
    closes=st.integers(14, 24),
    width=st.integers(300, 2000),
    hour_height=st.integers(40, 120),
)


@given(grids)
def test_columns_fill_the_width_without_gap_or_overlap(grid: Grid) -> None:
    edge = 0
    for place in range(len(grid.columns)):
        left, width = grid.column(place)
        assert left == edge
        edge = left + width
    assert edge == grid.width


@given(grids, st.data())
def test_the_point_where_a_block_begins_is_its_column_and_time(grid: Grid, data: st.DataObject) -> None:
    column = data.draw(st.sampled_from(grid.columns))
    quarter = data.draw(st.integers(grid.opens * 4, grid.closes * 4 - 1))
    start = datetime(column.day.year, column.day.month, column.day.day) + timedelta(minutes=quarter * SNAP)
    place = grid.place_of(column.day, column.counselor_id)
    assert place is not None
    box = grid.box(place, start, start + timedelta(minutes=SNAP))
    assert grid.moment(box.x + 1, box.y + 1) == start
    assert grid.column_at(box.x + 1) == column


@given(grids, st.integers(0, 1999))
def test_every_point_lies_in_the_column_that_is_drawn_there(grid: Grid, x: int) -> None:
    edges = [grid.column(place) for place in range(len(grid.columns))]
    drawn = [place for place, (left, width) in enumerate(edges) if left <= x < left + width]
    expected = grid.columns[drawn[0]] if drawn else grid.columns[-1]
    assert grid.column_at(x) == expected


@given(grids, st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_any_point_is_a_time_within_what_is_shown(grid: Grid, x: float, y: float) -> None:
    moment = grid.moment(x, y)
    assert moment.date() in grid.days
    assert grid.opens <= moment.hour < grid.closes


def test_an_hour_at_nine_on_tuesday_stands_where_the_drawing_has_it() -> None:
    grid = Grid(DAYS, 7, 16, 720)
    box = grid.box(1, datetime(2026, 8, 18, 9), datetime(2026, 8, 18, 9, 50))
    assert (box.x, box.y, box.width, box.height) == (122, 132, 112, 53)


def test_a_counselors_day_has_one_column_and_a_day_of_the_week_holds_them_all() -> None:
    grid = Grid(COUNSELORS, 7, 16, 750)
    assert grid.place_of(WEEK[2], PersonId(3)) == 2
    assert grid.place_of(WEEK[2], PersonId(9)) is None
    assert grid.place_of(WEEK[1], PersonId(3)) is None
    assert Grid(DAYS, 7, 16, 720).place_of(WEEK[2], PersonId(9)) == 2
    assert grid.stretch_of(WEEK[2]) == (0, 750)
