"""Counts by age band and sex: the age on the day of what is counted (handbook §7.4.5)."""

from collections.abc import Iterable, Sequence
from datetime import date

from clinic_app.people.values import Sex
from clinic_app.statistics.encounters import Encounter
from clinic_app.statistics.measures.persons import first_of_each
from clinic_app.statistics.rules.bands import place_of, presets
from clinic_app.statistics.values.figures import BandCount, BySex, Measure, Spread

Aged = tuple[Sex, date, date]
"""Sex, date of birth, and the day that says the age."""


def bands(preset: str, found: Iterable[Aged]) -> tuple[BandCount, ...]:
    """How many there are in each band of a preset; those who are in none of them are left out."""
    own = presets()[preset]
    counts = [dict.fromkeys(Sex, 0) for _ in own]
    for sex, birth, day in found:
        place = place_of(preset, birth, day)
        if place is not None:
            counts[place][sex] += 1
    return tuple(
        BandCount(band.label, BySex(count[Sex.MALE], count[Sex.FEMALE], count[Sex.UNKNOWN]))
        for band, count in zip(own, counts, strict=True)
    )


def of_persons(seen: Sequence[Encounter], preset: str) -> Spread:
    """Persons, as old as they were at their first visit of the month."""
    return _spread(Measure.PERSONS, preset, first_of_each(seen))


def of_visits(seen: Sequence[Encounter], preset: str) -> tuple[Spread, Spread]:
    """New visits, and all others."""
    found: dict[tuple[int, date, str], Encounter] = {}
    for each in seen:
        key = (each.client, each.start.date(), each.programme)
        if key not in found or each.first_of_year:
            found[key] = each
    new = [each for each in found.values() if each.first_of_year]
    old = [each for each in found.values() if not each.first_of_year]
    return _spread(Measure.VISITS_NEW, preset, new), _spread(Measure.VISITS_OLD, preset, old)


def of_sessions(seen: Sequence[Encounter], preset: str) -> Spread:
    """Individual sessions."""
    return _spread(Measure.SESSIONS, preset, [each for each in seen if each.session])


def _spread(measure: Measure, preset: str, seen: Iterable[Encounter]) -> Spread:
    return Spread(
        measure, preset, bands(preset, ((each.sex, each.birth, each.start.date()) for each in seen))
    )
