"""Opening hours and closures."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.facility.rules import check_hours, closures_of, default_hours
from clinic_app.facility.values import (
    Closure,
    ClosureKind,
    FacilityKind,
    Holiday,
    HoursKind,
    OpeningRule,
)

FRIDAY = date(2026, 8, 21)
SUNDAY = date(2026, 8, 23)


def rule(start: str, end: str, kind: HoursKind = HoursKind.SERVICE, weekday: int = 0) -> OpeningRule:
    return OpeningRule(weekday, time.fromisoformat(start), time.fromisoformat(end), kind)


@pytest.mark.parametrize("kind", FacilityKind)
def test_the_proposed_hours_are_good_and_pause_for_the_friday_prayer(kind: FacilityKind) -> None:
    rules = default_hours(kind)

    assert check_hours(rules) == []
    pauses = [closure for closure in closures_of(FRIDAY, rules) if closure.kind is ClosureKind.BREAK]
    assert pauses == [Closure(FRIDAY, time(11, 30), time(13), ClosureKind.BREAK)]


def test_what_a_working_day_closes() -> None:
    rules = default_hours(FacilityKind.PUSKESMAS)

    assert [(c.start, c.end, c.kind) for c in closures_of(date(2026, 8, 19), rules)] == [
        (time(0), time(8), ClosureKind.OUTSIDE_HOURS),
        (time(12), time(13), ClosureKind.BREAK),
        (time(15), None, ClosureKind.OUTSIDE_HOURS),
    ]


def test_a_day_without_hours_is_closed_all_day() -> None:
    rules = default_hours(FacilityKind.CAMPUS)

    assert closures_of(SUNDAY, rules) == [Closure(SUNDAY, time(0), None, ClosureKind.OUTSIDE_HOURS)]


def test_a_holiday_closes_the_day_unless_the_facility_opens() -> None:
    rules = default_hours(FacilityKind.PUSKESMAS)
    off, on = Holiday(FRIDAY, "Libur daerah"), Holiday(FRIDAY, "Libur daerah", open=True)

    assert closures_of(FRIDAY, rules, off) == [
        Closure(FRIDAY, time(0), None, ClosureKind.HOLIDAY, "Libur daerah")
    ]
    assert closures_of(FRIDAY, rules, on) == closures_of(FRIDAY, rules)


@pytest.mark.parametrize(
    ("rules", "field", "code"),
    [
        ([rule("09:00", "08:00")], "hours.0", "hours.end_before_start"),
        ([rule("09:00", "09:00")], "hours.0", "hours.end_before_start"),
        ([rule("08:00", "12:00"), rule("11:00", "15:00")], "hours.0", "hours.overlap"),
        ([rule("08:00", "12:00"), rule("12:00", "13:00", HoursKind.BREAK)], "hours.0", "hours.break_outside"),
        ([], "hours", "hours.none"),
        ([rule("08:00", "12:00", HoursKind.BREAK)], "hours", "hours.none"),
        ([rule("08:00", "12:00", weekday=7)], "hours", "hours.weekday"),
        ([rule("08:00", "12:00")] * 1_000, "hours", "hours.too_many"),
    ],
)
def test_hours_that_cannot_be(rules: list[OpeningRule], field: str, code: str) -> None:
    assert [(fault.field, fault.code) for fault in check_hours(rules)] == [(field, code)]


def test_a_day_in_two_parts_is_closed_between_them() -> None:
    rules = [rule("08:00", "12:00"), rule("13:00", "16:00")]

    assert check_hours(rules) == []
    between = Closure(date(2026, 8, 17), time(12), time(13), ClosureKind.OUTSIDE_HOURS)
    assert between in closures_of(date(2026, 8, 17), rules)


minutes = st.integers(0, 1439)


@given(st.lists(st.tuples(minutes, minutes, st.sampled_from(HoursKind)), max_size=6))
def test_every_minute_of_a_good_day_is_closed_or_open_as_the_rules_say(
    parts: list[tuple[int, int, HoursKind]],
) -> None:
    midnight = datetime(2026, 8, 17)
    rules = [
        OpeningRule(
            0, (midnight + timedelta(minutes=a)).time(), (midnight + timedelta(minutes=b)).time(), kind
        )
        for a, b, kind in parts
    ]
    if check_hours(rules):
        return

    closures = closures_of(midnight.date(), rules)

    for minute in range(0, 1440, 7):
        now = (midnight + timedelta(minutes=minute)).time()
        serving = any(r.start <= now < r.end for r in rules if r.kind is HoursKind.SERVICE)
        pausing = any(r.start <= now < r.end for r in rules if r.kind is HoursKind.BREAK)
        closed = any(c.start <= now and (c.end is None or now < c.end) for c in closures)
        assert closed == (not serving or pausing)
