"""What a referral needs before it is frozen (handbook §4.5), the consent above all."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date

from clinic_app.common.errors import InvalidInput
from clinic_app.referrals.rules.checking import EXCEPTION_LEAST
from clinic_app.referrals.rules.sharing import shared_now
from clinic_app.referrals.values import (
    ConsentState,
    Content,
    Draft,
    Ground,
    Missing,
    ReferralConsentForm,
    ServiceRequested,
    StandingConsent,
    Urgency,
    WithoutConsent,
)

CONSENT_MONTHS = 6
"""Handbook §4.6 C."""

_CONSENT_FAULTS = {
    ConsentState.NONE: "referral.missing.consent",
    ConsentState.REFUSED: "referral.missing.consent_refused",
    ConsentState.WITHDRAWN: "referral.missing.consent_withdrawn",
    ConsentState.EXPIRED: "referral.missing.consent_expired",
    ConsentState.OTHER_SCOPE: "referral.missing.consent_scope",
    ConsentState.OTHER_RECEIVER: "referral.missing.consent_receiver",
}
_DECIDED_AGAINST = (ConsentState.REFUSED, ConsentState.WITHDRAWN)


def longest_consent(day: date) -> date:
    """The last day for which a consent given on `day` may be recorded."""
    months = day.month - 1 + CONSENT_MONTHS
    year, month = day.year + months // 12, months % 12 + 1
    if year > MAXYEAR:
        return date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def check_until(form: ReferralConsentForm) -> date:
    """Until when the consent counts. Raises InvalidInput("until")."""
    longest = longest_consent(form.day)
    until = form.until or longest
    if until < form.day:
        raise InvalidInput("until", "referral.until_early")
    if until > longest:
        raise InvalidInput("until", "referral.until_long", months=CONSENT_MONTHS)
    return until


def may_follow(urgency: Urgency) -> bool:
    """Whether the consent may be recorded after the referral went out (ui/spec §8.7)."""
    return urgency is not Urgency.ROUTINE


def recorded_state(consent: StandingConsent | None, receiver: str, today: date) -> ConsentState:
    """How it stands with a recorded consent, as far as everybody may know."""
    if consent is None:
        return ConsentState.NONE
    if not consent.given:
        return ConsentState.REFUSED
    if consent.withdrawn_on is not None and consent.withdrawn_on <= today:
        return ConsentState.WITHDRAWN
    if consent.until < today:
        return ConsentState.EXPIRED
    return ConsentState.GIVEN if consent.receiver == receiver else ConsentState.OTHER_RECEIVER


def consent_state(draft: Draft) -> ConsentState:
    """How it stands with the consent to what is shared now, or with the documented exception.

    A recorded refusal or withdrawal is stronger than a consent that is to follow, not than an emergency.
    """
    found = recorded_state(draft.consent, draft.desk.receiver.name, draft.today)
    if draft.content is None or draft.facts is None:
        return found
    if found is ConsentState.GIVEN and draft.consent is not None:
        if draft.consent.scope == shared_now(draft.facts, draft.content, draft.today):
            return found
        found = ConsentState.OTHER_SCOPE
    exception = draft.content.exception
    if exception is None:
        return found
    follows = exception.ground is Ground.CONSENT_FOLLOWS
    return found if follows and found in _DECIDED_AGAINST else ConsentState.EXCEPTION


def missing(draft: Draft) -> tuple[Missing, ...]:
    """Everything that stands in the way of READY, in the order of the steps."""
    return tuple(sorted(_missing(draft), key=lambda fault: fault.step))


def _missing(draft: Draft) -> Iterator[Missing]:
    if not draft.desk.receiver.name:
        yield Missing("referral.missing.receiver", 2)
    if draft.desk.follow_up_by is not None and draft.desk.follow_up_by < draft.today:
        yield Missing("referral.missing.follow_up_past", 6)
    if draft.content is None or draft.facts is None:
        yield Missing("referral.missing.content", 3)
        return
    yield from _reason(draft.content)
    yield from _informed(draft.content)
    if draft.facts.minor:
        yield from _caregiver(draft.content)
    state = consent_state(draft)
    if state in _CONSENT_FAULTS:
        yield Missing(_CONSENT_FAULTS[state], 5)
    if state is ConsentState.EXCEPTION and draft.content.exception is not None:
        yield from _exception(draft.content.exception, draft.desk.urgency)


def _reason(content: Content) -> Iterator[Missing]:
    if not content.reason:
        yield Missing("referral.missing.reason", 3)
    if not content.requested:
        yield Missing("referral.missing.requested", 3)
    if ServiceRequested.OTHER in content.requested and not content.other:
        yield Missing("referral.missing.other", 3)
    if content.elsewhere and not content.elsewhere_note:
        yield Missing("referral.missing.elsewhere", 3)


def _informed(content: Content) -> Iterator[Missing]:
    if content.informed is None:
        yield Missing("referral.missing.informed", 5)
    if content.informed is False and not content.informed_note:
        yield Missing("referral.missing.informed_why", 5)
    if content.restricted and not content.restricted_note:
        yield Missing("referral.missing.restriction", 5)


def _caregiver(content: Content) -> Iterator[Missing]:
    """The block for a minor (handbook §4.1, 4; §1.9)."""
    carer = content.caregiver
    if not carer.name:
        yield Missing("referral.missing.caregiver", 5)
    if carer.separated is None:
        yield Missing("referral.missing.separated", 5)
    if carer.informed is None:
        yield Missing("referral.missing.caregiver_informed", 5)
    if carer.informed is False and not carer.not_informed_why:
        yield Missing("referral.missing.caregiver_why", 5)


def _exception(found: WithoutConsent, urgency: Urgency) -> Iterator[Missing]:
    """Handbook §4.5: emergency or legal duty, with who answers for it."""
    if len(found.reason) < EXCEPTION_LEAST:
        yield Missing("referral.missing.exception_reason", 5)
    if found.ground is Ground.CONSENT_FOLLOWS:
        if not may_follow(urgency):
            yield Missing("referral.missing.exception_routine", 5)
    elif not found.supervisor:
        yield Missing("referral.missing.supervisor", 5)
