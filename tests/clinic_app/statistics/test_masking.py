"""Small figures of what leaves the facility: hidden, and not to be reckoned from the rest."""

from dataclasses import replace
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from clinic_app.statistics.tables.masking import LARGE, WITHHELD, masked
from clinic_app.statistics.tables.month_tables import tables
from clinic_app.statistics.tables.shape import MASKED, Cell, FigureTable, TableRow
from tests.support.months import july


def table(*rows: tuple[Cell, ...], **facts: Any) -> FigureTable:
    """Rows whose last one is the total."""
    heads = tuple(f"c{at}" for at in range(len(rows[0])))
    made = [TableRow(f"r{at}", row, total=at == len(rows) - 1) for at, row in enumerate(rows)]
    return FigureTable("key", "title", "head", heads, tuple(made), (), **facts)


def alone(found: FigureTable) -> FigureTable:
    return masked((found,))[0]


def cells(found: FigureTable) -> list[tuple[Cell, ...]]:
    return [row.cells for row in found.rows]


def test_one_to_four_are_hidden_and_the_rest_stays() -> None:
    found = alone(table((0, 5), (1, 12), (4, 30), (9, 99), adds_up=False))
    assert cells(found) == [(0, 5), (MASKED, 12), (MASKED, 30), (9, 99)]


def test_a_second_figure_is_hidden_where_the_sum_would_tell_the_first() -> None:
    assert cells(alone(table((3,), (7,), (20,), (30,)))) == [(MASKED,), (LARGE,), (20,), (30,)]
    row = table((3, 17, 20), (30, 40, 70), sums={2: (0, 1)}, adds_up=False)
    assert cells(alone(row)) == [(MASKED, LARGE, 20), (30, 40, 70)]


def test_two_small_figures_that_only_one_sum_allows_are_told_by_it() -> None:
    # 4 and 4 make 8, as nothing else from 1 to 4 does; so do 1 and 1.
    assert cells(alone(table((4,), (4,), (20,), (28,)))) == [(MASKED,), (MASKED,), (LARGE,), (28,)]
    assert cells(alone(table((4,), (3,), (20,), (27,)))) == [(MASKED,), (MASKED,), (20,), (27,)]


def test_a_percent_of_hidden_figures_is_withheld() -> None:
    found = alone(table((3, 9, 25.0), (9, 27, 25.0), (12, 36, None), made_of={2: (0, 1)}, adds_up=False))
    assert cells(found) == [(MASKED, 9, WITHHELD), (9, 27, 25.0), (12, 36, None)]


def test_a_sum_in_one_table_and_its_part_in_another_tell_nothing() -> None:
    # The sexes of the total stand with the programmes, and again under the age bands.
    sexes = table((3, 17, 20), sums={2: (0, 1)}, figures=("persons.M", "persons.F", "persons"))
    bands = table((1, 10), (2, 7), (3, 17), figures=("persons.M", "persons.F"))
    sexes, bands = (replace(each, rows=(*each.rows[:-1], total(each.rows[-1]))) for each in (sexes, bands))
    shown = masked((sexes, bands))
    # 10 and 7 would give 17, and 17 of 20 the 3.
    assert cells(shown[0]) == [(MASKED, LARGE, LARGE)]
    assert cells(shown[1])[-1] == (MASKED, LARGE)


def test_a_figure_is_not_told_by_two_sums_together() -> None:
    # 20 is hidden for the 3 beside it, and would be 10 and 10 in the other direction.
    grid = table((0, 3, 3), (10, 10, 20), (0, 10, 10), (10, 23, 33), sums={2: (0, 1)})
    reader_knows = cells(alone(grid))
    assert reader_knows[0] == (0, MASKED, MASKED)
    hidden = [at for at in (1, 2) if reader_knows[at][1] == LARGE]
    assert hidden
    assert all(reader_knows[at][2] == LARGE for at in hidden)


