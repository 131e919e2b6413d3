"""All tables of a month."""

from clinic_app.statistics.tables import people, work
from clinic_app.statistics.tables.shape import FigureTable
from clinic_app.statistics.values.report import MonthReport


def tables(report: MonthReport) -> tuple[FigureTable, ...]:
    """In the order of the paper; those without any row are left out."""
    made = (
        people.visits(report),
        people.persons(report),
        people.sessions(report),
        people.ages(report),
        people.session_ages(report),
        people.cases(report),
        work.groups(report),
        work.guests(report),
        work.absences(report),
        work.care(report),
        work.referrals(report),
        work.corrections(report),
    )
    return tuple(table for table in made if table.rows)
