"""Days off: the calendar of the country, and what the facility says over it (handbook §9.1)."""

from collections.abc import Iterable
from functools import cache

from clinic_app.facility.values import Holiday, HolidayKind

_ESTIMATED = "(perkiraan)"
YEARS = range(1946, 2101)
"""What the library knows; other years have no holidays of the country."""


@cache
def shipped_holidays(year: int) -> tuple[Holiday, ...]:
    """National holidays and joint leave of a year, in Indonesian, which are their official names.

    The library is imported here: a start doesn't need it. No joint leave is known beyond the last decree.
    """
    if year not in YEARS:
        return ()
    import holidays

    national = holidays.country_holidays("ID", years=year, language="id", categories="public")
    leave = holidays.country_holidays("ID", years=year, language="id", categories="government")
    found = [Holiday(day, *_named(name, HolidayKind.NATIONAL)) for day, name in national.items()]
    found += [
        Holiday(day, *_named(name, HolidayKind.JOINT_LEAVE))
        for day, name in leave.items()
        if day not in national
    ]
    return tuple(sorted(found))


def merged(shipped: Iterable[Holiday], own: Iterable[Holiday]) -> tuple[Holiday, ...]:
    """All days of both, sorted; where both know a day, the facility's word counts."""
    days = {holiday.day: holiday for holiday in shipped}
    days.update({holiday.day: holiday for holiday in own})
    return tuple(days[day] for day in sorted(days))


def _named(name: str, kind: HolidayKind) -> tuple[str, HolidayKind, bool, bool]:
    estimated = _ESTIMATED in name
    return " ".join(name.replace(_ESTIMATED, "").split()), kind, False, estimated
