"""Persons (handbook §7.4.4)."""

from collections.abc import Sequence

from clinic_app.common.translations import N_
from clinic_app.statistics.encounters import Encounter
from clinic_app.statistics.tally import Tally, distinct
from clinic_app.statistics.values.figures import Measure

SENTENCES = {
    Measure.PERSONS: N_(
        "Persons: clients with at least one visit in the month. A client may be counted in more than one"
        " programme, but only once in the total. The age is that at the first visit of the month."
    ),
}


def persons(seen: Sequence[Encounter]) -> Tally:
    """Different clients."""
    return distinct((each.programme, each.counselor, each.client) for each in seen)


def first_of_each(seen: Sequence[Encounter]) -> list[Encounter]:
    """The first encounter of each client in the period: whose day says the age."""
    found: dict[int, Encounter] = {}
    for each in seen:
        before = found.get(each.client)
        if before is None or each.start < before.start:
            found[each.client] = each
    return list(found.values())
