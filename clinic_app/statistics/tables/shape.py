"""What a table of figures is, and what all of them share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from clinic_app.common.translations import _, pgettext
from clinic_app.facility.rules.wording import programme_name
from clinic_app.statistics.values.figures import BySex, Figures, Measure, Spread
from clinic_app.statistics.values.report import MonthReport

Cell = int | float | str | None
"""A count, a percent, words such as MASKED, or None for what doesn't exist here."""

MASKED = "<5"
"""What stands in the place of 1 to 4 on what leaves the facility (handbook §7.3)."""


@dataclass(frozen=True)
class TableRow:
    """`total` stands below all others, whether it is their sum or not.

    `of` is the programme or age band, '' for all; None for what no other table has.
    """

    label: str
    cells: tuple[Cell, ...]
    total: bool = False
    of: str | None = None


@dataclass(frozen=True)
class FigureTable:
    """`columns` are the heads of the cells; `head` is that of the labels.

    For masking, where a hidden part must not be told by the rest: `sums` says which column is the sum of
    which others, `made_of` which counts a column of percents or averages is made of, `adds_up` whether the
    last row is the sum of those above, `overlaps` the columns where it may be less. `figures` names the
    columns whose figures other tables may have too, as a closing does (`sessions`); None for others.
    """

    key: str
    title: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    measures: tuple[Measure, ...]
    sums: dict[int, tuple[int, ...]] = field(default_factory=dict)
    made_of: dict[int, tuple[int, ...]] = field(default_factory=dict)
    note: str = ""
    adds_up: bool = True
    overlaps: tuple[int, ...] = ()
    figures: tuple[str | None, ...] = ()


class Sexes:
    """Male and female, and unknown where somebody's sex isn't known, so that columns add up."""

    def __init__(self, report: MonthReport) -> None:
        shown = (*report.spreads, report.pyramid)
        self.unknown = any(spread.total.unknown for spread in shown)
        self.names = (pgettext("sex", "M"), pgettext("sex", "F"), _("unknown"))[: 3 if self.unknown else 2]

    def heads(self, what: str) -> tuple[str, ...]:
        """`Baru L`, `Baru P`."""
        return tuple(_("{what} {sex}").format(what=what, sex=name) for name in self.names)

    def figures(self, *measures: Measure) -> tuple[str, ...]:
        """What the columns of the sexes are called, for `FigureTable.figures`."""
        signs = ("M", "F", "U")[: len(self.names)]
        return tuple(f"{measure}.{sign}" for measure in measures for sign in signs)

    def of(self, count: BySex | None) -> tuple[Cell, ...]:
        """The cells of a count."""
        if count is None:
            return (None,) * len(self.names)
        return (count.male, count.female, count.unknown)[: len(self.names)]

    def total(self, spreads: tuple[Spread, ...], measure: Measure) -> tuple[Cell, ...]:
        """The cells of a measure over all bands; None where it isn't spread over ages and sexes."""
        spread = spread_of(spreads, measure)
        return self.of(None if spread is None else spread.total)

    def parts(self, first: int = 0) -> tuple[int, ...]:
        """The columns that the sexes take from `first` on."""
        return tuple(range(first, first + len(self.names)))


def rows_of(
    report: MonthReport,
    cells: Callable[[Figures, tuple[Spread, ...]], tuple[Cell, ...]],
    total: str = "",
) -> tuple[TableRow, ...]:
    """A row per programme and one for the whole."""

    def made() -> Iterator[TableRow]:
        for each in report.programmes:
            words = cells(each.figures, each.spreads)
            yield TableRow(programme_name(each.programme), words, of=each.programme.value)
        yield TableRow(total or _("Total"), cells(report.total, report.spreads), total=True, of="")

    return tuple(made())


def spread_of(spreads: tuple[Spread, ...], measure: Measure) -> Spread | None:
    """That of one measure."""
    return next((each for each in spreads if each.measure is measure), None)
