"""Small figures hidden on what leaves the facility, so that nobody is found by them (handbook §7.3).

1 to 4 become `<5`. Where a hidden figure could be reckoned from sums and what stands beside it, another
figure is hidden too, as `≥5`: true, and no help. A figure that stands in several tables is hidden in all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clinic_app.statistics.tables.reckoning import SMALL, Figure, Sum, hide
from clinic_app.statistics.tables.shape import MASKED, Cell, FigureTable

LARGE = "≥5"
"""What stands in the place of a figure of 5 or more that would tell a smaller one."""

WITHHELD = "…"
"""What stands in the place of a percent of hidden figures."""


def masked(tables: Sequence[FigureTable]) -> tuple[FigureTable, ...]:
    """The same tables with small figures hidden, and others by which these could be reckoned."""
    counts: dict[Figure, int] = {}
    for table in tables:
        counts.update(_counts(table))
    sums = [each for table in tables for each in _sums(table)]
    hidden = hide(counts, [each for each in sums if all(one in counts for one in (each.whole, *each.parts))])
    return tuple(_masked(table, hidden) for table in tables)


def _masked(table: FigureTable, hidden: set[Figure]) -> FigureTable:
    def cell(at: int, column: int, as_it_is: Cell) -> Cell:
        if isinstance(as_it_is, int) and column not in table.made_of:
            if _figure(table, at, column) not in hidden:
                return as_it_is
            return MASKED if as_it_is in SMALL else LARGE
        given_away = any(_figure(table, at, part) in hidden for part in table.made_of.get(column, ()))
        return WITHHELD if given_away and as_it_is is not None else as_it_is

    return replace(
        table,
        rows=tuple(
            replace(row, cells=tuple(cell(at, column, each) for column, each in enumerate(row.cells)))
            for at, row in enumerate(table.rows)
        ),
    )


def _figure(table: FigureTable, at: int, column: int) -> Figure:
    """By its name, where it has one: with its count, since only the same figure tells the same."""
    row = table.rows[at]
    name = table.figures[column] if table.figures else None
    if name is not None and row.of is not None:
        return ".".join(part for part in (row.of, name) if part), row.cells[column]
    return table.key, at, column


def _counts(table: FigureTable) -> Iterator[tuple[Figure, int]]:
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            if isinstance(cell, int) and column not in table.made_of:
                yield _figure(table, at, column), cell


def _sums(table: FigureTable) -> Iterator[Sum]:
    for at, row in enumerate(table.rows):
        for column, parts in table.sums.items():
            # A part that a row doesn't have (`–`) adds nothing.
            there = tuple(_figure(table, at, part) for part in parts if row.cells[part] is not None)
            yield Sum(_figure(table, at, column), there)
    total = next((at for at, row in enumerate(table.rows) if row.total), None)
    if table.adds_up and total is not None:
        for column in range(len(table.columns)):
            rows = (at for at in range(total) if table.rows[at].cells[column] is not None)
            above = tuple(_figure(table, at, column) for at in rows)
            yield Sum(_figure(table, total, column), above, column in table.overlaps)
