"""Birth dates and ages: one of the two is typed (handbook §1.1, 15)."""

from datetime import date

from clinic_app.common.clock import age_on
from clinic_app.common.errors import InvalidInput
from clinic_app.people.values import BirthPrecision

OLDEST = 120
"""Years; nobody is known to have lived much longer."""

CONSENT_AGE = 18
"""Below it a guardian consents (handbook §1.9)."""


def resolve(birth: date | None, age: int | None, today: date) -> tuple[date, BirthPrecision]:
    """The birth date to keep: as given, or 1 July of the year that an age points at.

    Raises InvalidInput when none or both are given, for the future, and for more than 120 years.
    """
    if birth is not None and age is not None:
        raise InvalidInput("birth_date", "birth.both")
    if birth is not None:
        return _check_date(birth, today), BirthPrecision.DAY
    if age is None:
        raise InvalidInput("birth_date", "birth.missing")
    if not 0 <= age <= OLDEST:
        raise InvalidInput("age", "birth.age", oldest=OLDEST)
    return min(date(today.year - age, 7, 1), today), BirthPrecision.ESTIMATED


def age(birth: date, precision: BirthPrecision, day: date) -> int:
    """Whole years on `day`; an estimated birth date grows a year older on 1 January, as it was typed."""
    if precision is BirthPrecision.ESTIMATED:
        return max(0, day.year - birth.year)
    return age_on(birth, day)


def is_minor(birth: date, precision: BirthPrecision, day: date) -> bool:
    """Below the age of consent on `day`."""
    return age(birth, precision, day) < CONSENT_AGE


def _check_date(birth: date, today: date) -> date:
    if birth > today:
        raise InvalidInput("birth_date", "birth.future")
    if age_on(birth, today) > OLDEST:
        raise InvalidInput("birth_date", "birth.too_old", oldest=OLDEST)
    return birth
