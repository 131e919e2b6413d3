"""The charts of a month show its figures: what is drawn adds up to what the report says."""

from clinic_app.printing.charts.shapes import Circle, Ink, Rect, Style
from clinic_app.statistics.rules.month_charts import age_chart, no_show_chart, session_chart
from tests.support.months import july

SIZE = (440.0, 190.0)


def measure(text: str, style: Style) -> tuple[float, float]:
    return len(text) * 6.0, 12.0


def test_areas_are_the_sessions_contacts_and_persons_of_the_report() -> None:
    report = july()
    bars = [shape for shape in session_chart(report, SIZE, measure).shapes if isinstance(shape, Rect)]
    drawn = {
        ink: sum(bar.value or 0 for bar in bars if bar.ink is ink) for ink in (Ink.BK, Ink.PSY, Ink.PEER)
    }
    assert drawn == {
        Ink.BK: sum(each.bk for each in report.trend),
        Ink.PSY: sum(each.psy for each in report.trend),
        Ink.PEER: sum(each.contacts for each in report.trend),
    }
    ages = [shape for shape in age_chart(report, SIZE, measure).shapes if isinstance(shape, Rect)]
    assert sum(bar.value or 0 for bar in ages if bar.ink is Ink.MALE) == report.pyramid.total.male == 58
    assert sum(bar.value or 0 for bar in ages if bar.ink is Ink.FEMALE) == report.pyramid.total.female == 84


def test_the_trend_ends_with_the_share_of_the_tile() -> None:
    report = july()
    points = [shape for shape in no_show_chart(report, SIZE, measure).shapes if isinstance(shape, Circle)]
    assert len(points) == len(report.trend)
    share = points[-1].value
    assert share is not None
    assert round(100 * share, 1) == report.total.no_show_percent
