"""Comparing the two counters, figure by figure."""

from collections import Counter
from dataclasses import asdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

from clinic_app.facility.values import Programme
from clinic_app.people.values import PersonId
from clinic_app.statistics.values.figures import BandCount, BySex, Measure, Spread
from clinic_app.statistics.values.report import MonthReport
from tests.clinic_app.statistics.counter.clinics import COUNSELORS, Rows
from tests.clinic_app.statistics.counter.counter import SecondCounter, percent
from tests.clinic_app.statistics.counter.filing import file_clinic
from tests.support.clinic import HENDRA, Clinic

SEXES = {"L": "male", "P": "female", "U": "unknown"}
ZONE = ZoneInfo("Asia/Jakarta")


def by_band(bands: tuple[BandCount, ...]) -> Counter[tuple[str, str]]:
    return +Counter(
        {(band.label, sex): getattr(band.count, name) for band in bands for sex, name in SEXES.items()}
    )


def by_sex(count: BySex) -> Counter[str]:
    return +Counter({sex: getattr(count, name) for sex, name in SEXES.items()})


def agree(clinic: Clinic, rows: Rows, month: date, now: datetime) -> None:
    """Compare every figure of the month, however it is cut."""
    file_clinic(clinic.desk(HENDRA), rows)
    clinic.clock.at = now.replace(tzinfo=ZONE)
    report = clinic.at(HENDRA).statistics.month(month)
    second = SecondCounter(rows, month, now)

    assert asdict(report.total) == second.figures()
    for row in report.programmes:
        assert asdict(row.figures) == second.figures((row.programme.value, None))
        assert {one.counselor_id for one in row.counselors} == {
            counselor
            for counselor in COUNSELORS
            if any(second.figures((row.programme.value, counselor)).values())
        }
        for one in row.counselors:
            assert asdict(one.figures) == second.figures((row.programme.value, one.counselor_id))
    _agree_on_ages(report, second)
    _agree_on_the_rest(report, second)
    _agree_on_the_trend(report, rows, now)
    for counselor in COUNSELORS[:1]:
        narrowed = clinic.at(HENDRA).statistics.month(
            month, programme=Programme.PSY, counselor=PersonId(counselor)
        )
        assert asdict(narrowed.total) == second.figures(("PSY", counselor))


def _agree_on_ages(report: MonthReport, second: SecondCounter) -> None:
    assert by_band(report.pyramid.bands) == second.spread("persons", "SCREEN")
    spreads: dict[Measure, Spread] = {spread.measure: spread for spread in report.spreads}
    for measure in (Measure.PERSONS, Measure.VISITS_NEW, Measure.VISITS_OLD, Measure.SESSIONS):
        assert by_band(spreads[measure].bands) == second.spread(measure.value, "LB1_12"), measure


def _agree_on_the_rest(report: MonthReport, second: SecondCounter) -> None:
    assert (by_sex(report.guests.total), by_sex(report.guests.headcount)) == second.guests()
    total = report.total
    assert total.no_show_percent == percent(total.no_shows, total.sessions + total.no_shows)
    assert total.attendance_percent == percent(total.attendances, total.expected)
    counted: Counter[tuple[str, bool, str, str]] = Counter()
    for line in report.cases or ():
        for new, bands in ((True, line.new), (False, line.old)):
            counted.update({(line.code, new, *key): count for key, count in by_band(bands).items()})
    assert counted == second.cases()


def _agree_on_the_trend(report: MonthReport, rows: Rows, now: datetime) -> None:
    for each in report.trend:
        figures = SecondCounter(rows, each.month, now).figures()
        assert (each.sessions, each.contacts, each.no_shows) == (
            figures["sessions"],
            figures["contacts"],
            figures["no_shows"],
        )
