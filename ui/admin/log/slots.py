"""Times of appointments out of the log: it keeps a slot as plain facts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from clinic_app.common.locale import clock_time, day_month, short_date, short_weekday, time_range

_ARROW = " → "


def slot_words(slot: Mapping[str, Any]) -> str:
    """`Rab, 19 Agu 10.00`; "" for what is no slot."""
    start = _moment(slot.get("start"))
    return "" if start is None else f"{short_date(start.date())} {clock_time(start)}"


def full_slot(slot: Mapping[str, Any]) -> str:
    """`Rab, 19 Agu 10.00–10.50`."""
    start, end = _moment(slot.get("start")), _moment(slot.get("end"))
    if start is None or end is None:
        return slot_words(slot)
    return f"{short_date(start.date())} {time_range(start, end)}"


def from_to(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Where something moved: `Rab 19 → Kam 20 Agu` to another day, `10.00 → 11.00` within one."""
    start, end = _moment(before.get("start")), _moment(after.get("start"))
    if start is None or end is None:
        return ""
    if start.date() == end.date():
        same = start == end
        return slot_words(after) if same else f"{clock_time(start)}{_ARROW}{clock_time(end)}"
    one_month = (start.year, start.month) == (end.year, end.month)
    first = str(start.day) if one_month else day_month(start.date())
    return f"{short_weekday(start.date())} {first}{_ARROW}{short_weekday(end.date())} {day_month(end.date())}"


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
