"""Who may do what: the permission table of the handbook §2.1, and the decorator that asks it."""

import functools
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from clinic_app.common.errors import NotPermitted


class Role(StrEnum):
    """What a person is at the workstation. One person may be several (handbook §2.1)."""

    RECEPTIONIST = "receptionist"
    COUNSELOR = "counselor"
    SUPERVISOR = "supervisor"
    HEAD = "head"
    ADMINISTRATOR = "administrator"


class Title(StrEnum):
    """The profession of a counselor; it adds nothing but, later, the right to code ICD-10 (handbook §2.1)."""

    PSYCHOLOGIST = "psychologist"
    BK_COUNSELOR = "bk_counselor"
    NURSE = "nurse"
    MIDWIFE = "midwife"
    DOCTOR = "doctor"
    SOCIAL_WORKER = "social_worker"
    EDUCATOR = "educator"
    NONE = "none"


class Permission(StrEnum):
    """One line of the table. `…_own` in the table is asked in the command: `Reach` says so."""

    CLIENT_READ = "client.read"
    CLIENT_WRITE = "client.write"
    CONSENT_WRITE = "consent.write"
    CARE_TEAM_WRITE = "care_team.write"
    APPOINTMENT_READ = "appointment.read"
    APPOINTMENT_WRITE = "appointment.write"
    CHECK_IN = "appointment.check_in"
    SESSION_RUN = "session.run"
    EPISODE_READ = "episode.read"
    EPISODE_CLOSE = "episode.close"
    NOTE_STATE = "note.state"
    NOTE_READ = "note.read"
    NOTE_WRITE = "note.write"
    NOTE_SIGN = "note.sign"
    RISK_READ = "risk.read"
    RISK_WRITE = "risk.write"
    ATTENTION_READ = "attention.read"
    ATTENTION_WRITE = "attention.write"
    PROBLEM_READ = "problem.read"
    PROBLEM_WRITE = "problem.write"
    GROUP_READ = "group.read"
    GROUP_WRITE = "group.write"
    ATTENDANCE_WRITE = "attendance.write"
    GROUP_NOTE = "group.note"
    REFERRAL_READ = "referral.read"
    REFERRAL_PREPARE = "referral.prepare"
    REFERRAL_WRITE = "referral.write"
    REFERRAL_TRACK = "referral.track"
    STATISTICS_READ = "statistics.read"
    STATISTICS_CLOSE = "statistics.close"
    DRAFT_OWN = "draft.own"
    FACILITY_READ = "facility.read"
    FACILITY_WRITE = "facility.write"
    SERVICE_TYPES_WRITE = "service_types.write"
    STAFF_READ = "staff.read"
    STAFF_WRITE = "staff.write"
    PASSWORD_OWN = "password.own"
    CLINICAL_KEY_GRANT = "clinical_key.grant"
    AUDIT_READ = "audit.read"
    BACKUP_STATE = "backup.state"
    BACKUP_AUTOMATIC = "backup.automatic"
    BACKUP_WRITE = "backup.write"


class Reach(StrEnum):
    """How far a permission goes: every client, or those whose care team the person is in."""

    ALL = "all"
    OWN = "own"


P = Permission
_EVERYONE: dict[Permission, Reach] = dict.fromkeys(
    (
        P.DRAFT_OWN,
        P.PASSWORD_OWN,
        P.FACILITY_READ,
        P.STAFF_READ,
        P.BACKUP_STATE,
        P.BACKUP_AUTOMATIC,
    ),
    Reach.ALL,
)

