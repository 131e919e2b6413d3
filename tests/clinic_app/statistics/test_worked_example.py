"""The acceptance example of the handbook (§7.4), every figure of it."""

import pytest

from clinic_app.notes.values.problems import CodeSystem
from clinic_app.statistics.values.figures import BandCount, BySex, Measure
from clinic_app.statistics.values.report import MonthReport, MonthState
from tests.support.clinic import HENDRA
from tests.support.november import NOVEMBER, Example


@pytest.fixture
def november(example: Example) -> MonthReport:
    return example.clinic.at(HENDRA).statistics.month(NOVEMBER)


def bands(found: tuple[BandCount, ...]) -> dict[str, BySex]:
    """Those that somebody is in."""
    return {band.label: band.count for band in found if band.count.total}


def test_visits(november: MonthReport) -> None:
    total = november.total
    assert (total.visits, total.visits_new, total.visits_old) == (8, 3, 5)
    assert {each.programme: each.figures.visits for each in november.programmes} == {
        "BK": 2,
        "PSY": 5,
        "PEER": 1,
    }
    new = next(spread for spread in november.spreads if spread.measure is Measure.VISITS_NEW)
    assert new.total == BySex(male=2, female=1)
    assert [each.figures.visits_new for each in november.programmes] == [0, 3, 0]


def test_persons(november: MonthReport) -> None:
    persons = next(spread for spread in november.spreads if spread.measure is Measure.PERSONS)
    assert november.total.persons == 4
    assert persons.total == november.pyramid.total == BySex(male=2, female=2)
    assert [each.figures.persons for each in november.programmes] == [1, 3, 1]
    assert (persons.preset, bands(persons.bands)) == (
        "LB1_12",
        {"15–19": BySex(0, 1), "20–44": BySex(0, 1), "45–54": BySex(1), "≥70": BySex(1)},
    )
    assert bands(november.pyramid.bands) == {
        "12–17": BySex(0, 1),
        "25–34": BySex(0, 1),
        "45–59": BySex(1),
        "60+": BySex(1),
    }


def test_sessions_and_no_shows(november: MonthReport) -> None:
    total = november.total
    assert (total.sessions, total.contacts) == (5, 1)
    assert (total.no_shows, total.no_show_percent) == (1, 16.7)
    assert [each.figures.sessions for each in november.programmes] == [2, 3, 0]
    assert (november.trend[-1].bk, november.trend[-1].psy, november.trend[-1].contacts) == (2, 3, 1)
    assert november.trend[-1].no_show_percent == 16.7
    sessions = next(spread for spread in november.spreads if spread.measure is Measure.SESSIONS)
    assert bands(sessions.bands) == {"15–19": BySex(0, 1), "20–44": BySex(0, 2), "45–54": BySex(2)}


def test_the_group(november: MonthReport) -> None:
    total = november.total
    assert (total.meetings, total.attendances, total.expected) == (1, 2, 3)
    assert total.attendance_percent == 66.7
    assert total.group_persons == 2
    assert november.guests.total == BySex(female=1)


def test_cases(november: MonthReport) -> None:
    assert november.cases is not None
    found = {line.code: (bands(line.new), bands(line.old)) for line in november.cases}
    assert found == {
        "F32.1": ({"45–54": BySex(1)}, {"45–54": BySex(1)}),
        "F43.2": ({"15–19": BySex(0, 1)}, {}),
        "P02": ({}, {"20–44": BySex(0, 2)}),
    }
    systems = {line.code: line.system for line in november.cases}
    assert systems == {"F32.1": CodeSystem.ICD10, "F43.2": CodeSystem.ICD10, "P02": CodeSystem.CATEGORY}


def test_the_month_is_over_and_not_closed(november: MonthReport) -> None:
    assert november.state is MonthState.OPEN
    assert november.through.isoformat() == "2026-11-30"
    assert november.total.wait_minutes == 5
    assert (november.total.notes_due, november.total.notes_on_time) == (5, 0)
    assert not november.empty
