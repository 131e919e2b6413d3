"""Open days and free hours, as the planning sees them."""

from datetime import date, datetime, time
from random import Random

import pytest

from clinic_app.demo import roles, sources
from clinic_app.demo.days import Days
from clinic_app.notes.rules.codes import known
from clinic_app.notes.values import SECTIONS, Template
from clinic_app.notes.values.problems import CodeSystem

HOURS = sources.house().plan.hours


@pytest.fixture
def august() -> Days:
    return Days(HOURS, date(2026, 8, 1), date(2026, 8, 31))


def test_no_day_is_a_sunday_or_a_holiday(august: Days) -> None:
    assert all(day.weekday() < 6 for day in august.open)
    assert date(2026, 8, 17) not in august.open
    assert date(2026, 8, 25) not in august.open


def test_the_nearest_day_is_looked_for_on_the_side_asked_for(august: Days) -> None:
    holiday = date(2026, 8, 17)

    assert august.nearest(holiday, back=False) == date(2026, 8, 18)
    assert august.nearest(holiday, back=True) == date(2026, 8, 15)
    assert august.nearest(date(2026, 8, 19), back=True) == date(2026, 8, 19)


def test_a_day_is_as_long_as_its_hours(august: Days) -> None:
    assert august.minutes(date(2026, 8, 19)) == 360
    assert august.minutes(date(2026, 8, 21)) == 210
    assert august.minutes(date(2026, 8, 17)) == 0


def test_moments_lie_between_and_in_hours(august: Days) -> None:
    chance = Random(1)
    earliest, latest = datetime(2026, 8, 3, 8), datetime(2026, 8, 28, 15)

    for _ in range(200):
        moment = august.moment(chance, earliest, latest)
        assert earliest < moment <= latest
        assert august.is_open(moment.date())
        assert time(8) <= moment.time() <= time(15)


def test_all_sources_can_be_read_and_fit_together() -> None:
    logins = {each.login for each in sources.house().people}
    themes = sources.sentences().themes
    for character in roles.cast().characters:
        assert set(character.team) <= logins
        assert not character.theme or character.theme in themes
        assert {scene.login for scene in character.scenes} <= set(character.team)
        assert {scene.words for scene in character.scenes} <= {"", *roles.cast().words}
    for content in roles.cast().words.values():
        assert set(content.sections) <= set(SECTIONS[Template.SOAP])


def test_every_theme_has_problems_that_the_lists_know() -> None:
    assert set(sources.problems()) == set(sources.sentences().themes)
    for lists in sources.problems().values():
        assert set(lists) == {system.value for system in CodeSystem}
        assert all(known(CodeSystem(name), code) for name, listed in lists.items() for code in listed)


def test_a_mistake_in_a_source_names_the_file() -> None:
    with pytest.raises(ValueError, match=r"cast\.toml: 'name'"), sources.naming("cast.toml"):
        {}["name"]
