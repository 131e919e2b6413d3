"""The fields of forms as the log names them, in words."""

from clinic_app.common.translations import N_, _

FIELDS = {
    "full_name": N_("Full name"),
    "sex": N_("Sex"),
    "birth_date": N_("Birth date"),
    "age": N_("Age"),
    "nik": N_("NIK"),
    "phone": N_("Telephone"),
    "contact": N_("Way of contact"),
    "contact_note": N_("Note on contact"),
    "address": N_("Address"),
    "guardian": N_("Parent or guardian"),
    "confidentiality": N_("Confidentiality"),
    "team": N_("Care team"),
    "reception_note": N_("Note for reception"),
    "name": N_("Name"),
    "roles": N_("Role"),
    "title": N_("Profession"),
    "title_text": N_("Degree"),
    "kind": N_("Kind"),
    "zone": N_("Time zone"),
    "unit": N_("Unit"),
    "programmes": N_("Programmes"),
    "idle_minutes": N_("Minutes until the lock"),
    "waiting_limit": N_("Waiting limit"),
    "backup_folder": N_("Second place for backups"),
}


def field_name(field: str) -> str:
    """The words for a field; one of a newer program by its code."""
    return _(FIELDS[field]) if field in FIELDS else field
