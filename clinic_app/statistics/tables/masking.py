"""Small figures hidden on what leaves the facility, so that nobody is found by them (handbook §7.3).

1 to 4 become `<5`. Where a hidden figure could be reckoned from a sum and what stands beside it, the next
figure is hidden too, as `≥5`: true, and no help.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clinic_app.statistics.tables.shape import MASKED, Cell, FigureTable

LARGE = "≥5"
"""What stands in the place of a figure of 5 or more that would tell a smaller one."""

WITHHELD = "…"
"""What stands in the place of a percent of hidden figures."""

SMALL = range(1, 5)
"""What is hidden."""

_ENDLESS = 10**9

_Place = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True)
class _Sum:
    """A figure that is the sum of others."""

    whole: _Place
    parts: tuple[_Place, ...]


def masked(table: FigureTable) -> FigureTable:
    """The same table with small figures hidden, and those by which they could be reckoned."""
    counts = {
        (at, column): cell
        for at, row in enumerate(table.rows)
        for column, cell in enumerate(row.cells)
        if isinstance(cell, int) and column not in table.made_of
    }
    hidden = {place for place, count in counts.items() if count in SMALL}
    sums = [each for each in _sums(table) if all(place in counts for place in (each.whole, *each.parts))]
    while (next_one := _next(sums, counts, hidden)) is not None:
        hidden.add(next_one)

    def cell(at: int, column: int, as_it_is: Cell) -> Cell:
        if (at, column) in hidden:
            return MASKED if counts[at, column] in SMALL else LARGE
        given_away = any((at, part) in hidden for part in table.made_of.get(column, ()))
        return WITHHELD if given_away and as_it_is is not None else as_it_is

    return replace(
        table,
        rows=tuple(
            replace(row, cells=tuple(cell(at, column, each) for column, each in enumerate(row.cells)))
            for at, row in enumerate(table.rows)
        ),
    )


def _sums(table: FigureTable) -> Iterator[_Sum]:
    for at in range(len(table.rows)):
        for column, parts in table.sums.items():
            # A part that a row doesn't have (`–`) adds nothing.
            there = tuple((at, part) for part in parts if table.rows[at].cells[part] is not None)
            yield _Sum((at, column), there)
    total = next((at for at, row in enumerate(table.rows) if row.total), None)
    if table.adds_up and total is not None:
        for column in range(len(table.columns)):
            above = tuple((at, column) for at in range(total) if table.rows[at].cells[column] is not None)
            yield _Sum((total, column), above)


def _next(sums: list[_Sum], counts: dict[_Place, int], hidden: set[_Place]) -> _Place | None:
    """One more figure to hide, since another can be reckoned; None when none can be."""
    for each in sums:
        if _told(each, counts, hidden):
            open_ones = [place for place in each.parts if place not in hidden and counts[place]]
            open_ones = open_ones or [place for place in (each.whole,) if place not in hidden]
            if open_ones:
                return min(open_ones, key=lambda place: (counts[place], place))
    return None


def _told(each: _Sum, counts: dict[_Place, int], hidden: set[_Place]) -> bool:
    """Whether a reader who knows the bounds of what is hidden in a sum can tell a small figure exactly."""
    low, high = _bounds(each.whole, counts, hidden)
    unknown = [part for part in each.parts if part in hidden]
    known = sum(counts[part] for part in each.parts if part not in hidden)
    lows = {part: _bounds(part, counts, hidden)[0] for part in unknown}
    highs = {part: _bounds(part, counts, hidden)[1] for part in unknown}
    for part in unknown:
        least = max(lows[part], low - known - (sum(highs.values()) - highs[part]))
        most = min(highs[part], high - known - (sum(lows.values()) - lows[part]))
        if least == most and counts[part] in SMALL:
            return True
    if each.whole in hidden and counts[each.whole] in SMALL:
        return max(low, known + sum(lows.values())) == min(high, known + sum(highs.values()))
    return False


def _bounds(place: _Place, counts: dict[_Place, int], hidden: set[_Place]) -> tuple[int, int]:
    """Between what a reader knows a figure to lie."""
    if place not in hidden:
        return counts[place], counts[place]
    return (SMALL[0], SMALL[-1]) if counts[place] in SMALL else (SMALL[-1] + 1, _ENDLESS)
