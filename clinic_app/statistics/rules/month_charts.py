"""The three charts of a month, laid out for screen and paper alike (mock 13)."""

from clinic_app.common.locale import month as month_words
from clinic_app.common.locale import short_month
from clinic_app.common.translations import _
from clinic_app.people.rules.wording import sex_name
from clinic_app.people.values import Sex
from clinic_app.printing.charts.frame import Series
from clinic_app.printing.charts.pyramid import Band, pyramid
from clinic_app.printing.charts.shapes import Chart, Ink, Measure, Pattern
from clinic_app.printing.charts.stacked import Column, stacked
from clinic_app.printing.charts.trend import Point, trend
from clinic_app.statistics.values.report import MonthReport

NO_SHOW_LIMIT = 0.10
"""Where the line stands that no-shows should stay below: the middle of what clinics report (handbook §11)."""

Size = tuple[float, float]


def session_chart(report: MonthReport, size: Size, measure: Measure) -> Chart:
    """Sessions by programme over six months, peer contacts on top of them. Spots: (month, programme)."""
    series = (
        Series(_("Counseling"), Ink.BK),
        Series(_("Psychosocial"), Ink.PSY, Pattern.STRIPES),
        Series(_("Peer (contacts)"), Ink.PEER, Pattern.DOTS),
    )
    columns = [
        Column(short_month(each.month), month_words(each.month), (each.bk, each.psy, each.contacts))
        for each in report.trend
    ]
    return stacked(_("Sessions by programme"), columns, series, size, measure)


def age_chart(report: MonthReport, size: Size, measure: Measure) -> Chart:
    """Persons by age band and sex. Spots: (band, 0 for male or 1 for female)."""
    bands = [Band(each.label, each.count.male, each.count.female) for each in report.pyramid.bands]
    return pyramid(_("Age and sex"), bands, (sex_name(Sex.MALE), sex_name(Sex.FEMALE)), size, measure)


def no_show_chart(report: MonthReport, size: Size, measure: Measure) -> Chart:
    """The share of no-shows over six months. Spots: (month,)."""
    points = [
        Point(
            short_month(each.month),
            month_words(each.month),
            None if each.no_show_percent is None else each.no_show_percent / 100,
        )
        for each in report.trend
    ]
    return trend(_("No-shows"), points, NO_SHOW_LIMIT, size, measure)
