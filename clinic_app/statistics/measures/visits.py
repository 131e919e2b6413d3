"""Visits (handbook §2.3, §7.4.2)."""

from collections.abc import Sequence

from clinic_app.common.translations import N_
from clinic_app.statistics.encounters import Encounter
from clinic_app.statistics.tally import Tally, added, distinct, less
from clinic_app.statistics.values.figures import Measure

SENTENCES = {
    Measure.VISITS: N_(
        "Visit: one client on one day in one programme, in a session that took place or at a group's meeting."
        " Two sessions on the same day in the same programme are one visit. Peer support by chat or telephone"
        " is a contact, not a visit."
    ),
    Measure.VISITS_NEW: N_(
        "New visit: the client's first visit to this facility in the calendar year; one per client and year."
    ),
    Measure.VISITS_OLD: N_("Return visit: every other visit in that year."),
}


def visits(seen: Sequence[Encounter]) -> Tally:
    """Different clients, days and programmes."""
    return distinct(
        (each.programme, each.counselor, (each.client, each.start.date(), each.programme)) for each in seen
    )


def visits_new(seen: Sequence[Encounter]) -> Tally:
    """Visits that hold the client's earliest encounter of the year, at the counselor who had it."""
    return added((each.programme, each.counselor, 1) for each in seen if each.first_of_year)


def visits_old(seen: Sequence[Encounter]) -> Tally:
    """All other visits."""
    return less(visits(seen), visits_new(seen))
