"""What the figures of a month are called, on screen and paper."""

from clinic_app.common.translations import N_, _
from clinic_app.facility.rules.wording import programme_name
from clinic_app.facility.values import Programme
from clinic_app.statistics.values.figures import Measure

_MEASURES = {
    Measure.PERSONS: N_("Clients served"),
    Measure.VISITS: N_("Visits"),
    Measure.VISITS_NEW: N_("New clients"),
    Measure.VISITS_OLD: N_("Old visits"),
    Measure.SESSIONS: N_("Sessions held"),
    Measure.CONTACTS: N_("Peer contacts"),
    Measure.NO_SHOWS: N_("No-shows"),
    Measure.NO_SHOW_PERCENT: N_("No-shows"),
    Measure.CANCELLED: N_("Cancelled appointments"),
    Measure.WAIT_MINUTES: N_("Average wait"),
    Measure.NOTES_ON_TIME: N_("Notes late or missing"),
    Measure.CASES_NEW: N_("New cases"),
    Measure.CASES_OLD: N_("Old cases"),
    Measure.MEETINGS: N_("Group meetings"),
    Measure.ATTENDANCES: N_("Attendances"),
    Measure.ATTENDANCE_PERCENT: N_("Present, %"),
    Measure.GROUP_PERSONS: N_("Persons in groups"),
    Measure.GUESTS: N_("Guests"),
    Measure.REFERRALS_SENT: N_("Referrals sent"),
    Measure.REFERRALS_ACCEPTED: N_("Referrals accepted"),
    Measure.REFERRALS_ATTENDED: N_("Referrals attended"),
    Measure.REFERRALS_CLOSED: N_("Referrals closed"),
    Measure.REFERRALS_OVERDUE: N_("Referrals overdue"),
}
_FIELDS = {
    "waited": N_("Sessions with a wait"),
    "waited_seconds": N_("Seconds waited"),
    "notes_due": N_("Notes due"),
    "notes_on_time": N_("Notes in time"),
    "expected": N_("Could have come"),
    "referrals_answered": N_("Referrals answered"),
}
"""Fields of `Figures` that are no measure of their own."""


def measure_name(measure: Measure) -> str:
    """What is counted, in two or three words."""
    return _(_MEASURES[measure])


def figure_name(figure: str) -> str:
    """A field of `Figures` in words: `persons`, or `BK.sessions` of a programme. Unknown ones as they are."""
    programme, _dot, field = figure.rpartition(".")
    if field in _FIELDS:
        said = _(_FIELDS[field])
    elif field in set(Measure):
        said = measure_name(Measure(field))
    else:
        said = field
    if programme in set(Programme):
        return _("{programme}: {figure}").format(programme=programme_name(Programme(programme)), figure=said)
    return said
