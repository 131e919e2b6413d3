"""The month on paper: letterhead, charts, figures with sentences, hashes, signatures (handbook §7.3)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from clinic_app.common import locale
from clinic_app.common.translations import N_, _
from clinic_app.facility.rules.wording import programme_name
from clinic_app.facility.values import Profile
from clinic_app.printing import chart_paper, pdf
from clinic_app.printing.blocks import MARGIN, ROOM, Block, foot, joined, pages, paragraph, space
from clinic_app.printing.chart_paper import Picture
from clinic_app.printing.letterhead import letterhead
from clinic_app.printing.marks import A4, Mark, Words
from clinic_app.printing.signature_block import Signer, signature_block
from clinic_app.printing.table import Column, Row, table
from clinic_app.statistics.rules.month_charts import age_chart, no_show_chart, session_chart
from clinic_app.statistics.tables.masking import masked
from clinic_app.statistics.tables.month_tables import tables
from clinic_app.statistics.tables.shape import Cell, FigureTable
from clinic_app.statistics.values.figures import Measure
from clinic_app.statistics.values.report import MonthReport, MonthState

_GAP = 14.0
_SMALL = 7.5
_CHART = 150.0
_LINE_CHART = 120.0
_SHORT = 8
"""Rows that a table may have to be kept whole."""
_ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
_STATES = {
    MonthState.RUNNING: N_("Preliminary figures until {day}"),
    MonthState.OPEN: N_("Preliminary figures: the month has not been closed"),
    MonthState.CLOSED: N_("Final figures, closed on {day} by {name}"),
}


def month_paper(
    report: MonthReport,
    profile: Profile,
    *,
    revision: int,
    outside: bool,
    figures_hash: str,
    head_name: str = "",
    supervisor_name: str = "",
) -> bytes:
    """A4, upright, as PDF. `outside` hides small figures; `revision` 0 is the first print.

    `figures_hash` is that of the snapshot, in hex, or '' to leave it out; names that are '' leave a line to
    be written on.
    """
    whole = tables(report)
    shown = masked(whole) if outside else whole
    blocks = [
        letterhead(profile.name, profile.unit, profile.address, locale.phone(profile.phone)),
        *_head(report, profile, revision, outside),
        *_charts(report, outside and (_tells_small(report) or _charted(shown) != _charted(whole))),
    ]
    sentences = dict(report.sentences)
    for each in shown:
        blocks += _table(each, sentences)
    blocks += [
        space(_GAP),
        *_hashes(report, figures_hash),
        signature_block(
            Signer(_("Head of {facility},").format(facility=profile.name), head_name),
            Signer(_("Person in charge of the programme,"), supervisor_name),
            report.made_at.date(),
        ),
    ]
    title = _("Monthly report {month}").format(month=locale.month(report.month))
    return pdf.render(title, pages(blocks, _foot(report, profile)))


def _head(report: MonthReport, profile: Profile, revision: int, outside: bool) -> Iterator[Block]:
    yield _centred(_("Monthly report").upper(), 13, bold=True)
    yield space(4)
    where = _("Month: {month} · Facility: {facility}")
    yield _centred(where.format(month=locale.month(report.month), facility=profile.name), 10)
    narrowed = _narrowed(report)
    if narrowed:
        yield _centred(narrowed, 9)
    closed = report.closed_at or report.made_at
    day = closed.date() if report.state is MonthState.CLOSED else report.through
    said = _(_STATES[report.state]).format(day=locale.plain_date(day), name=report.closed_by)
    if revision:
        said += " · " + _("Revision {n}").format(n=revision)
    yield _centred(said, 9)
    if outside:
        yield _centred(_("For outside the facility: figures from 1 to 4 are printed as <5"), 9)
    yield space(_GAP)


def _narrowed(report: MonthReport) -> str:
    """What the report was narrowed to, or ''."""
    parts = []
    if report.programme is not None:
        parts.append(_("Programme: {name}").format(name=programme_name(report.programme)))
    if report.counselor_id is not None:
        parts.append(_("Counselor: {name}").format(name=report.counselor_name))
    return " · ".join(parts)


def _centred(text: str, size: float, bold: bool = False) -> Block:
    block = paragraph(text, size, bold=bold)
    marks = tuple(
        Words(A4[0] / 2, mark.y, mark.text, size, bold, centred=True)
        for mark in block.marks
        if isinstance(mark, Words)
    )
    return Block(block.height, marks)


def _charts(report: MonthReport, left_out: bool) -> Iterator[Block]:
    """Two charts side by side, one below.

    `left_out`: their labels would tell a small figure, or what is hidden in a table in other bands.
    """
    if left_out:
        yield paragraph(_("Charts are left out, since they would show figures below 5."), _SMALL)
        yield space(_GAP)
        return
    left = (ROOM * 0.54, _CHART)
    right = (ROOM * 0.42, _CHART)
    yield Block(
        _CHART,
        (
            Picture(MARGIN, 0, session_chart(report, left, chart_paper.measure)),
            Picture(A4[0] - MARGIN - right[0], 0, age_chart(report, right, chart_paper.measure)),
        ),
    )
    yield space(_GAP)
    wide = no_show_chart(report, (ROOM, _LINE_CHART), chart_paper.measure)
    yield Block(_LINE_CHART, (Picture(MARGIN, 0, wide),))
    yield space(_GAP)


def _charted(shown: tuple[FigureTable, ...]) -> tuple[FigureTable, ...]:
    """The tables whose figures the charts have too, in other bands or months."""
    return tuple(each for each in shown if each.key in ("persons", "sessions", "ages", "no_shows"))


def _tells_small(report: MonthReport) -> bool:
    counts = [
        count for month in report.trend for count in (month.bk, month.psy, month.contacts, month.no_shows)
    ]
    for band in report.pyramid.bands:
        counts += (band.count.male, band.count.female)
    return any(0 < count < 5 for count in counts)


def _table(shown: FigureTable, sentences: dict[Measure, str]) -> Iterator[Block]:
    """Title, head and first row stay together; the sentences follow the last row."""
    yield paragraph(shown.title, 11, bold=True, with_next=True)
    first = 3.2 if len(shown.columns) < 7 else 2.4
    columns = [Column(shown.head, first, figures=False), *(Column(name) for name in shown.columns)]
    rows = [Row([row.label, *map(cell_words, row.cells)], row.total) for row in shown.rows]
    made = table(columns, rows)
    # A short table is not torn; of a long one the last rows stay with what is said about it.
    free = 0 if len(rows) <= _SHORT else len(made) - 2
    yield from made[:free]
    yield from (replace(block, with_next=True) for block in made[free:])
    said = [shown.note] if shown.note else []
    said += [_(sentences[measure]) for measure in shown.measures if measure in sentences]
    yield joined([space(3), *(paragraph(each, _SMALL, leading=1.25) for each in said)])
    yield space(_GAP)


def cell_words(cell: Cell) -> str:
    """A cell as it is printed: `1.942`, `8,5%`, `–`, `<5`."""
    if cell is None:
        return locale.EN_DASH
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return locale.percent(cell / 100, aligned=True)
    return locale.number(cell)


def _hashes(report: MonthReport, figures_hash: str) -> Iterator[Block]:
    """By which a later reader finds out whether log and figures are those of this paper."""
    log = _("Log at entry {n}: {hash}").format(n=locale.number(report.log_seq), hash=fours(report.log_hash))
    lines = [log]
    if figures_hash:
        lines.append(_("Figures: {hash}").format(hash=fours(figures_hash)))
    yield replace(joined([*(paragraph(each, _SMALL) for each in lines), space(_GAP)]), with_next=True)


def fours(hexadecimal: str) -> str:
    """The first 32 signs of a hash in groups of four: enough that nobody finds another with the same."""
    return " ".join(hexadecimal[start : start + 4] for start in range(0, 32, 4)).strip()


def _foot(report: MonthReport, profile: Profile) -> Callable[[int, int], tuple[Mark, ...]]:
    moment = _("{day} {time} {zone}").format(
        day=locale.plain_date(report.made_at.date()),
        time=locale.clock_time(report.made_at),
        zone=_ZONES.get(profile.zone, ""),
    )
    said = _("Confidential · Printed {moment} by {name} · data as of {as_of}").format(
        moment=moment.strip(), name=report.made_by, as_of=locale.plain_date(report.through)
    )

    def line(number: int, of: int) -> tuple[Mark, ...]:
        return foot(said, _("Page {number} of {of}").format(number=number, of=of))

    return line
