"""Individual sessions, and the contacts of peers (handbook §7.4)."""

from collections.abc import Sequence

from clinic_app.common.translations import N_
from clinic_app.scheduling.values import Status
from clinic_app.statistics.appointments import Counted
from clinic_app.statistics.encounters import INDIVIDUAL
from clinic_app.statistics.tally import Tally, added
from clinic_app.statistics.values.figures import Measure

SENTENCES = {
    Measure.SESSIONS: N_("Session: an individual counseling or psychosocial appointment that took place."),
    Measure.CONTACTS: N_(
        "Contact: a peer support appointment that took place, face to face, by chat or by telephone; not a"
        " session."
    ),
}


def sessions(found: Sequence[Counted]) -> Tally:
    """Completed appointments of the programmes that hold sessions."""
    return added(
        (each.programme, each.counselor, each.number)
        for each in found
        if each.status is Status.COMPLETED and each.programme in INDIVIDUAL
    )


def contacts(found: Sequence[Counted]) -> Tally:
    """Completed appointments of peers."""
    return added(
        (each.programme, each.counselor, each.number)
        for each in found
        if each.status is Status.COMPLETED and each.programme not in INDIVIDUAL
    )
