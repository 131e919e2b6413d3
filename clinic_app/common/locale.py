"""Dates, times, numbers and phones as the person reads them, in the language spoken now.

The forms are those of ui/spec §7 and handbook §9.2. Babel is imported when the first date is written.
"""

from datetime import date, datetime, time
from functools import lru_cache

from clinic_app.common.translations import _, language, ngettext

_BABEL = {"id": "id", "en": "en_GB"}

_CITIES = frozenset({"021", "022", "024", "031", "061"})
"""Area codes of three digits; all others, and mobile numbers, begin with four."""

EN_DASH = "\u2013"
MINUS = "\u2212"


def long_date(day: date) -> str:
    """`Rabu, 19 Agustus 2026`."""
    return _date(day, "EEEE, d MMMM y")


def short_date(day: date) -> str:
    """`Rab, 19 Agu`."""
    return _date(day, "EEE, d MMM")


def plain_date(day: date) -> str:
    """`19 Agustus 2026`, as in letters."""
    return _date(day, "d MMMM y")


def brief_date(day: date) -> str:
    """`19 Agu 2026`, as in tables."""
    return _date(day, "d MMM y")


def day_month(day: date, short: bool = True) -> str:
    """`19 Agu`, or `19 Agustus`, where the year goes without saying."""
    return _date(day, "d MMM" if short else "d MMMM")


def exact_time(moment: datetime) -> str:
    """`10.24.31`."""
    return f"{clock_time(moment)}{_separator()}{moment.second:02}"


def month(day: date) -> str:
    """`Agustus 2026`."""
    return _date(day, "LLLL y")


def short_month(day: date) -> str:
    """`Agu`."""
    return _date(day, "LLL")


def month_name(day: date) -> str:
    """`Agustus`."""
    return _date(day, "LLLL")


def weekday(day: date) -> str:
    """`Rabu`."""
    return _date(day, "EEEE")


def short_weekday(day: date) -> str:
    """`Rab`."""
    return _date(day, "EEE")


def date_range(first: date, last: date) -> str:
    """`17–22 Agustus 2026`, `31 Agustus–5 September 2026`, `28 Desember 2026–2 Januari 2027`."""
    if first == last:
        return plain_date(first)
    if first.year != last.year:
        return f"{plain_date(first)}{EN_DASH}{plain_date(last)}"
    if first.month != last.month:
        return f"{_date(first, 'd MMMM')}{EN_DASH}{plain_date(last)}"
    return f"{first.day}{EN_DASH}{plain_date(last)}"


def relative_date(day: date, today: date) -> str:
    """`Hari ini`, `Kemarin`, `Besok`, else the short date, with the year when it is another one."""
    words = {0: _("Today"), -1: _("Yesterday"), 1: _("Tomorrow")}
    if (day - today).days in words:
        return words[(day - today).days]
    return short_date(day) if day.year == today.year else brief_date(day)


def clock_time(moment: datetime | time) -> str:
    """`10.00`; English has a colon."""
    return f"{moment.hour:02}{_separator()}{moment.minute:02}"


def time_range(start: datetime | time, end: datetime | time) -> str:
    """`10.00–10.50`."""
    return f"{clock_time(start)}{EN_DASH}{clock_time(end)}"


def short_duration(minutes: int) -> str:
    """`32 mnt`."""
    return _("{n} min").format(n=number(minutes))


def years(count: int) -> str:
    """`19 tahun`."""
    return ngettext("{n} year", "{n} years", count).format(n=count)


def number(value: int | float, digits: int | None = None) -> str:
    """`1.942`, `8,5`, minus `−2`; with `digits` decimals where given."""
    plain = f"{abs(value):,}" if digits is None else f"{abs(value):,.{digits}f}"
    if language() == "id":
        plain = plain.translate({ord(","): ".", ord("."): ","})
    return (MINUS if value < 0 else "") + plain


def percent(share: float, digits: int = 1, aligned: bool = False) -> str:
    """`8,5%` of a share of one; whole percents without decimals, unless `aligned` below others: `60,0%`."""
    value = round(share * 100, digits)
    return f"{number(value, 0 if value == int(value) and not aligned else digits)}%"


def listing(parts: list[str]) -> str:
    """`Ayu, Budi, dan Citra`."""
    from babel.lists import format_list

    return format_list(parts, locale=_BABEL[language()])


def phone(stored: str) -> str:
    """`0812-4410-2213` of a kept E.164 number, `+44 20 7946 0018` of a foreign one, else as typed."""
    if not stored.startswith("+"):
        return stored
    if not stored.startswith("+62"):
        from phonenumbers import PhoneNumberFormat, format_number, parse

        return format_number(parse(stored), PhoneNumberFormat.INTERNATIONAL)
    digits = "0" + stored[3:]
    if digits[:3] in _CITIES:
        return "-".join(part for part in (digits[:3], digits[3:7], digits[7:]) if part)
    return "-".join(part for part in (digits[:4], digits[4:8], digits[8:]) if part)


def record_number(number: str) -> str:
    """`RM 004217`."""
    return _("MR {number}").format(number=number)


def _date(day: date, pattern: str) -> str:
    return _formatted(day, pattern, _BABEL[language()])


@lru_cache(maxsize=2_000)
def _formatted(day: date, pattern: str, locale: str) -> str:
    """Remembered, since a week in the calendar says each of its days a hundred times."""
    from babel.dates import format_date

    return format_date(day, pattern, locale=locale)


def _separator() -> str:
    return "." if language() == "id" else ":"
