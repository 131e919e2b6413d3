"""The words for roles, apart from all others: the unlock screen needs them before any room is imported."""

from collections.abc import Iterable

from clinic_app.common.permissions import Role
from clinic_app.common.translations import N_, _

_ROLE = {
    Role.RECEPTIONIST: N_("Receptionist"),
    Role.COUNSELOR: N_("Counselor"),
    Role.SUPERVISOR: N_("Supervisor"),
    Role.HEAD: N_("Head of facility"),
    Role.ADMINISTRATOR: N_("Administrator"),
}
_ROLE_SCOPE = {
    Role.RECEPTIONIST: N_("Appointments and contact data. Sees no clinical content."),
    Role.COUNSELOR: N_("Notes, screening and referrals of own clients."),
    Role.SUPERVISOR: N_("Statistics, audit log, hours and rooms. Reads no notes."),
    Role.HEAD: N_("Statistics and audit log. Reads no notes."),
    Role.ADMINISTRATOR: N_("Users, backup and settings. Sees no client data."),
}


def role_name(role: Role) -> str:
    """A role at the workstation."""
    return _(_ROLE[role])


def role_scope(role: Role) -> str:
    """One line on what a role can see."""
    return _(_ROLE_SCOPE[role])


def roles_text(roles: Iterable[Role]) -> str:
    """All roles of a person, in the order of the table."""
    held = set(roles)
    return ", ".join(role_name(role) for role in Role if role in held)
