"""Tables of what was done beside sessions: groups, absences, referrals, corrections."""

from clinic_app.common.translations import _, pgettext
from clinic_app.statistics.rules.names import figure_name
from clinic_app.statistics.tables.shape import Cell, FigureTable, TableRow, rows_of
from clinic_app.statistics.values.figures import BySex, Figures, Measure, Spread
from clinic_app.statistics.values.report import MonthReport


def groups(report: MonthReport) -> FigureTable:
    """Meetings held, who came, guests apart."""

    def cells(figures: Figures, spreads: tuple[Spread, ...]) -> tuple[Cell, ...]:
        del spreads
        return (
            figures.meetings,
            figures.attendances,
            figures.expected,
            figures.attendance_percent,
            figures.group_persons,
        )

    return FigureTable(
        "groups",
        _("Group meetings"),
        _("Programme"),
        (_("Meetings"), _("Attendances"), _("Could have come"), _("Present, %"), _("Persons")),
        rows_of(report, cells),
        (
            Measure.MEETINGS,
            Measure.ATTENDANCES,
            Measure.ATTENDANCE_PERCENT,
            Measure.GROUP_PERSONS,
        ),
        made_of={3: (1, 2)},
        overlaps=(4,),
        figures=("meetings", "attendances", "expected", None, "group_persons"),
    )


def guests(report: MonthReport) -> FigureTable:
    """Who dropped in at meetings: kept with a name, or only counted. Never among the persons."""
    counted, all_of_them = report.guests.headcount, report.guests.total
    named = BySex(
        all_of_them.male - counted.male,
        all_of_them.female - counted.female,
        all_of_them.unknown - counted.unknown,
    )
    lines = ((_("Named"), named), (_("Counted without names"), counted), (_("Total"), all_of_them))
    rows = tuple(
        TableRow(label, (each.male, each.female, each.unknown, each.total), total=at == 2)
        for at, (label, each) in enumerate(lines)
    )
    return FigureTable(
        "guests",
        _("Guests at group meetings"),
        _("Guests"),
        (pgettext("sex", "M"), pgettext("sex", "F"), _("Unknown"), _("Guests")),
        rows if all_of_them.total else (),
        (Measure.GUESTS,),
        {3: (0, 1, 2)},
    )


def absences(report: MonthReport) -> FigureTable:
    """Appointments nobody came to, and those cancelled."""

    def cells(figures: Figures, spreads: tuple[Spread, ...]) -> tuple[Cell, ...]:
        del spreads
        return (figures.sessions, figures.no_shows, figures.no_show_percent, figures.cancelled)

    return FigureTable(
        "no_shows",
        _("No-shows"),
        _("Programme"),
        (_("Sessions"), _("No-shows"), _("No-shows, %"), _("Cancelled")),
        rows_of(report, cells),
        (Measure.NO_SHOWS, Measure.NO_SHOW_PERCENT, Measure.CANCELLED),
        made_of={2: (0, 1)},
        figures=("sessions", "no_shows", None, "cancelled"),
    )


def care(report: MonthReport) -> FigureTable:
    """How long clients waited for their session, and whether notes were written in time."""

    def cells(figures: Figures, spreads: tuple[Spread, ...]) -> tuple[Cell, ...]:
        del spreads
        return (
            figures.wait_minutes,
            figures.notes_due,
            figures.notes_on_time,
            figures.notes_on_time_percent,
        )

    return FigureTable(
        "care",
        _("Waiting and notes"),
        _("Programme"),
        (_("Average wait, minutes"), _("Notes due"), _("Notes in time"), _("In time, %")),
        rows_of(report, cells),
        (Measure.WAIT_MINUTES, Measure.NOTES_ON_TIME),
        made_of={0: (), 3: (1, 2)},
        figures=(None, "notes_due", "notes_on_time", None),
    )


def referrals(report: MonthReport) -> FigureTable:
    """What became of referrals."""

    def cells(figures: Figures, spreads: tuple[Spread, ...]) -> tuple[Cell, ...]:
        del spreads
        return (
            figures.referrals_sent,
            figures.referrals_accepted,
            figures.referrals_attended,
            figures.referrals_closed,
            figures.referrals_overdue,
        )

    return FigureTable(
        "referrals",
        _("Referrals"),
        _("Programme"),
        (_("Sent"), _("Accepted"), _("Attended"), _("Closed with outcome"), _("Overdue")),
        rows_of(report, cells),
        (
            Measure.REFERRALS_SENT,
            Measure.REFERRALS_ACCEPTED,
            Measure.REFERRALS_ATTENDED,
            Measure.REFERRALS_CLOSED,
            Measure.REFERRALS_OVERDUE,
        ),
        figures=(
            "referrals_sent",
            "referrals_accepted",
            "referrals_attended",
            "referrals_closed",
            "referrals_overdue",
        ),
    )


def corrections(report: MonthReport) -> FigureTable:
    """What has changed since the month was closed (ui/spec §8.8)."""
    rows = tuple(
        TableRow(figure_name(each.figure), (each.closed, each.now), of=each.figure)
        for each in report.corrections
    )
    return FigureTable(
        "corrections",
        _("Corrections since the month was closed"),
        _("Figure"),
        (_("When closed"), _("Now")),
        rows,
        (),
        figures=(None, ""),
    )
