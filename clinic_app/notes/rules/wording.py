"""What the levels of risk are called, on screen and paper."""

from clinic_app.common.translations import N_, _
from clinic_app.notes.values import Risk

_RISK = {
    Risk.NONE: N_("None"),
    Risk.LOW: N_("Low"),
    Risk.MODERATE: N_("Moderate"),
    Risk.HIGH: N_("High"),
}


def risk_name(risk: Risk) -> str:
    """A level of risk."""
    return _(_RISK[risk])
