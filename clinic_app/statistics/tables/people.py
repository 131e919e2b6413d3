"""Tables of people and what they came for: visits, persons, sessions, ages, cases."""

from collections.abc import Iterable

from clinic_app.common.translations import _
from clinic_app.facility.rules.wording import programme_name
from clinic_app.statistics.tables.shape import Cell, FigureTable, Sexes, TableRow, rows_of, spread_of
from clinic_app.statistics.values.figures import BySex, Figures, Measure, Spread
from clinic_app.statistics.values.report import MonthReport


def visits(report: MonthReport) -> FigureTable:
    """New and old, by programme and sex."""
    sexes = Sexes(report)

    def cells(figures: Figures, spreads: tuple[Spread, ...]) -> tuple[Cell, ...]:
        new, old = (sexes.total(spreads, each) for each in (Measure.VISITS_NEW, Measure.VISITS_OLD))
        return (*new, figures.visits_new, *old, figures.visits_old, figures.visits)

    count = len(sexes.names)
    return FigureTable(
        "visits",
        _("Visits, new and old"),
        _("Programme"),
        (*sexes.heads(_("New")), _("New"), *sexes.heads(_("Old")), _("Old"), _("Visits")),
        rows_of(report, cells),
        (Measure.VISITS, Measure.VISITS_NEW, Measure.VISITS_OLD),
        {
            count: sexes.parts(),
            2 * count + 1: sexes.parts(count + 1),
            2 * count + 2: (count, 2 * count + 1),
        },
        figures=(
            *(*sexes.figures(Measure.VISITS_NEW), "visits_new"),
            *(*sexes.figures(Measure.VISITS_OLD), "visits_old"),
            "visits",
        ),
    )


def persons(report: MonthReport) -> FigureTable:
    """Distinct clients, by programme and sex."""
    sexes = Sexes(report)

    def cells(figures: Figures, spreads: tuple[Spread, ...]) -> tuple[Cell, ...]:
        return (*sexes.total(spreads, Measure.PERSONS), figures.persons)

    return FigureTable(
        "persons",
        _("Persons"),
        _("Programme"),
        (*sexes.names, _("Persons")),
        rows_of(report, cells, _("Total*")),
        (Measure.PERSONS,),
        {len(sexes.names): sexes.parts()},
        note=_("* A client in more than one programme is counted once in the total."),
        overlaps=tuple(range(len(sexes.names) + 1)),
        figures=(*sexes.figures(Measure.PERSONS), "persons"),
    )


def sessions(report: MonthReport) -> FigureTable:
    """Individual sessions by programme and sex, peer contacts beside them."""
    sexes = Sexes(report)

    def cells(figures: Figures, spreads: tuple[Spread, ...]) -> tuple[Cell, ...]:
        return (*sexes.total(spreads, Measure.SESSIONS), figures.sessions, figures.contacts)

    return FigureTable(
        "sessions",
        _("Individual sessions and peer contacts"),
        _("Programme"),
        (*sexes.names, _("Sessions"), _("Peer contacts")),
        rows_of(report, cells),
        (Measure.SESSIONS, Measure.CONTACTS),
        {len(sexes.names): sexes.parts()},
        figures=(*sexes.figures(Measure.SESSIONS), "sessions", "contacts"),
    )


def ages(report: MonthReport) -> FigureTable:
    """Persons, visits and sessions by the age bands of the facility's forms."""
    sexes = Sexes(report)
    wanted = (Measure.PERSONS, Measure.VISITS_NEW, Measure.VISITS_OLD, Measure.SESSIONS)
    spreads = [spread for each in wanted if (spread := spread_of(report.spreads, each)) is not None]
    names = {
        Measure.PERSONS: _("Persons"),
        Measure.VISITS_NEW: _("New visits"),
        Measure.VISITS_OLD: _("Old visits"),
        Measure.SESSIONS: _("Sessions"),
    }
    rows = [
        TableRow(
            band.label,
            tuple(cell for each in spreads for cell in sexes.of(each.bands[at].count)),
            of=band.label,
        )
        for at, band in enumerate(spreads[0].bands if spreads else ())
    ]
    if rows:
        total = tuple(cell for each in spreads for cell in sexes.of(each.total))
        rows.append(TableRow(_("Total"), total, total=True, of=""))
    return FigureTable(
        "ages",
        _("By age band and sex"),
        _("Age band"),
        tuple(head for each in spreads for head in sexes.heads(names[each.measure])),
        tuple(rows),
        wanted,
        figures=sexes.figures(*(each.measure for each in spreads)),
    )


def session_ages(report: MonthReport) -> FigureTable:
    """Individual sessions by programme, age band and sex; without rows where one programme says it all."""
    sexes = Sexes(report)
    every = ((each.programme, spread_of(each.spreads, Measure.SESSIONS)) for each in report.programmes)
    held = [(programme, spread) for programme, spread in every if spread is not None]
    whole = spread_of(report.spreads, Measure.SESSIONS)
    width = len(sexes.names)

    def cells(counts: Iterable[BySex]) -> tuple[Cell, ...]:
        return tuple(cell for each in counts for cell in sexes.of(each))

    rows: list[TableRow] = []
    if whole is not None and len(held) > 1:
        shown = [*(spread for _programme, spread in held), whole]
        rows = [
            TableRow(band.label, cells(spread.bands[at].count for spread in shown), of=band.label)
            for at, band in enumerate(whole.bands)
        ]
        rows.append(TableRow(_("Total"), cells(spread.total for spread in shown), total=True, of=""))
    last = width * len(held)
    return FigureTable(
        "session_ages",
        _("Individual sessions by programme, age band and sex"),
        _("Age band"),
        (
            *(head for programme, _spread in held for head in sexes.heads(programme_name(programme))),
            *sexes.heads(_("Sessions")),
        ),
        tuple(rows),
        (Measure.SESSIONS,),
        {last + sex: tuple(range(sex, last, width)) for sex in range(width)},
        figures=(
            *(
                f"{programme}.{name}"
                for programme, _spread in held
                for name in sexes.figures(Measure.SESSIONS)
            ),
            *sexes.figures(Measure.SESSIONS),
        ),
    )


def cases(report: MonthReport) -> FigureTable:
    """New and old, by code and sex; none for who doesn't hold the clinical key."""
    sexes = Sexes(report)
    rows = [
        TableRow(
            f"{line.code} {line.label}".strip(),
            (
                *sexes.of(line.new_total),
                line.new_total.total,
                *sexes.of(line.old_total),
                line.old_total.total,
            ),
        )
        for line in report.cases or ()
    ]
    if rows:
        sums = tuple(sum(int(row.cells[at] or 0) for row in rows) for at in range(len(rows[0].cells)))
        rows.append(TableRow(_("Total"), sums, total=True))
    count = len(sexes.names)
    return FigureTable(
        "cases",
        _("Cases, new and old, by code"),
        _("Problem or diagnosis"),
        (*sexes.heads(_("New")), _("New"), *sexes.heads(_("Old")), _("Old")),
        tuple(rows),
        (Measure.CASES_NEW, Measure.CASES_OLD),
        {count: sexes.parts(), 2 * count + 1: sexes.parts(count + 1)},
    )
