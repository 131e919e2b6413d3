"""Age bands by sex, back to back (mock 13, the second chart)."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic_app.common.locale import number
from clinic_app.common.translations import _
from clinic_app.printing.charts.frame import head, nothing
from clinic_app.printing.charts.shapes import (
    Anchor,
    Chart,
    Ink,
    Measure,
    Pattern,
    Rect,
    Shape,
    Spot,
    Style,
    Text,
)

_GAP = 8.0
_THICK = 0.8
_THICKEST = 22.0


@dataclass(frozen=True)
class Band:
    """An age band and its two counts."""

    label: str
    male: int
    female: int


def pyramid(
    title: str,
    bands: Sequence[Band],
    heads: tuple[str, str],
    size: tuple[float, float],
    measure: Measure,
) -> Chart:
    """The youngest band comes first in `bands` and is drawn lowest. `heads` are the words over both sides.

    Spots: (band, 0) for the left side, (band, 1) for the right one.
    """
    width, height = size
    shapes, top = head(title, (), width, measure)
    drawn: list[Shape] = list(shapes)
    line = measure("0", Style.LABEL)[1]
    middle = max((measure(band.label, Style.LABEL)[0] for band in bands), default=0) + 2 * _GAP
    most = max((max(band.male, band.female) for band in bands), default=0)
    figure = measure(number(most), Style.VALUE)[0] + _GAP
    reach = max((width - middle) / 2 - figure, 1)
    left, right = (width - middle) / 2, (width + middle) / 2
    totals = (sum(band.male for band in bands), sum(band.female for band in bands))
    for words, total, x, anchor in (
        (heads[0], totals[0], left, Anchor.END),
        (heads[1], totals[1], right, Anchor.START),
    ):
        said = _("{series} {n}").format(series=words, n=number(total))
        drawn.append(Text(x, top + line / 2, said, Style.LABEL, Ink.FAINT, anchor))
    top += line + 6
    spots: list[Spot] = []
    row = (height - top) / len(bands) if bands else 0
    thick = min(row * _THICK, _THICKEST)
    for at, band in enumerate(bands):
        y = height - (at + 0.5) * row
        drawn.append(Text(width / 2, y, band.label, Style.LABEL, Ink.FAINT, Anchor.MIDDLE))
        for side, value in enumerate((band.male, band.female)):
            long = reach * value / most if most else 0.0
            if value:
                long = max(long, 1.5)
            x = right if side else left - long
            ink, pattern = (Ink.FEMALE, Pattern.SOLID) if side else (Ink.MALE, Pattern.OUTLINED)
            if value:
                drawn.append(Rect(x, y - thick / 2, long, thick, ink, pattern, min(2, long / 2), value))
            edge = right + long + _GAP if side else left - long - _GAP
            anchor = Anchor.START if side else Anchor.END
            drawn.append(Text(edge, y, number(value), Style.VALUE, Ink.STRONG, anchor))
            said = _("{series}, {band}: {n}").format(series=heads[side], band=band.label, n=number(value))
            place = x if value else (right if side else left - 4)
            spots.append(Spot(place, y - thick / 2, max(long, 4), thick, said, (at, side)))
    if not bands:
        drawn.append(nothing(_("No data yet"), width, top, height))
    return Chart(width, height, tuple(drawn), tuple(spots))
