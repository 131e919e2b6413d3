"""Columns of stacked parts, with the total on top of each (mock 13, the first chart)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clinic_app.common.locale import number
from clinic_app.common.translations import _
from clinic_app.printing.charts.axis import every, ticks
from clinic_app.printing.charts.frame import Series, head, nothing
from clinic_app.printing.charts.shapes import (
    Anchor,
    Chart,
    Ink,
    Line,
    Measure,
    Rect,
    Shape,
    Spot,
    Style,
    Text,
)

_SHARE = 0.56
"""Of a column's room that the bar takes."""
_WIDEST = 44.0
_GAP = 1.5
"""Between two parts."""
_LEAST = 2.0
"""A part that is there is seen, however small."""


@dataclass(frozen=True)
class Column:
    """`label` below it, `said` in full for ears and pointers; one figure per series, none negative."""

    label: str
    said: str
    parts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.parts)


def stacked(
    title: str,
    columns: Sequence[Column],
    series: Sequence[Series],
    size: tuple[float, float],
    measure: Measure,
) -> Chart:
    """The last column is the one the chart is about: its label is strong. Spots: (column, part)."""
    width, height = size
    shapes, top = head(title, series, width, measure)
    drawn: list[Shape] = list(shapes)
    line = measure("0", Style.LABEL)[1]
    most = max((column.total for column in columns), default=0)
    marks = ticks(most)
    gutter = max(measure(number(int(mark)), Style.LABEL)[0] for mark in marks) + 10
    plot = _Plot(gutter, top + line + 8, width, height - line - 6, most)
    for mark in marks:
        y = plot.level(mark)
        drawn.append(Line(gutter, y, width, y, Ink.GRID))
        drawn.append(Text(gutter - 10, y, number(int(mark)), Style.LABEL, Ink.FAINT, Anchor.END))
    spots: list[Spot] = []
    if columns:
        drawn += _labels(columns, plot, measure)
        for at, column in enumerate(columns):
            bars, places = _column(at, column, len(columns), series, plot)
            drawn += bars
            spots += places
    if not most:
        drawn.append(nothing(_("No data yet"), width + gutter, plot.top, plot.bottom))
    return Chart(width, height, tuple(drawn), tuple(spots))


@dataclass(frozen=True)
class _Plot:
    left: float
    top: float
    right: float
    bottom: float
    most: float

    def level(self, value: float) -> float:
        """The height of a value; 0 is the lower edge."""
        return self.bottom - (self.bottom - self.top) * (value / self.most if self.most else 0)

    def slot(self, at: int, of: int) -> tuple[float, float]:
        """Left edge and width of a column's room."""
        room = (self.right - self.left) / of
        return self.left + at * room, room


def _labels(columns: Sequence[Column], plot: _Plot, measure: Measure) -> Iterator[Shape]:
    """Months below, totals above; where they are too wide, only some, the last one among them."""
    room = plot.slot(0, len(columns))[1]
    below = every([measure(column.label, Style.VALUE)[0] for column in columns], room)
    above = every([measure(number(column.total), Style.VALUE)[0] for column in columns], room)
    line = measure("0", Style.VALUE)[1]
    for at, column in enumerate(columns):
        x, _room = plot.slot(at, len(columns))
        back = len(columns) - 1 - at
        last = not back
        if back % below == 0:
            style, ink = (Style.VALUE, Ink.STRONG) if last else (Style.LABEL, Ink.FAINT)
            yield Text(x + room / 2, plot.bottom + 6 + line / 2, column.label, style, ink, Anchor.MIDDLE)
        if back % above == 0 and plot.most:
            y = plot.level(column.total) - 4 - line / 2
            yield Text(x + room / 2, y, number(column.total), Style.VALUE, Ink.STRONG, Anchor.MIDDLE)


def _column(
    at: int, column: Column, of: int, series: Sequence[Series], plot: _Plot
) -> tuple[list[Shape], list[Spot]]:
    left, room = plot.slot(at, of)
    wide = min(room * _SHARE, _WIDEST)
    x = left + (room - wide) / 2
    bars: list[Shape] = []
    spots: list[Spot] = []
    y = plot.bottom
    for part, (value, each) in enumerate(zip(column.parts, series, strict=True)):
        if not value:
            continue
        high = plot.bottom - plot.level(value)
        seen = max(high - _GAP, min(high, _LEAST), 0.2)
        bars.append(Rect(x, y - seen, wide, seen, each.ink, each.pattern, min(2, seen / 2), value))
        said = _("{month}, {series}: {n}").format(month=column.said, series=each.name, n=number(value))
        spots.append(Spot(x, y - seen, wide, seen, said, (at, part)))
        y -= high
    if not column.total:
        said = _("{month}: {n}").format(month=column.said, n=number(0))
        spots.append(Spot(x, plot.bottom - _LEAST, wide, _LEAST, said, (at,)))
    return bars, spots
