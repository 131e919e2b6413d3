"""The words on screen for the codes of notes (ui/spec §8.5)."""

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import N_, _
from clinic_app.notes.rules.wording import risk_name as risk_name
from clinic_app.notes.values import Missing, RiskSign, Template

_SIGN = {
    RiskSign.IDEATION: N_("Thoughts of suicide"),
    RiskSign.PLAN: N_("Plan"),
    RiskSign.ATTEMPT_HISTORY: N_("Earlier attempt"),
    RiskSign.SELF_HARM: N_("Self-harm"),
    RiskSign.VIOLENCE: N_("Violence"),
    RiskSign.SUBSTANCE: N_("Substance use"),
    RiskSign.NO_SUPPORT: N_("No support"),
}
_TEMPLATE = {Template.SOAP: N_("SOAP"), Template.FREE: N_("Free")}
_SECTION = {
    "subjective": (N_("Subjective"), N_("What the client told")),
    "objective": (N_("Objective"), N_("What you observed")),
    "assessment": (N_("Assessment"), N_("Clinical conclusion")),
    "plan": (N_("Plan"), N_("Next steps")),
    "text": (N_("Note"), N_("In your own words")),
}


def sign_name(sign: RiskSign) -> str:
    """A sign of risk."""
    return _(_SIGN[sign])


def template_name(template: Template) -> str:
    """A note's template."""
    return _(_TEMPLATE[template])


def section_name(code: str) -> str:
    """Title of a note's section."""
    return _(_SECTION[code][0])


def section_hint(code: str) -> str:
    """What belongs into a section."""
    return _(_SECTION[code][1])


def missing_words(missing: Missing) -> str:
    """What a note still lacks, in words."""
    return words(ClinicError(missing.code))
