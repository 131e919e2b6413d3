"""Percents, months and age bands."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.statistics.rules.bands import place_of, presets, read_presets
from clinic_app.statistics.rules.months import first_day, last_day, month_after
from clinic_app.statistics.rules.rounding import average, percent


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(2, 3, 66.7), (1, 6, 16.7), (1, 8, 12.5), (1, 16, 6.3), (1, 2000, 0.1), (0, 5, 0.0), (5, 5, 100.0)],
)
def test_percents_are_rounded_half_up_to_one_decimal(part: int, whole: int, said: float) -> None:
    assert percent(part, whole) == said


def test_there_is_no_percent_and_no_average_of_nothing() -> None:
    assert percent(0, 0) is None
    assert average(0, 0) is None


def test_an_average_is_rounded_half_up() -> None:
    assert [average(total, 2) for total in (0, 1, 2, 3)] == [0, 1, 1, 2]


BANDS_OF_THE_HANDBOOK = [
    (date(2026, 11, 16), "0–7 hr"),
    (date(2026, 11, 15), "8–28 hr"),
    (date(2026, 10, 26), "8–28 hr"),
    (date(2026, 10, 25), "29 hr–<1 th"),
    (date(2025, 11, 24), "29 hr–<1 th"),
    (date(2025, 11, 23), "1–4"),
    (date(2006, 11, 24), "15–19"),
    (date(2006, 11, 23), "20–44"),
    (date(1956, 11, 23), "≥70"),
    # entered wrongly: who was seen had been born
    (date(2026, 11, 24), "0–7 hr"),
]


def label_of(preset: str, birth: date, day: date) -> str | None:
    place = place_of(preset, birth, day)
    return None if place is None else presets()[preset][place].label


@pytest.mark.parametrize(("birth", "label"), BANDS_OF_THE_HANDBOOK)
def test_the_bands_of_the_handbook(birth: date, label: str) -> None:
    assert label_of("LB1_12", birth, date(2026, 11, 23)) == label


def test_who_was_born_on_29_february_is_a_year_older_on_1_march() -> None:
    birth = date(2008, 2, 29)
    assert [place_of("SCREEN", birth, day) for day in (date(2026, 2, 28), date(2026, 3, 1))] == [1, 2]


def test_months_and_hours_have_bands_too() -> None:
    birth = date(2026, 8, 31)
    days = {
        date(2026, 8, 31): "1–23 jam",
        date(2026, 9, 1): "1–7 hr",
        date(2026, 11, 30): "29 hr–<3 bln",
        date(2026, 12, 1): "3–<6 bln",
        date(2027, 2, 28): "3–<6 bln",
        date(2027, 3, 1): "6–11 bln",
    }
    assert {day: label_of("ASDK_25", birth, day) for day in days} == days


def test_screening_forms_begin_at_their_age() -> None:
    days = (date(2026, 3, 1), date(2025, 3, 1), date(2011, 3, 2))
    assert [label_of("KESWA_SKRINING", date(2011, 3, 1), day) for day in days] == ["15–18", None, None]
    assert label_of("KESWA_SKRINING", date(1801, 3, 1), date(2026, 3, 1)) == "≥60"


def test_all_presets_of_the_handbook_are_there() -> None:
    assert {name: len(bands) for name, bands in presets().items()} == {
        "SCREEN": 7,
        "LB1_12": 12,
        "LB1_13": 13,
        "ASDK_25": 25,
        "RL_9": 9,
        "KESWA_SKRINING": 3,
        "SIKLUS": 5,
        "KAMPUS": 5,
    }


@given(st.sampled_from(sorted(presets())), st.dates(date(1900, 1, 1)), st.integers(0, 45_000))
def test_nobody_is_ever_in_a_younger_band_later(preset: str, birth: date, days: int) -> None:
    day = date.fromordinal(min(birth.toordinal() + days, date.max.toordinal() - 1))
    now, tomorrow = (place_of(preset, birth, each) for each in (day, date.fromordinal(day.toordinal() + 1)))
    assert (-1 if now is None else now) <= (-1 if tomorrow is None else tomorrow)


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["preset,from"], "line 1: the columns"),
        (["preset,from,label", "A,0d,"], "line 2: preset, from, label are needed"),
        (["preset,from,label", "A,zero,x"], "line 2: an age is a number"),
        (["preset,from,label", "A,1y,x", "A,1m,y"], "line 3: y doesn't begin after x"),
    ],
)
def test_a_broken_file_of_bands_says_where(tmp_path: Path, lines: list[str], fault: str) -> None:
    file = tmp_path / "age_bands.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ValueError, match=fault):
        read_presets(file)


def test_months_know_their_neighbours() -> None:
    assert month_after(date(2026, 12, 1)) == date(2027, 1, 1)
    assert month_after(date(2026, 3, 1), -5) == date(2025, 10, 1)
    assert last_day(date(2028, 2, 1)) == date(2028, 2, 29)
    assert last_day(date(9999, 12, 1)) == date.max
    assert first_day(date(2026, 8, 19)) == date(2026, 8, 1)
