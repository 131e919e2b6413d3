"""What the panel of a referral says: the next act, and each step of its way."""

from datetime import date

from clinic_app.common.locale import day_month, listing, phone
from clinic_app.common.translations import _, ngettext
from clinic_app.referrals.rules import is_overdue
from clinic_app.referrals.rules.words import channel_text, outcome_text, service_text, step_text
from clinic_app.referrals.values import ConsentState, Referral, ReferralState, Step, StepKind
from ui.panels.words import DOT, given_name

Said = tuple[str, str, str]
"""Kind of the note, its bold line, what to do."""

_BROKEN = {
    ConsentState.REFUSED: "refused",
    ConsentState.WITHDRAWN: "withdrawn",
    ConsentState.EXPIRED: "expired",
}


def next_act(referral: Referral, today: date) -> Said:
    """What is to be done next, and how pressing it is (ui/spec §8.7)."""
    head = referral.head
    receiver = head.receiver or _("the receiver")
    if head.state is ReferralState.CLOSED:
        said = outcome_text(head.outcome) if head.outcome is not None else ""
        return "neutral", _("Closed: {outcome}").format(outcome=said), ""
    if head.state in (ReferralState.DRAFT, ReferralState.READY) and head.consent in _BROKEN:
        return "danger", _consent_words(head.consent), _("Don't send it. Talk to the client first.")
    if head.state is ReferralState.DRAFT:
        return "neutral", _("Being written"), _("Go on with the form to make it ready.")
    if head.state is ReferralState.READY:
        return (
            "info",
            _("Ready to send"),
            _("Deliver it to {receiver}, then record it.").format(receiver=receiver),
        )
    since = head.accepted_on or head.sent_on or head.created_on
    if is_overdue(head, today):
        text = _("Call {receiver}, then record what they say.").format(receiver=receiver)
        said = (
            _("No answer since {day}") if head.state is ReferralState.SENT else _("No feedback since {day}")
        )
        return "danger", said.format(day=day_month(since, short=False)), text
    if head.due_on == today:
        return (
            "warning",
            _("An answer is due today"),
            _("Ask {receiver} what became of it.").format(receiver=receiver),
        )
    if head.state is ReferralState.SENT:
        return "info", _("Waiting for an answer"), _until(head.due_on)
    if head.state is ReferralState.ACCEPTED:
        return "info", _("Accepted; has the client come?"), _until(head.due_on)
    return "success", _("The client came"), _("Close it once the outcome is known.")


def _until(day: date | None) -> str:
    return _("Due {day}").format(day=day_month(day, short=False)) if day is not None else ""


def _consent_words(state: ConsentState) -> str:
    return {
        ConsentState.REFUSED: _("The client refused"),
        ConsentState.WITHDRAWN: _("The consent was withdrawn"),
        ConsentState.EXPIRED: _("The consent has expired"),
    }[state]


def consent_line(referral: Referral) -> str:
    """`Persetujuan 11 Agu, 5 data dibagikan`; what is shared only for who may know."""
    head, consent = referral.head, referral.consent
    if head.consent is ConsentState.EXCEPTION:
        said = _("Without consent, with the reason written down")
    elif head.consent in _BROKEN:
        said = _consent_words(head.consent)
    elif consent is None or not consent.given:
        said = _("No consent recorded yet")
    else:
        said = _("Consent {day}").format(day=day_month(consent.day))
    count = len(referral.shared)
    if not count:
        return said
    shared = ngettext("{count} item shared", "{count} items shared", count).format(count=count)
    return f"{said}, {shared}"


def requested_line(referral: Referral) -> str:
    """The services asked for; '' for who may not know."""
    content = referral.content
    if content is None:
        return ""
    return listing([service_text(service) for service in content.requested])


def contact_lines(referral: Referral) -> tuple[str, str]:
    """How the receiver is reached: telephone with the person, and the e-mail address."""
    known = referral.desk.receiver
    return ", ".join(part for part in (phone(known.phone), known.contact) if part), known.email


def step_title(step: Step) -> str:
    """`Dikirim lewat kurir`, `Ditelepon, belum diangkat`."""
    said = step_text(step.kind)
    if step.channel is not None and step.kind in (StepKind.SENT, StepKind.FOLLOWED_UP):
        said = f"{said}{DOT}{channel_text(step.channel)}"
    if step.kind is StepKind.FOLLOWED_UP and not step.reached:
        said = _("{step}, nobody answered").format(step=said)
    return said


def step_line(step: Step, at: str) -> str:
    """`10 Agu, 09.20 · Ratna`."""
    when = day_month(step.day) + (f", {at}" if at else "")
    return DOT.join(part for part in (when, given_name(step.person_name)) if part)


def step_more(step: Step) -> str:
    """Who it was at the receiver, and the remark."""
    return DOT.join(part for part in (step.who, step.remark) if part)
