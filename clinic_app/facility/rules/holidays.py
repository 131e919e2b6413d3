"""Days off: the calendar of the country, and what the facility says over it (handbook §9.1)."""

import importlib.util
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path

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
    calendar = _indonesia()
    national = calendar(years=year, language="id", categories="public")
    leave = calendar(years=year, language="id", categories="government")
    found = [Holiday(day, *_named(name, HolidayKind.NATIONAL)) for day, name in national.items()]
    found += [
        Holiday(day, *_named(name, HolidayKind.JOINT_LEAVE))
        for day, name in leave.items()
        if day not in national
    ]
    return tuple(sorted(found))


@cache
def _indonesia() -> Callable[..., Mapping[date, str]]:
    """The library's calendar of Indonesia alone, from its file.

    Its package would load those of all other countries along: twice the time, 8 MB (measured). Where the
    program is packed in a way that has no such file, it does.
    """
    import holidays

    file = Path(holidays.__file__).parent / "countries" / "indonesia.py"
    spec = importlib.util.spec_from_file_location("holidays_of_indonesia", file)
    if not file.exists() or spec is None or spec.loader is None:
        return partial(holidays.country_holidays, "ID")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    calendar: Callable[..., Mapping[date, str]] = module.Indonesia
    return calendar


def merged(shipped: Iterable[Holiday], own: Iterable[Holiday]) -> tuple[Holiday, ...]:
    """All days of both, sorted; where both know a day, the facility's word counts."""
    days = {holiday.day: holiday for holiday in shipped}
    days.update({holiday.day: holiday for holiday in own})
    return tuple(days[day] for day in sorted(days))


def _named(name: str, kind: HolidayKind) -> tuple[str, HolidayKind, bool, bool]:
    estimated = _ESTIMATED in name
    return " ".join(name.replace(_ESTIMATED, "").split()), kind, False, estimated
