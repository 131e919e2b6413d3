"""How long clients waited."""

from collections.abc import Sequence

from clinic_app.common.translations import N_
from clinic_app.statistics.appointments import Counted
from clinic_app.statistics.tally import Tally, added
from clinic_app.statistics.values.figures import Measure

SENTENCES = {
    Measure.WAIT_MINUTES: N_(
        "Average wait: from arrival to the beginning, over the appointments of which both are known."
    ),
}


def waited(found: Sequence[Counted]) -> Tally:
    """Of how many appointments arrival and beginning are known."""
    return added((each.programme, each.counselor, each.waited) for each in found)


def waited_seconds(found: Sequence[Counted]) -> Tally:
    """How long those clients waited, added up."""
    return added((each.programme, each.counselor, each.waited_seconds) for each in found)
