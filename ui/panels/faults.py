"""Refused entries brought to their fields: a sentence under each, the focus on the first."""

from collections.abc import Mapping

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.messages import words
from ui.widgets.fields import Field, first_error


def by_field(error: InvalidInput | InvalidInputs, names: Mapping[str, str] | None = None) -> dict[str, str]:
    """Field → sentence, the first fault of each; `names` translates the service's fields to the form's."""
    faults = error.faults if isinstance(error, InvalidInputs) else [error]
    found: dict[str, str] = {}
    for fault in faults:
        found.setdefault((names or {}).get(fault.field, fault.field), words(fault))
    return found


def show_faults(fields: Mapping[str, Field], faults: Mapping[str, str], focus: bool = True) -> list[str]:
    """Put every sentence under its field and clear the others; what has no field is given back."""
    _put(fields, faults)
    if focus and first_error(list(fields.values())) is not None:
        # A date field that was left just now has cleared the fault that isn't its own.
        _put(fields, faults)
    return [sentence for name, sentence in faults.items() if name not in fields]


def _put(fields: Mapping[str, Field], faults: Mapping[str, str]) -> None:
    for name, field in fields.items():
        field.set_error(faults.get(name, ""))
