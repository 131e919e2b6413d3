"""Appointments that didn't take place (handbook §7.2, §7.4)."""

from collections.abc import Sequence

from clinic_app.common.translations import N_
from clinic_app.scheduling.values import Status
from clinic_app.statistics.appointments import Counted
from clinic_app.statistics.encounters import INDIVIDUAL
from clinic_app.statistics.tally import Tally, added
from clinic_app.statistics.values.figures import Measure

SENTENCES = {
    Measure.NO_SHOW_PERCENT: N_(
        "No-shows in percent: no-shows ÷ (sessions + no-shows); individual counseling and psychosocial"
        " appointments only."
    ),
    Measure.CANCELLED: N_("Cancelled: appointments of the month that the client or the facility called off."),
}


def no_shows(found: Sequence[Counted]) -> Tally:
    """Missed appointments of the programmes that hold sessions."""
    return added(
        (each.programme, each.counselor, each.number)
        for each in found
        if each.status is Status.NO_SHOW and each.programme in INDIVIDUAL
    )


def cancelled(found: Sequence[Counted]) -> Tally:
    """Appointments that were called off, by whomever, in all programmes."""
    return added((each.programme, each.counselor, each.number) for each in found if each.status.cancelled)
