"""Weekly series: which days they fall on, and what a list of decided occurrences must be. Pure."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from clinic_app.common.errors import InvalidInput
from clinic_app.scheduling.values import Slot

FEWEST, MOST = 2, 52
"""Appointments of a series."""


def check_weeks(weeks: int) -> list[InvalidInput]:
    """A number of weeks that makes no series."""
    if FEWEST <= weeks <= MOST:
        return []
    return [InvalidInput("weeks", "series.weeks", fewest=FEWEST, most=MOST)]


def weekly(first: Slot, weeks: int) -> tuple[Slot, ...]:
    """The first slot and those of the following weeks: the same weekday and time by the clinic's clock."""
    length = timedelta(days=7)
    return tuple(
        Slot(first.start + place * length, first.end + place * length, first.counselor_id, first.room_id)
        for place in range(weeks)
    )


def overlap(one: Slot, other: Slot) -> bool:
    """Whether two slots have time in common; one that begins when another ends does not."""
    return one.start < other.end and other.start < one.end


def check_decided(slots: Sequence[Slot]) -> list[InvalidInput]:
    """Too few or too many, or two at the same time."""
    faults = check_weeks(len(slots))
    in_order = sorted(slots, key=lambda slot: slot.start)
    if any(overlap(one, other) for one, other in pairwise(in_order)):
        faults.append(InvalidInput("slots", "series.overlap"))
    return faults
