"""What holds for groups, whoever asks. Pure."""

from clinic_app.groups.rules.attendance import belonged, rate, two_absences
from clinic_app.groups.rules.forms import LIMITS, check_form
from clinic_app.groups.rules.names import names_within

__all__ = ["LIMITS", "belonged", "check_form", "names_within", "rate", "two_absences"]
