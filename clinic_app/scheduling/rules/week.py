"""What of a week is shown: which days, which hours."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from clinic_app.facility.values import HoursKind, OpeningRule
from clinic_app.scheduling.values import Taking

SUNDAY = 6
_OFFICE = (8, 16)
"""Hours that are shown when a facility has none at all."""


def shown_days(first: date, hours: Collection[OpeningRule], blocks: Collection[Taking]) -> tuple[date, ...]:
    """Seven days from `first`; Sunday only if it has hours (ui/spec §8.3), or something all the same."""
    open_days = {rule.weekday for rule in hours if rule.kind is HoursKind.SERVICE}
    taken = {block.start.date() for block in blocks}
    days = (first + timedelta(days=number) for number in range(7))
    return tuple(day for day in days if day.weekday() != SUNDAY or SUNDAY in open_days or day in taken)


def grid_hours(hours: Collection[OpeningRule], blocks: Sequence[Taking]) -> tuple[int, int]:
    """First and last full hour: one more than the service has on both sides, wider for what lies outside."""
    service = [rule for rule in hours if rule.kind is HoursKind.SERVICE]
    opens = min((rule.start.hour for rule in service), default=_OFFICE[0]) - 1
    closes = max((_up(rule.end.hour, rule.end.minute) for rule in service), default=_OFFICE[1]) + 1
    opens = min([opens, *(block.start.hour for block in blocks)])
    closes = max([closes, *(_up(block.end.hour, block.end.minute) for block in blocks)])
    return max(opens, 0), min(closes, 24)


def _up(hour: int, minute: int) -> int:
    return hour + (minute > 0)
