"""What the room of notes lets through its door."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from clinic_app.common.seals import SealState
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.values import AppointmentId

NoteId = NewType("NoteId", int)


class Template(StrEnum):
    """How a note is divided (handbook §2.11). Changing it keeps the text."""

    SOAP = "soap"
    FREE = "free"


SECTIONS: dict[Template, tuple[str, ...]] = {
    Template.SOAP: ("subjective", "objective", "assessment", "plan"),
    Template.FREE: ("text",),
}
"""Codes of the sections of a template, in order."""


class Risk(StrEnum):
    """Level of risk, decided by the counselor (ui/spec §8.5)."""

    NONE = "none"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class RiskSign(StrEnum):
    """Signs that stand beside the level (handbook §5)."""

    IDEATION = "ideation"
    PLAN = "plan"
    ATTEMPT_HISTORY = "attempt_history"
    SELF_HARM = "self_harm"
    VIOLENCE = "violence"
    SUBSTANCE = "substance"
    NO_SUPPORT = "no_support"


@dataclass(frozen=True)
class Content:
    """What a note says: section code → text, and the risk; clinical, never logged."""

    template: Template = Template.SOAP
    sections: dict[str, str] = field(default_factory=dict)
    risk: Risk | None = None
    """None while it hasn't been decided."""
    signs: tuple[RiskSign, ...] = ()
    risk_reason: str = ""
    """Why MODERATE or HIGH is signed without a reviewed plan (ui/spec §8.5)."""

    def words(self) -> int:
        return sum(len(text.split()) for text in self.sections.values())


class NoteState(StrEnum):
    """States of a note (handbook §2.11)."""

    DRAFT = "draft"
    SIGNED = "signed"


@dataclass(frozen=True)
class NoteHead:
    """A note in a list; nothing clinical."""

    id: NoteId
    client_id: ClientId
    appointment_id: AppointmentId
    programme: Programme
    session_no: int
    author_id: PersonId
    author_name: str
    session_start: datetime
    session_end: datetime
    """Wall-clock."""
    state: NoteState
    due: datetime
    """Wall-clock; 24 hours after the session's end (ui/spec §8.5)."""
    addenda: int
    signed_at: datetime | None
    """UTC."""


@dataclass(frozen=True)
class UnsignedSession:
    """A session that is over while its counselor hasn't signed the note; nothing clinical."""

    appointment_id: AppointmentId
    client_id: ClientId
    client_name: str
    session_end: datetime
    due: datetime
    """Wall-clock, as in `NoteHead`."""
    begun: bool
    """Whether there is a draft."""


@dataclass(frozen=True)
class UnsignedNotes:
    """How many sessions wait for a signed note, how many too long; the reader's own ones by name."""

    count: int
    overdue: int
    sessions: tuple[UnsignedSession, ...]
    """The oldest first."""


@dataclass(frozen=True)
class NoteStep:
    """One line of a note's history, from the log; `at` UTC."""

    action: str
    """note.created, note.saved, note.signed, note.opened, note.addendum, note.printed"""
    at: datetime
    person_id: PersonId
    person_name: str


@dataclass(frozen=True)
class Draft:
    """A note being written, opened by its author."""

    head: NoteHead
    content: Content
    saved_at: datetime
    """UTC, of the last commit."""
    history: tuple[NoteStep, ...] = ()
    """The newest step first."""


@dataclass(frozen=True)
class Addendum:
    """A signed addition; the original is unchanged."""

    number: int
    author_id: PersonId
    author_name: str
    text: str
    signed_at: datetime
    seal: SealState


@dataclass(frozen=True)
class SignedNote:
    """A signed note as its readers see it; `content` None when the seal can't be opened or is broken."""

    head: NoteHead
    content: Content | None
    seal: SealState
    fingerprint: str
    """The first 16 signs of the signature, in groups of four."""
    addenda: tuple[Addendum, ...]
    history: tuple[NoteStep, ...]


@dataclass(frozen=True)
class Missing:
    """Something that stands in the way of signing; `blocking` or to be answered with a reason."""

    code: str
    blocking: bool = True


@dataclass(frozen=True)
class RiskMark:
    """A client's present level of risk and when it was last decided; sealed under the clinical key."""

    level: Risk
    decided_at: datetime
    decided_by: PersonId


@dataclass(frozen=True)
class NotesChanged:
    """Announced after a note of the client was begun, signed or added to (not at each autosave)."""

    client_id: ClientId
