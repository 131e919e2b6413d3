"""Charts as shapes: their areas stand for the figures, whatever the figures are."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.common.translations import use_language
from clinic_app.printing.charts.axis import ticks
from clinic_app.printing.charts.frame import Series
from clinic_app.printing.charts.pyramid import Band, pyramid
from clinic_app.printing.charts.shapes import Chart, Circle, Ink, Pattern, Polyline, Rect, Style, Text
from clinic_app.printing.charts.stacked import Column, stacked
from clinic_app.printing.charts.trend import Point, trend

SERIES = (
    Series("Konseling", Ink.BK),
    Series("Psikososial", Ink.PSY, Pattern.STRIPES),
    Series("Sebaya", Ink.PEER, Pattern.DOTS),
)
COUNT = st.one_of(st.integers(0, 400), st.integers(0, 10**12))
SIZE = st.tuples(st.floats(180, 900), st.floats(120, 500))


def measure(text: str, style: Style) -> tuple[float, float]:
    size = 12 if style is Style.TITLE else 9
    return len(text) * size * 0.55, size * 1.25


def words(chart: Chart) -> list[str]:
    return [shape.words for shape in chart.shapes if isinstance(shape, Text)]


def areas(chart: Chart) -> list[Rect]:
    return [shape for shape in chart.shapes if isinstance(shape, Rect) and shape.value is not None]


@given(st.lists(st.tuples(COUNT, COUNT, COUNT), max_size=12), SIZE)
def test_stacked_areas_sum_up_to_the_figures_and_stay_inside(
    months: list[tuple[int, int, int]], size: tuple[float, float]
) -> None:
    columns = [Column(f"M{at}", f"Bulan {at}", parts) for at, parts in enumerate(months)]
    chart = stacked("Pertemuan", columns, SERIES, size, measure)
    assert sum(area.value or 0 for area in areas(chart)) == sum(map(sum, months))
    for area in areas(chart):
        assert area.x >= 0
        assert area.x + area.width <= size[0] + 0.01
        assert area.height > 0
        assert area.y + area.height <= size[1]
    seen = [area for area in areas(chart) if area.height > 4]
    for one, other in itertools.pairwise(seen):
        assert (one.height + 1.5) * (other.value or 0) == pytest.approx(
            (other.height + 1.5) * (one.value or 0)
        ), "heights are to each other as the figures are"


@given(st.lists(st.tuples(COUNT, COUNT), max_size=12), SIZE)
def test_pyramid_areas_sum_up_to_each_sex(bands: list[tuple[int, int]], size: tuple[float, float]) -> None:
    chart = pyramid(
        "Usia", [Band(f"{at}", *each) for at, each in enumerate(bands)], ("L", "P"), size, measure
    )
    for side, ink in enumerate((Ink.MALE, Ink.FEMALE)):
        found = [area for area in areas(chart) if area.ink is ink]
        assert sum(area.value or 0 for area in found) == sum(each[side] for each in bands)
    assert len(chart.spots) == 2 * len(bands), "a band of nobody can be read out too"


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=12), SIZE)
def test_a_trend_has_a_point_for_each_month_that_has_a_share(
    shares: list[float | None], size: tuple[float, float]
) -> None:
    chart = trend("Tidak hadir", [Point("M", "Bulan", share) for share in shares], 0.1, size, measure)
    points = [shape.value for shape in chart.shapes if isinstance(shape, Circle)]
    assert points == [share for share in shares if share is not None]
    drawn = sum(len(shape.points) - 1 for shape in chart.shapes if isinstance(shape, Polyline))
    neighbours = sum(a is not None and b is not None for a, b in itertools.pairwise(shares))
    assert drawn == neighbours, "a month without a share interrupts the line"


@given(st.one_of(st.just(0.0), st.floats(0.01, 1e15)), st.booleans())
def test_ticks_are_round_few_and_reach_far_enough(most: float, cover: bool) -> None:
    found = ticks(most, cover=cover)
    assert found[0] == 0
    assert len(found) <= 6
    assert all(tick == int(tick) for tick in found), "half a session is no session"
    if cover and most > 0:
        assert found[-1] >= most * (1 - 1e-9)


def test_the_numbers_of_the_mock_are_said_as_in_the_mock() -> None:
    use_language("id")
    months = [("Feb", (115, 40, 65)), ("Jul", (158, 64, 96))]
    chart = stacked("", [Column(name, name, parts) for name, parts in months], SERIES, (438, 190), measure)
    assert {"0", "100", "200", "300", "220", "318"} <= set(words(chart))
    assert chart.spots[-1].name == "Jul, Sebaya: 96"
    line = trend("", [Point("Jun", "Juni", 0.096), Point("Jul", "Juli", 0.085)], 0.1, (380, 190), measure)
    assert {"0%", "5%", "10%", "batas 10%", "9,6", "8,5"} <= set(words(line))


def test_empty_charts_say_so() -> None:
    use_language("id")
    empty = (
        stacked("", [], SERIES, (300, 150), measure),
        stacked("", [Column("Jul", "Juli", (0, 0, 0))], SERIES, (300, 150), measure),
        pyramid("", [], ("L", "P"), (300, 150), measure),
        trend("", [Point("Jul", "Juli", None)], None, (300, 150), measure),
    )
    for chart in empty:
        assert "Belum ada data" in words(chart)
    assert empty[1].spots[0].name == "Juli: 0"


def test_a_value_in_a_dip_stands_under_its_point() -> None:
    use_language("id")
    months = [Point(name, name, share) for name, share in (("Mei", 0.2), ("Jun", 0.09), ("Jul", 0.12))]
    chart = trend("", months, None, (380, 190), measure)
    height = {shape.words: shape.y for shape in chart.shapes if isinstance(shape, Text)}
    point = {shape.value: shape.y for shape in chart.shapes if isinstance(shape, Circle)}

    assert height["20,0"] < point[0.2]
    assert height["9,0"] > point[0.09], "over the point it would lie on the line"
