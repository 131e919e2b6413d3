"""Which days are shown, and which come before and after them. Pure."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

DaysOf = Callable[[date], Sequence[date]]
"""From the Monday of a week to its days that are shown at all."""

_DAY = timedelta(days=1)


def monday(day: date) -> date:
    """The Monday of the day's week (handbook §9.2)."""
    return day - timedelta(days=day.weekday())


def window(days: Sequence[date], day: date, most: int) -> tuple[date, ...]:
    """At most `most` of a week's days, those around `day`.

    A week always falls into the same windows, so that turning pages forth and back comes to the same ones;
    where it can't be divided evenly the last window is filled with days of the one before.
    """
    if len(days) <= most:
        return tuple(days)
    before = sum(each < day for each in days)
    place = min(before, len(days) - 1) // most * most
    place = min(place, len(days) - most)
    return tuple(days[place : place + most])


def step(shown: Sequence[date], by: int, days_of: DaysOf) -> date:
    """The nearest day after (or before) those shown that has a place in its week."""
    day = shown[-1] if by > 0 else shown[0]
    for _turn in range(abs(by)):
        day += _DAY if by > 0 else -_DAY
        while day not in days_of(monday(day)):
            day += _DAY if by > 0 else -_DAY
    return day
