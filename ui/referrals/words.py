"""How referrals are shown: icons, tones and the words that only the screen needs."""

from datetime import date

from clinic_app.common.locale import day_month
from clinic_app.common.translations import N_, _, ngettext, pgettext
from clinic_app.referrals.rules import is_overdue
from clinic_app.referrals.values import Channel, ReferralHead, ReferralState, StepKind, Urgency

STEPS = (
    N_("Referring facility"),
    N_("Receiving facility"),
    N_("Reason and services"),
    N_("Data shared"),
    N_("Consent"),
    N_("Delivery"),
)
_NEXT = (
    "",
    N_("Next: receiving facility"),
    N_("Next: reason and services"),
    N_("Next: data shared"),
    N_("Next: consent"),
    N_("Next: delivery"),
)
RECEPTION = (1, 2, 6)
"""The steps that reception prepares (ui/spec §8.7)."""

STATE_LOOK = {
    ReferralState.DRAFT: ("neutral", "pencil-line"),
    ReferralState.READY: ("accent", "check-circle"),
    ReferralState.SENT: ("info", "paper-plane-tilt"),
    ReferralState.ACCEPTED: ("accent", "handshake"),
    ReferralState.ATTENDED: ("success", "check-square"),
    ReferralState.CLOSED: ("neutral", "archive"),
    ReferralState.WITHDRAWN: ("neutral", "x-circle"),
}
"""Tone and icon of the chip."""
URGENCY_LOOK = {
    Urgency.EMERGENCY: ("danger", "warning-octagon-fill"),
    Urgency.URGENT: ("danger", "warning-circle-fill"),
    Urgency.ROUTINE: ("neutral", None),
}
CHANNEL_ICON = {
    Channel.IN_PERSON: "user",
    Channel.COURIER: "truck",
    Channel.EMAIL: "envelope-simple",
    Channel.PHONE: "phone",
    Channel.APP: "desktop",
}
STEP_ICON = {
    StepKind.CREATED: "file-text",
    StepKind.READY: "check-circle",
    StepKind.REDRAFTED: "pencil-line",
    StepKind.SENT: "paper-plane-tilt",
    StepKind.FOLLOWED_UP: "phone",
    StepKind.ACCEPTED: "handshake",
    StepKind.ATTENDED: "check-square",
    StepKind.CLOSED: "archive",
    StepKind.WITHDRAWN: "x-circle",
}


def step_title(number: int) -> str:
    """The name of a step of the form, 1 to 6."""
    return _(STEPS[number - 1])


def next_text(number: int) -> str:
    """The button that leads to a step, 2 to 6."""
    return _(_NEXT[number - 1])


def due_words(head: ReferralHead, today: date) -> tuple[str, str, str]:
    """What a card says about time: words, ink, icon (mock 11)."""
    if head.state in (ReferralState.DRAFT, ReferralState.READY):
        return _("begun {day}").format(day=near(head.created_on, today)), "text3", "clock"
    if head.state is ReferralState.CLOSED:
        day = near(head.closed_on or head.created_on, today)
        return _("closed {day}").format(day=day), "text3", "clock"
    if head.due_on is None:
        return "", "text3", "clock"
    if is_overdue(head, today):
        late = (today - head.due_on).days
        words = ngettext("{count} day over", "{count} days over", late).format(count=late)
        return words, "danger", "warning-circle-fill"
    return near(head.due_on, today), "warning" if head.due_on == today else "text2", "clock"


def near(day: date, today: date) -> str:
    """`kemarin`, `hari ini`, `besok`, else `14 Agu`."""
    known = {
        -1: pgettext("in a sentence", "yesterday"),
        0: pgettext("in a sentence", "today"),
        1: pgettext("in a sentence", "tomorrow"),
    }
    return known.get((day - today).days) or day_month(day)
