"""The words for the codes of a referral, on screen and on paper alike (handbook §4.1, §4.5)."""

from clinic_app.common.translations import N_, _
from clinic_app.referrals.values import (
    Channel,
    ConsentState,
    Ground,
    Outcome,
    Preset,
    ReferralState,
    ServiceRequested,
    ShareItem,
    StepKind,
    Urgency,
)

_URGENCY = {
    Urgency.EMERGENCY: N_("Emergency"),
    Urgency.URGENT: N_("Urgent"),
    Urgency.ROUTINE: N_("Routine"),
}
_STATE = {
    ReferralState.DRAFT: N_("Draft"),
    ReferralState.READY: N_("Ready to send"),
    ReferralState.SENT: N_("Sent"),
    ReferralState.ACCEPTED: N_("Accepted"),
    ReferralState.ATTENDED: N_("Client came"),
    ReferralState.CLOSED: N_("Concluded"),
    ReferralState.WITHDRAWN: N_("Withdrawn"),
}
_STEP = {
    StepKind.CREATED: N_("Created"),
    StepKind.READY: N_("Made ready"),
    StepKind.REDRAFTED: N_("Taken back to draft"),
    StepKind.SENT: N_("Sent"),
    StepKind.FOLLOWED_UP: N_("Asked after"),
    StepKind.ACCEPTED: N_("Accepted"),
    StepKind.ATTENDED: N_("Client came"),
    StepKind.CLOSED: N_("Concluded"),
    StepKind.WITHDRAWN: N_("Withdrawn"),
}
_OUTCOME = {
    Outcome.SERVICE_RECEIVED: N_("Service received"),
    Outcome.COMPLETED: N_("Service completed"),
    Outcome.CLIENT_DECLINED: N_("Client declined"),
    Outcome.NOT_ELIGIBLE: N_("Not eligible"),
    Outcome.LOST_CONTACT: N_("Lost contact"),
    Outcome.DIED: N_("Died"),
}
_CHANNEL = {
    Channel.IN_PERSON: N_("Delivered by hand"),
    Channel.COURIER: N_("Courier"),
    Channel.EMAIL: N_("E-mail"),
    Channel.PHONE: N_("Telephone"),
    Channel.APP: N_("App or database"),
}
_SERVICE = {
    ServiceRequested.MENTAL_HEALTH: N_("Mental health services"),
    ServiceRequested.PSYCHOLOGICAL: N_("Psychological interventions"),
    ServiceRequested.PHYSICAL_HEALTH: N_("Physical health care"),
    ServiceRequested.REHABILITATION: N_("Physical rehabilitation"),
    ServiceRequested.PSYCHOSOCIAL: N_("Psychosocial activities"),
    ServiceRequested.PROTECTION: N_("Protection"),
    ServiceRequested.COMMUNITY: N_("Community or social services"),
    ServiceRequested.FAMILY_TRACING: N_("Family tracing"),
    ServiceRequested.LEGAL: N_("Legal assistance"),
    ServiceRequested.EDUCATION: N_("Education"),
    ServiceRequested.SHELTER: N_("Shelter"),
    ServiceRequested.MATERIAL: N_("Material assistance"),
    ServiceRequested.NUTRITION: N_("Nutrition"),
    ServiceRequested.FINANCIAL: N_("Financial assistance"),
    ServiceRequested.OTHER: N_("Other"),
}
_ITEM = {
    ShareItem.NAME: N_("Full name"),
    ShareItem.AGE_SEX: N_("Age and sex"),
    ShareItem.PHONE: N_("Phone number"),
    ShareItem.ADDRESS: N_("Address"),
    ShareItem.GUARDIAN: N_("Guardian's name"),
    ShareItem.ID_NUMBER: N_("Identity number"),
    ShareItem.ORIGIN: N_("Nationality and language"),
    ShareItem.REASON: N_("Reason for referral"),
    ShareItem.SERVICES_GIVEN: N_("Services already provided"),
    ShareItem.SCREENING: N_("Screening results"),
    ShareItem.RISK: N_("Level of risk"),
    ShareItem.NOTE_TEXT: N_("Text of session notes"),
}
_PRESET = {
    Preset.MINIMAL: N_("Minimal"),
    Preset.CLINICAL: N_("Short clinical"),
    Preset.OWN: N_("Own choice"),
}
_GROUND = {
    Ground.EMERGENCY: N_("Emergency"),
    Ground.LEGAL_DUTY: N_("Legal duty"),
    Ground.CONSENT_FOLLOWS: N_("Consent follows"),
}
_CONSENT = {
    ConsentState.NONE: N_("Consent is not recorded yet"),
    ConsentState.GIVEN: N_("Consent recorded"),
    ConsentState.REFUSED: N_("Consent was refused"),
    ConsentState.WITHDRAWN: N_("Consent was withdrawn"),
    ConsentState.EXPIRED: N_("Consent has expired"),
    ConsentState.OTHER_SCOPE: N_("Consent is for other data than are shared now"),
    ConsentState.OTHER_RECEIVER: N_("Consent is for another receiver"),
    ConsentState.EXCEPTION: N_("Without consent, documented"),
}


def urgency_text(urgency: Urgency) -> str:
    """How soon."""
    return _(_URGENCY[urgency])


def state_text(state: ReferralState) -> str:
    """A state of the life cycle."""
    return _(_STATE[state])


def step_text(kind: StepKind) -> str:
    """A step of the way."""
    return _(_STEP[kind])


def outcome_text(outcome: Outcome) -> str:
    """How it ended."""
    return _(_OUTCOME[outcome])


def channel_text(channel: Channel) -> str:
    """A way of delivery or follow-up."""
    return _(_CHANNEL[channel])


def service_text(service: ServiceRequested) -> str:
    """A service that may be asked for."""
    return _(_SERVICE[service])


def item_text(item: ShareItem) -> str:
    """A row of step 4."""
    return _(_ITEM[item])


def preset_text(preset: Preset) -> str:
    """A choice of rows."""
    return _(_PRESET[preset])


def ground_text(ground: Ground) -> str:
    """Why without consent."""
    return _(_GROUND[ground])


def consent_state_text(state: ConsentState) -> str:
    """How it stands with the consent."""
    return _(_CONSENT[state])
