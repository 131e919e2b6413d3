"""What the form of a group must hold, whoever fills it in."""

from dataclasses import replace

from clinic_app.common import text
from clinic_app.common.errors import InvalidInput
from clinic_app.groups.values import GroupForm

LIMITS = {"public_name": 60, "name": 100, "theme": 2_000, "rules": 10_000}
"""Signs of each text."""

CAPACITIES = range(2, 501)
"""Seats; a talk for a whole village is no group, but a list of 200 is."""

MOST_FACILITATORS = 8


def check_form(form: GroupForm) -> tuple[GroupForm, list[InvalidInput]]:
    """The form with clean texts, and what speaks against it; an empty name is the public one."""
    faults: list[InvalidInput] = []
    cleaned: dict[str, str] = {}
    for field in LIMITS:
        read = text.line if field in ("public_name", "name") else text.paragraphs
        try:
            cleaned[field] = read(field, getattr(form, field), LIMITS[field], required=field == "public_name")
        except InvalidInput as fault:
            faults.append(fault)
            cleaned[field] = ""
    if form.capacity not in CAPACITIES:
        least, most = CAPACITIES[0], CAPACITIES[-1]
        faults.append(InvalidInput("capacity", "group.capacity", least=least, most=most))
    persons = form.facilitators
    if not persons or len(set(persons)) != len(persons) or len(persons) > MOST_FACILITATORS:
        faults.append(InvalidInput("facilitators", "group.facilitators", most=MOST_FACILITATORS))
    if cleaned["name"] == cleaned["public_name"]:
        cleaned["name"] = ""
    clean = replace(
        form,
        public_name=cleaned["public_name"],
        name=cleaned["name"],
        theme=cleaned["theme"],
        rules=cleaned["rules"],
    )
    return clean, faults
