"""Counts of the whole, of each programme, and of each counselor within a programme."""

from collections import defaultdict
from collections.abc import Hashable, Iterable

from clinic_app.facility.values import Programme
from clinic_app.people.values import PersonId

Cut = tuple[Programme | None, PersonId | None]
"""A programme and a counselor; None for all of them."""

Tally = dict[Cut, int]
"""A count per cut; a cut that is absent has none."""

WHOLE: Cut = (None, None)


def distinct(found: Iterable[tuple[Programme, PersonId, Hashable]]) -> Tally:
    """How many different things there are in each cut: one that is in two counts once in what holds both."""
    seen: dict[Cut, set[Hashable]] = defaultdict(set)
    for programme, counselor, what in found:
        for cut in (WHOLE, (programme, None), (programme, counselor)):
            seen[cut].add(what)
    return {cut: len(things) for cut, things in seen.items()}


def added(found: Iterable[tuple[Programme, PersonId, int]]) -> Tally:
    """The sums in each cut."""
    sums: Tally = defaultdict(int)
    for programme, counselor, count in found:
        for cut in (WHOLE, (programme, None), (programme, counselor)):
            sums[cut] += count
    return dict(sums)


def less(whole: Tally, part: Tally) -> Tally:
    """What of `whole` isn't in `part`, cut by cut."""
    return {cut: count - part.get(cut, 0) for cut, count in whole.items()}
