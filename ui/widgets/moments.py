"""Moments kept in UTC as people read them, on the clinic's wall clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from clinic_app.common.locale import clock_time, day_month, exact_time


def wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """A moment in UTC on the clinic's wall clock."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone).replace(tzinfo=None)


def moment(at: datetime, zone: ZoneInfo) -> str:
    """`26 Mei 2026, 11.31` of a moment in UTC."""
    local = wall(at, zone)
    return f"{day_month(local.date())} {local.year}, {clock_time(local)}"


def second(at: datetime, zone: ZoneInfo) -> str:
    """`10.24.31` of a moment in UTC."""
    return exact_time(wall(at, zone))
