"""What all charts share: the title, the legend, the words where there is nothing to show."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic_app.printing.charts.shapes import Anchor, Ink, Measure, Pattern, Rect, Shape, Style, Text

_MARK = 12.0
_GAP = 6.0
_BETWEEN = 14.0


@dataclass(frozen=True)
class Series:
    """One of the things that are counted side by side, with how it looks."""

    name: str
    ink: Ink
    pattern: Pattern = Pattern.SOLID


def head(
    title: str, series: Sequence[Series], width: float, measure: Measure
) -> tuple[tuple[Shape, ...], float]:
    """Title and legend, side by side where both fit, else below each other; and how high they are."""
    title_width, row = measure(title, Style.TITLE)
    row = max(row, _MARK) + 4
    shapes: list[Shape] = []
    if title:
        shapes.append(Text(0, row / 2, title, Style.TITLE, Ink.STRONG))
    if not series:
        return tuple(shapes), row if title else 0
    spans = [_MARK + _GAP + measure(each.name, Style.LABEL)[0] for each in series]
    needed = sum(spans) + _BETWEEN * (len(spans) - 1)
    beside = title_width + 2 * _BETWEEN + needed <= width
    y = row / 2 if beside or not title else row * 1.5
    x = max(width - needed, 0) if beside else 0
    for each, span in zip(series, spans, strict=True):
        if x and x + span > width + 0.5:
            x, y = 0, y + row
        shapes.append(Rect(x, y - _MARK / 2, _MARK, _MARK, each.ink, each.pattern, 2))
        shapes.append(Text(x + _MARK + _GAP, y, each.name, Style.LABEL, Ink.PLAIN))
        x += span + _BETWEEN
    return tuple(shapes), y + row / 2


def nothing(words: str, width: float, top: float, bottom: float) -> Text:
    """The words in the middle of where the figures would be."""
    return Text(width / 2, (top + bottom) / 2, words, Style.LABEL, Ink.FAINT, Anchor.MIDDLE)
