"""Opening hours and what they close (handbook §9.3). Intervals are half-open, in wall-clock time."""

from collections.abc import Iterable
from datetime import date, time
from itertools import pairwise

from clinic_app.common.errors import InvalidInput
from clinic_app.facility.values import Closure, ClosureKind, FacilityKind, Holiday, HoursKind, OpeningRule

MIDNIGHT = time(0)
FRIDAY = 4
SATURDAY = 5
_NOON_BREAK = (time(12), time(13))
_FRIDAY_BREAK = (time(11, 30), time(13))
_RULES_LIMIT = 70


def default_hours(kind: FacilityKind) -> tuple[OpeningRule, ...]:
    """What the first-run wizard proposes: breaks at noon, on Friday for the prayer 11.30–13.00.

    A Puskesmas works on Saturday morning too and ends earlier on the other days.
    """
    closing = time(15) if kind is FacilityKind.PUSKESMAS else time(16)
    rules: list[OpeningRule] = []
    for weekday in range(SATURDAY):
        pause = _FRIDAY_BREAK if weekday == FRIDAY else _NOON_BREAK
        rules.append(OpeningRule(weekday, time(8), closing))
        rules.append(OpeningRule(weekday, *pause, HoursKind.BREAK))
    if kind is FacilityKind.PUSKESMAS:
        rules.append(OpeningRule(SATURDAY, time(8), time(12)))
    return tuple(rules)


def check_hours(rules: Iterable[OpeningRule]) -> list[InvalidInput]:
    """What speaks against a week; `field` is `hours.<weekday>`, or `hours` for the whole."""
    known = sorted(rules)
    if len(known) > _RULES_LIMIT:
        return [InvalidInput("hours", "hours.too_many", limit=_RULES_LIMIT)]
    if any(rule.weekday not in range(7) for rule in known):
        return [InvalidInput("hours", "hours.weekday")]
    if not any(rule.kind is HoursKind.SERVICE for rule in known):
        return [InvalidInput("hours", "hours.none")]
    faults = (_check_day([rule for rule in known if rule.weekday == weekday]) for weekday in range(7))
    return [InvalidInput(f"hours.{weekday}", code) for weekday, code in enumerate(faults) if code is not None]


def closures_of(day: date, rules: Iterable[OpeningRule], holiday: Holiday | None = None) -> list[Closure]:
    """The stretches of `day` that aren't for appointments, in their order."""
    if holiday is not None and not holiday.open:
        return [Closure(day, MIDNIGHT, None, ClosureKind.HOLIDAY, holiday.name)]
    today = [rule for rule in rules if rule.weekday == day.weekday()]
    service = sorted((rule.start, rule.end) for rule in today if rule.kind is HoursKind.SERVICE)
    breaks = [rule for rule in today if rule.kind is HoursKind.BREAK]
    found = [Closure(day, rule.start, rule.end, ClosureKind.BREAK) for rule in breaks]
    open_from = MIDNIGHT
    for start, end in service:
        if start > open_from:
            found.append(Closure(day, open_from, start, ClosureKind.OUTSIDE_HOURS))
        open_from = max(open_from, end)
    found.append(Closure(day, open_from, None, ClosureKind.OUTSIDE_HOURS))
    return sorted(found, key=lambda closure: closure.start)


def has_service(day: date, rules: Iterable[OpeningRule], holiday: Holiday | None = None) -> bool:
    """Whether the facility opens on `day` at all."""
    if holiday is not None and not holiday.open:
        return False
    return any(rule.weekday == day.weekday() and rule.kind is HoursKind.SERVICE for rule in rules)


def _check_day(rules: list[OpeningRule]) -> str | None:
    """The code of the first fault of one day, or None."""
    if any(rule.end <= rule.start for rule in rules):
        return "hours.end_before_start"
    service = [rule for rule in rules if rule.kind is HoursKind.SERVICE]
    breaks = [rule for rule in rules if rule.kind is HoursKind.BREAK]
    for stretch in (service, breaks):
        for earlier, later in pairwise(stretch):
            if later.start < earlier.end:
                return "hours.overlap"
    for pause in breaks:
        if not any(rule.start <= pause.start and pause.end <= rule.end for rule in service):
            return "hours.break_outside"
    return None
