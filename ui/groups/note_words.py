"""What the sections of a group's note are called, and what belongs into them (handbook §2.10)."""

from clinic_app.common.locale import listing
from clinic_app.common.translations import N_, _

_SECTIONS = {
    "topic": (N_("Topic"), N_("What was it about?")),
    "method": (N_("Method"), N_("How was it done?")),
    "materials": (N_("Materials"), N_("What was used?")),
    "observation": (N_("Observation"), N_("What went on in the group? Name no member.")),
    "incidents": (N_("Incidents"), N_("Did anything out of the ordinary happen?")),
}


def section_name(code: str) -> str:
    """Title of a section."""
    return _(_SECTIONS[code][0])


def section_hint(code: str) -> str:
    """What stands in it while it is empty."""
    return _(_SECTIONS[code][1])


def naming_words(names: tuple[str, ...]) -> tuple[str, str]:
    """That members are named in it, and where that belongs instead."""
    why = _("A group note names no members. What concerns one belongs into a private remark.")
    return _("Named here: {names}.").format(names=listing(list(names))), why
