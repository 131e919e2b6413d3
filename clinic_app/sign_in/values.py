"""What the door lets through: who may sign in, what the folder holds, what founding needs."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from clinic_app.common.permissions import Role, Title
from clinic_app.common.text import initials
from clinic_app.vault.recovery import RecoveryCode

if TYPE_CHECKING:
    from clinic_app.facility.values import FacilityPlan


class FolderState(StrEnum):
    """What the program finds in the folder."""

    EMPTY = "empty"
    """No clinic yet: the first-run wizard."""
    READY = "ready"
    DAMAGED = "damaged"
    NEWER = "newer"
    """Written by a newer version of the program."""


@dataclass(frozen=True)
class SignInPerson:
    """Somebody who may sign in, as the unlock screen lists them."""

    id: int
    login: str
    name: str
    roles: frozenset[Role]
    title_text: str

    @property
    def initials(self) -> str:
        """One or two letters for the round sign beside the name."""
        return initials(self.name).replace(".", "")[:2].upper()


@dataclass(frozen=True)
class Founding:
    """What the wizard has collected when the clinic is made: the facility and the first administrator."""

    plan: "FacilityPlan"
    login: str
    name: str
    password: str = field(repr=False)
    roles: frozenset[Role] = frozenset({Role.ADMINISTRATOR})
    title: Title = Title.NONE
    title_text: str = ""


@dataclass(frozen=True)
class RecoverySheet:
    """What is printed on the recovery sheet, and checked when two groups are typed back."""

    code: RecoveryCode

    @property
    def groups(self) -> tuple[str, ...]:
        """Eight groups of five signs."""
        return self.code.groups

    def has_group(self, number: int, typed: str) -> bool:
        """Whether `typed` is group `number` (1 to 8), in any case, with O for 0 and I or L for 1."""
        return self.code.has_group(number, typed)