def test_who_may_be_in_several_rows_is_not_told_by_the_total() -> None:
    # 24 persons in all, 20 of them in the other programme: 4 or more are in the first.
    assert cells(alone(table((4,), (20,), (24,), overlaps=(0,)))) == [(MASKED,), (LARGE,), (24,)]
    assert cells(alone(table((4,), (20,), (22,), overlaps=(0,)))) == [(MASKED,), (20,), (22,)]


def test_attendances_and_notes_are_not_told_by_their_totals() -> None:
    report = july()
    first, *others = report.programmes
    others = [replace(each, figures=replace(each.figures, attendances=20, expected=30)) for each in others]
    first = replace(first, figures=replace(first.figures, attendances=3, expected=12))
    count = 3 + 20 * len(others)
    whole = replace(report.total, attendances=count, expected=12 + 30 * len(others))
    changed = replace(report, programmes=(first, *others), total=whole)
    groups = next(each for each in masked(tables(changed)) if each.key == "groups")
    column = [row.cells[1] for row in groups.rows]
    assert column[0] == MASKED
    assert LARGE in column


def total(row: TableRow) -> TableRow:
    return replace(row, of="")


GRIDS = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.tuples(*[st.integers(0, 9)] * width), min_size=1, max_size=3)
)


@given(GRIDS)
def test_no_small_figure_can_be_reckoned_from_one_sum(rows: list[tuple[int, ...]]) -> None:
    """By trying everything that a reader could think of for a row or a column."""
    width = len(rows[0])
    grid = [(*row, sum(row)) for row in rows]
    grid.append(tuple(sum(column) for column in zip(*grid, strict=True)))
    shown = cells(alone(table(*grid, sums={width: tuple(range(width))})))

    lines = [(grid[at][:-1], grid[at][-1], shown[at][:-1], shown[at][-1]) for at in range(len(grid))]
    for column in range(width + 1):
        own, seen = [row[column] for row in grid], [row[column] for row in shown]
        lines.append((tuple(own[:-1]), own[-1], tuple(seen[:-1]), seen[-1]))
    for parts, whole, seen_parts, seen_whole in lines:
        allowed = possible(seen_parts, seen_whole)
        assert parts in {found[:-1] for found in allowed} or max(parts) > 40
        for at, part in enumerate(parts):
            if 0 < part < 5 and any(
                cell == LARGE or isinstance(cell, int) for cell in (*seen_parts, seen_whole)
            ):
                values = {found[at] for found in allowed}
                visible = [cell for cell in seen_parts if isinstance(cell, int) and cell]
                # With nothing left to hide beside it, a whole of four that hides four ones stays what it is.
                assert len(values) > 1 or (seen_whole == MASKED and not visible), (parts, whole, seen_parts)


def possible(parts: tuple[Cell, ...], whole: Cell) -> set[tuple[int, ...]]:
    """All figures that what is seen allows, the whole as the last of each."""

    def choices(cell: Cell) -> range:
        if cell == MASKED:
            return range(1, 5)
        if cell == LARGE:
            return range(5, 41)
        assert isinstance(cell, int)
        return range(cell, cell + 1)

    return {
        (*found, sum(found))
        for found in product(*map(choices, parts))
        if _fits(sum(found), choices(whole), whole)
    }


def _fits(total: int, allowed: range, whole: Cell) -> bool:
    return total >= 5 if whole == LARGE else total in allowed


def test_a_figure_of_the_age_bands_is_hidden_wherever_it_stands() -> None:
    shown = {each.key: each for each in masked(tables(july()))}
    split, ages = shown["session_ages"], shown["ages"]
    sessions = [column for column, name in enumerate(ages.figures) if str(name).startswith("sessions.")]

    assert sessions
    for row, same in zip(split.rows, ages.rows, strict=True):
        assert row.cells[-len(sessions) :] == tuple(same.cells[column] for column in sessions)