TABLE: dict[Role, dict[Permission, Reach]] = {
    Role.RECEPTIONIST: {
        **_EVERYONE,
        P.CLIENT_READ: Reach.ALL,
        P.CLIENT_WRITE: Reach.ALL,
        P.CONSENT_WRITE: Reach.ALL,
        P.CARE_TEAM_WRITE: Reach.ALL,
        P.APPOINTMENT_READ: Reach.ALL,
        P.APPOINTMENT_WRITE: Reach.ALL,
        P.CHECK_IN: Reach.ALL,
        P.SESSION_RUN: Reach.ALL,
        P.EPISODE_READ: Reach.ALL,
        P.ATTENTION_READ: Reach.ALL,
        P.GROUP_READ: Reach.ALL,
        P.REFERRAL_READ: Reach.ALL,
        P.REFERRAL_PREPARE: Reach.ALL,
        P.REFERRAL_TRACK: Reach.ALL,
    },
    Role.COUNSELOR: {
        **_EVERYONE,
        P.CLIENT_READ: Reach.OWN,
        P.CLIENT_WRITE: Reach.OWN,
        P.CONSENT_WRITE: Reach.OWN,
        P.CARE_TEAM_WRITE: Reach.OWN,
        P.APPOINTMENT_READ: Reach.ALL,
        P.APPOINTMENT_WRITE: Reach.OWN,
        P.CHECK_IN: Reach.ALL,
        P.SESSION_RUN: Reach.OWN,
        P.EPISODE_READ: Reach.OWN,
        P.EPISODE_CLOSE: Reach.OWN,
        P.NOTE_STATE: Reach.OWN,
        P.NOTE_READ: Reach.OWN,
        P.NOTE_WRITE: Reach.OWN,
        P.NOTE_SIGN: Reach.OWN,
        P.RISK_READ: Reach.OWN,
        P.RISK_WRITE: Reach.OWN,
        P.ATTENTION_READ: Reach.ALL,
        P.ATTENTION_WRITE: Reach.OWN,
        P.PROBLEM_READ: Reach.OWN,
        P.PROBLEM_WRITE: Reach.OWN,
        P.GROUP_READ: Reach.ALL,
        P.GROUP_WRITE: Reach.OWN,
        P.ATTENDANCE_WRITE: Reach.OWN,
        P.GROUP_NOTE: Reach.OWN,
        P.REFERRAL_READ: Reach.OWN,
        P.REFERRAL_PREPARE: Reach.OWN,
        P.REFERRAL_WRITE: Reach.OWN,
        P.REFERRAL_TRACK: Reach.OWN,
        P.STATISTICS_READ: Reach.OWN,
        P.CLINICAL_KEY_GRANT: Reach.ALL,
    },
    Role.SUPERVISOR: {
        **_EVERYONE,
        P.CLIENT_READ: Reach.ALL,
        P.CARE_TEAM_WRITE: Reach.ALL,
        P.APPOINTMENT_READ: Reach.ALL,
        P.EPISODE_READ: Reach.ALL,
        P.NOTE_STATE: Reach.ALL,
        P.GROUP_READ: Reach.ALL,
        P.REFERRAL_READ: Reach.ALL,
        P.STATISTICS_READ: Reach.ALL,
        P.STATISTICS_CLOSE: Reach.ALL,
        P.FACILITY_WRITE: Reach.ALL,
        P.CLINICAL_KEY_GRANT: Reach.ALL,
        P.AUDIT_READ: Reach.ALL,
    },
    Role.HEAD: {
        **_EVERYONE,
        P.CLIENT_READ: Reach.ALL,
        P.APPOINTMENT_READ: Reach.ALL,
        P.EPISODE_READ: Reach.ALL,
        P.NOTE_STATE: Reach.ALL,
        P.GROUP_READ: Reach.ALL,
        P.REFERRAL_READ: Reach.ALL,
        P.STATISTICS_READ: Reach.ALL,
        P.CLINICAL_KEY_GRANT: Reach.ALL,
        P.AUDIT_READ: Reach.ALL,
    },
    Role.ADMINISTRATOR: {
        **_EVERYONE,
        P.FACILITY_WRITE: Reach.ALL,
        P.SERVICE_TYPES_WRITE: Reach.ALL,
        P.STAFF_WRITE: Reach.ALL,
        P.AUDIT_READ: Reach.ALL,
        P.BACKUP_WRITE: Reach.ALL,
    },
}

CLINICAL_ROLES = frozenset({Role.COUNSELOR, Role.SUPERVISOR, Role.HEAD})
"""Who holds the clinical key (SECURITY §2)."""


def reach(roles: Iterable[Role], permission: Permission) -> Reach | None:
    """How far these roles' permission goes, the widest first; None where no role has it."""
    found = {TABLE[role].get(permission) for role in roles}
    if Reach.ALL in found:
        return Reach.ALL
    return Reach.OWN if Reach.OWN in found else None


class AtDesk(Protocol):
    """What the decorator needs of a service: the desk of the person who is working."""

    @property
    def desk(self) -> "HasRoles": ...


class HasRoles(Protocol):
    """The desk, as far as permissions look at it."""

    @property
    def roles(self) -> frozenset[Role]: ...


S = TypeVar("S", bound=AtDesk)
A = ParamSpec("A")
R = TypeVar("R")


def requires(
    permission: Permission,
) -> Callable[[Callable[Concatenate[S, A], R]], Callable[Concatenate[S, A], R]]:
    """Let the command run only if a role of the person has `permission`; else raise `NotPermitted`.

    Where the table says "own", the command itself asks for the care team (`Desk.reach`).
    The permission is kept on the function as `required`, so that a test can walk all commands.
    """

    def guard(command: Callable[Concatenate[S, A], R]) -> Callable[Concatenate[S, A], R]:
        @functools.wraps(command)
        def guarded(self: S, /, *args: A.args, **kwargs: A.kwargs) -> R:
            if reach(self.desk.roles, permission) is None:
                raise NotPermitted("permission.role", permission=permission.value)
            return command(self, *args, **kwargs)

        guarded.required = permission  # type: ignore[attr-defined]
        return guarded

    return guard
