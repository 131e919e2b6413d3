"""Problems as they cross the door of the room: what a client comes for, in a word of a list."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId

ProblemId = NewType("ProblemId", int)


class CodeSystem(StrEnum):
    """Which list a code is of."""

    ICD10 = "icd10"
    """For doctors and psychologists (handbook §2.1, §6.1)."""
    CATEGORY = "category"
    """The own list of problem categories (handbook §6.3)."""


class ProblemState(StrEnum):
    """Whether a problem is still worked on."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    """Recorded by mistake; it is nobody's problem, and no reading of several clients gives it."""


def case_code(code: str) -> str:
    """What makes two codes the same case: three characters (handbook §7.4.3). Categories have no more."""
    return code[:3]


@dataclass(frozen=True)
class Problem:
    """A problem of a client; clinical, never logged."""

    id: ProblemId
    client_id: ClientId
    """Who bears it now: of a merged client, whom it was merged into."""
    programme: Programme
    system: CodeSystem
    code: str
    first_on: date
    """Service day of the first encounter about it, as the person who recorded it says."""
    state: ProblemState
    closed_on: date | None
    """The last day that belongs to it; None while it is open."""
    primary: bool

    @property
    def case_code(self) -> str:
        """The code as cases are counted by."""
        return case_code(self.code)


@dataclass(frozen=True)
class ProblemWish:
    """A problem to record."""

    client_id: ClientId
    programme: Programme
    system: CodeSystem
    code: str
    first_on: date
    primary: bool = False


@dataclass(frozen=True)
class CodedProblem:
    """One line of a list of codes."""

    system: CodeSystem
    code: str
    label: str
    """Indonesian, in every language of the program."""
    field: str = ""
    """Field of guidance of a category (handbook §6.3), "" where it has none."""


@dataclass(frozen=True)
class ProblemsChanged:
    """Announced after a problem of the client was recorded or changed."""

    client_id: ClientId
