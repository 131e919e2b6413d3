"""Typed dates and times: what people type is understood, what is no date is never taken for one."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.date_parsing import DateFault, format_date, format_time, parse_date, parse_time, step_time

TODAY = date(2026, 8, 18)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
times = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    "text",
    [
        "19/8/2026",
        "19-08-26",
        "19.8.2026",
        "19082026",
        "190826",
        "2026-08-19",
        "19 agu",
        "19 Agustus 2026",
        "19 aug 26",
        "Rabu, 19 Agustus 2026",
        "  19   8 ",
        "19/8",
        "19agu",
    ],
)
def test_one_day_in_many_ways(text: str) -> None:
    assert parse_date(text, TODAY) == date(2026, 8, 19)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("31/02/2004", DateFault.NO_SUCH_DAY),
        ("29/02/2026", DateFault.NO_SUCH_DAY),
        ("0/1/2026", DateFault.NO_SUCH_DAY),
        ("1/13/2026", DateFault.NO_SUCH_DAY),
        ("1/1/0000", DateFault.NO_SUCH_DAY),
        ("besok", DateFault.UNREADABLE),
        ("19 ju", DateFault.UNREADABLE),
        ("19 jan feb", DateFault.UNREADABLE),
        ("١٩/٨/٢٠٢٦", DateFault.UNREADABLE),
        ("19 \U0001f600", DateFault.UNREADABLE),
        ("'\";--", DateFault.UNREADABLE),
        ("1/1/1800", DateFault.TOO_EARLY),
        ("1/1/2200", DateFault.TOO_LATE),
    ],
)
def test_what_is_no_date_says_why(text: str, fault: DateFault) -> None:
    assert parse_date(text, TODAY, date(1900, 1, 1), date(2100, 1, 1)) is fault


def test_short_years_of_old_people_lie_behind() -> None:
    assert parse_date("3/4/58", TODAY) == date(1958, 4, 3)
    assert parse_date("3/4/04", TODAY) == date(2004, 4, 3)


@given(days)
def test_what_the_field_writes_it_reads_again(day: date) -> None:
    assert parse_date(format_date(day), TODAY) == day


@given(st.text(max_size=40))
def test_no_text_breaks_the_date_reader(text: str) -> None:
    assert isinstance(parse_date(text, TODAY), date | DateFault)


@given(days, days, days)
def test_bounds_hold(day: date, one: date, other: date) -> None:
    low, high = min(one, other), max(one, other)
    found = parse_date(format_date(day), TODAY, low, high)
    assert (found == day) == (low <= day <= high)


@pytest.mark.parametrize("text", ["930", "9.30", "09:30", "0930", " 9,30 ", "09.30"])
def test_one_time_in_many_ways(text: str) -> None:
    assert parse_time(text) == time(9, 30)


@pytest.mark.parametrize("text", ["", "24.00", "9.60", "9.3", "99", "12345", "pagi", "٩.٣٠", "-1.00"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_time(text) is None


@given(times)
def test_what_the_time_field_writes_it_reads_again(moment: time) -> None:
    assert parse_time(format_time(moment)) == moment


@given(times, st.sampled_from([5, 15, -5, -15]))
def test_steps_end_on_the_grid_within_the_day(moment: time, minutes: int) -> None:
    moved = step_time(moment, minutes)
    assert moved.minute % abs(minutes) == 0
    gone = (moved.hour * 60 + moved.minute) - (moment.hour * 60 + moment.minute)
    assert abs(gone) <= abs(minutes)
