"""What the room of groups lets through its door about what is written: shared notes, private remarks."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NewType

from clinic_app.common.seals import SealState
from clinic_app.groups.values import GroupId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.values_meetings import MeetingId

RemarkId = NewType("RemarkId", int)

SECTIONS = ("topic", "method", "materials", "observation", "incidents")
"""Codes of the sections of a shared note, in order (handbook §2.10)."""


@dataclass(frozen=True)
class NoteContent:
    """What a shared note says: section code → text; clinical, never logged, without members' names."""

    sections: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NoteDraft:
    """A shared note being written, opened by its author."""

    meeting_id: MeetingId
    content: NoteContent
    saved_at: datetime | None
    """UTC, of the last commit; None while nothing was saved."""


@dataclass(frozen=True)
class NoteAddendum:
    """A signed addition; the original is unchanged."""

    number: int
    author_id: PersonId
    author_name: str
    text: str
    signed_at: datetime
    """UTC."""
    seal: SealState


@dataclass(frozen=True)
class SignedGroupNote:
    """A signed note as those who lead the group see it; `content` None when it can't be opened or trusted."""

    meeting_id: MeetingId
    author_id: PersonId
    author_name: str
    signed_at: datetime
    """UTC."""
    content: NoteContent | None
    seal: SealState
    fingerprint: str
    """The first 16 signs of the signature, in groups of four."""
    addenda: tuple[NoteAddendum, ...]


@dataclass(frozen=True)
class Remark:
    """A private remark on a member at a meeting, as its author and the member's care team read it."""

    id: RemarkId
    group_id: GroupId
    group_name: str
    """The public name."""
    meeting_id: MeetingId
    number: int
    day: date
    client_id: ClientId
    author_id: PersonId
    author_name: str
    written_at: datetime
    """UTC."""
    text: str
    """'' unless `seal` is INTACT."""
    seal: SealState


@dataclass(frozen=True)
class Participation:
    """A client's time in one group as the client's own record shows it; never anybody else's name."""

    group_id: GroupId
    group_name: str
    """The public name."""
    joined_on: date | None
    left_on: date | None
    came: int
    held: int
    marks: tuple[tuple[date, str], ...]
    """Day and letter of each meeting held while a member, the oldest first; '' where nothing was marked."""
