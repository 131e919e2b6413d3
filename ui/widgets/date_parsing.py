"""Typed dates and times, read leniently (spec §4.2): pure functions, no Qt, no clock of their own.

`19/8/2026`, `19.8.26`, `19082026`, `2026-08-19`, `19 agu`, `19 August 2026` are dates;
`930`, `9.30`, `09:30`, `9` are times.
"""

import re
from datetime import date, time
from enum import Enum

from clinic_app.common.locale import clock_time

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "januari january",
        "februari february pebruari",
        "maret march",
        "april",
        "mei may",
        "juni june",
        "juli july",
        "agustus august agt ags",
        "september",
        "oktober october",
        "november nopember",
        "desember december",
    ),
    start=1,
):
    for _name in _names.split():
        _MONTHS[_name] = _number

_NUMERIC = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_NAMED = re.compile(
    r"(?:[^\W\d_]+,\s*)?(\d{1,2})\s*[ \-./]?\s*([^\W\d_]{3,})\.?(?:\s*[ \-./]?\s*(\d{4}|\d{2}))?"
)
_TIME = re.compile(r"(\d{1,2})(?:\s*[.:,]\s*(\d{2}))?")
_SOLID_TIME = re.compile(r"(\d{1,2})(\d{2})")
_SHORT_YEARS_AHEAD = 10


class DateFault(Enum):
    """Why a typed date is none."""

    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no such day"
    TOO_EARLY = "too early"
    TOO_LATE = "too late"


def parse_date(
    text: str, today: date, earliest: date | None = None, latest: date | None = None
) -> date | DateFault:
    """The date that was typed, or why it is none.

    Without a year the one of `today` is meant. A year of two figures is the latest that lies at most ten
    years ahead. `earliest` and `latest` are bounds, both included.
    """
    parts = _split(" ".join(text.split()).casefold())
    if parts is None:
        return DateFault.UNREADABLE
    day, month, year_text = parts
    try:
        found = date(_year(year_text, today), month, day)
    except ValueError:
        return DateFault.NO_SUCH_DAY
    if earliest is not None and found < earliest:
        return DateFault.TOO_EARLY
    if latest is not None and found > latest:
        return DateFault.TOO_LATE
    return found


def _split(text: str) -> tuple[int, int, str] | None:
    if not text.isascii():
        return None
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
        return int(day), int(month), year
    if match := _SOLID.fullmatch(text) or _NUMERIC.fullmatch(text):
        return int(match[1]), int(match[2]), match[3] or ""
    if match := _NAMED.fullmatch(text):
        named = _month(match[2])
        if named is not None:
            return int(match[1]), named, match[3] or ""
    return None


def _month(word: str) -> int | None:
    found = {number for name, number in _MONTHS.items() if name.startswith(word)}
    return found.pop() if len(found) == 1 else None


def _year(text: str, today: date) -> int:
    if not text:
        return today.year
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year if year <= today.year + _SHORT_YEARS_AHEAD else year - 100


def shift_days(day: date, days: int) -> date:
    """`days` later or earlier; the calendar's ends stay where they are."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def format_date(day: date) -> str:
    """`dd/mm/yyyy`, as a date field shows it."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def parse_time(text: str) -> time | None:
    """The time that was typed, None when it is none; without minutes the full hour is meant."""
    plain = text.strip()
    if not plain.isascii():
        return None
    match = _TIME.fullmatch(plain) or _SOLID_TIME.fullmatch(plain)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def format_time(moment: time) -> str:
    """`10.30`, in English `10:30`: as times are written everywhere else."""
    return clock_time(moment)


def step_time(moment: time, minutes: int) -> time:
    """`minutes` later or earlier, to the next multiple of that step, within the same day."""
    step = abs(minutes)
    now = moment.hour * 60 + moment.minute
    target = (now // step + 1) * step if minutes > 0 else (-(-now // step) - 1) * step
    last = (24 * 60 - 1) // step * step
    target = min(max(target, 0), last)
    return time(target // 60, target % 60)
