"""A share from month to month, with the line it should stay below (mock 13, the third chart)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clinic_app.common.locale import number, percent
from clinic_app.common.translations import _
from clinic_app.printing.charts.axis import every, ticks
from clinic_app.printing.charts.frame import head, nothing
from clinic_app.printing.charts.shapes import (
    Anchor,
    Chart,
    Circle,
    Ink,
    Line,
    Measure,
    Polyline,
    Shape,
    Spot,
    Style,
    Text,
)

_RADIUS = 3.5
_LAST = 5.0
_REACH = 9.0
"""Half of the square around a point that can be pointed at."""


@dataclass(frozen=True)
class Point:
    """A share of one, None in a month without anything to share; `label` below, `said` in full."""

    label: str
    said: str
    share: float | None


def trend(
    title: str, points: Sequence[Point], limit: float | None, size: tuple[float, float], measure: Measure
) -> Chart:
    """A month without a share interrupts the line. `limit` is a share too. Spots: (point,)."""
    width, height = size
    shapes, top = head(title, (), width, measure)
    drawn: list[Shape] = list(shapes)
    line = measure("0", Style.LABEL)[1]
    known = [point.share for point in points if point.share is not None]
    levels = ticks(100 * max([*known, limit or 0, 0.01]), whole=False, cover=True)
    gutter = max(measure(_level(level), Style.LABEL)[0] for level in levels) + 10
    first = top + line / 2 + 6
    bottom = height - line - 10
    right = width - max((measure(_share(share), Style.VALUE)[0] for share in known), default=0) / 2 - 16

    def y_of(share: float) -> float:
        return bottom - (bottom - first) * 100 * share / levels[-1]

    for level in levels:
        y = y_of(level / 100)
        drawn.append(Line(gutter, y, width, y, Ink.GRID))
        drawn.append(Text(gutter - 10, y, _level(level), Style.LABEL, Ink.FAINT, Anchor.END))
    if limit is not None:
        y = y_of(limit)
        drawn.append(Line(gutter, y, width, y, Ink.LIMIT, dashed=True))
        said = _("limit {share}").format(share=percent(limit))
        drawn.append(Text(gutter + 2, y + line / 2 + 2, said, Style.LABEL, Ink.FAINT))
    room = (right - gutter) / max(len(points), 1)
    places = [
        (gutter + (at + 0.5) * room, None if point.share is None else y_of(point.share))
        for at, point in enumerate(points)
    ]
    drawn += _line(places)
    drawn += _points(points, places, measure, room, bottom + 8 + line / 2)
    spots = tuple(_spot(at, point, *places[at], bottom) for at, point in enumerate(points))
    if not known:
        drawn.append(nothing(_("No data yet"), width + gutter, first, bottom))
    return Chart(width, height, tuple(drawn), spots)


def _line(places: Sequence[tuple[float, float | None]]) -> Iterator[Shape]:
    """Through the months that have a share, broken at those that have none."""
    run: list[tuple[float, float]] = []
    for x, y in [*places, (0.0, None)]:
        if y is not None:
            run.append((x, y))
            continue
        if len(run) > 1:
            yield Polyline(tuple(run), Ink.TREND)
        run = []


def _points(
    points: Sequence[Point],
    places: Sequence[tuple[float, float | None]],
    measure: Measure,
    room: float,
    below: float,
) -> Iterator[Shape]:
    named = every([measure(point.label, Style.VALUE)[0] for point in points], room)
    valued = every([measure(_share(point.share or 0), Style.VALUE)[0] for point in points], room)
    line = measure("0", Style.VALUE)[1]
    for at, (point, (x, y)) in enumerate(zip(points, places, strict=True)):
        back = len(points) - 1 - at
        style, ink = (Style.LABEL, Ink.FAINT) if back else (Style.VALUE, Ink.STRONG)
        if back % named == 0:
            yield Text(x, below, point.label, style, ink, Anchor.MIDDLE)
        if y is None or point.share is None:
            continue
        radius, look = (_RADIUS, Ink.TREND) if back else (_LAST, Ink.POINT)
        yield Circle(x, y, radius, look, bool(back), point.share)
        if not back:
            yield Text(x + _LAST + 4, y, _share(point.share), Style.VALUE, Ink.STRONG)
        elif back % valued == 0:
            away = _RADIUS + 3 + line / 2
            under = _in_a_dip(places, at) and y + away + line / 2 < below - line
            yield Text(
                x,
                y + away if under else y - away,
                _share(point.share),
                Style.VALUE,
                Ink.STRONG,
                Anchor.MIDDLE,
            )


def _in_a_dip(places: Sequence[tuple[float, float | None]], at: int) -> bool:
    """Whether the line comes from above and goes up again: a value over the point would lie on it."""
    here = places[at][1] or 0
    beside = [places[place][1] for place in (at - 1, at + 1) if 0 <= place < len(places)]
    return len(beside) == 2 and all(y is not None and y < here for y in beside)


def _spot(at: int, point: Point, x: float, y: float | None, bottom: float) -> Spot:
    value = _("no data") if point.share is None else percent(point.share, aligned=True)
    said = _("{month}: {n}").format(month=point.said, n=value)
    middle = bottom if y is None else y
    return Spot(x - _REACH, middle - _REACH, 2 * _REACH, 2 * _REACH, said, (at,))


def _share(share: float) -> str:
    """`8,5`: the axis says that they are percents."""
    return number(round(100 * share, 1), 1)


def _level(level: float) -> str:
    return percent(level / 100)
