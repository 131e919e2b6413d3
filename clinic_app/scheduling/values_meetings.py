"""What the room of appointments lets through its door about meetings. All times are wall-clock."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from clinic_app.facility.values import Programme, RoomId, ServiceTypeId
from clinic_app.people.values import ClientId, PersonId

MeetingId = NewType("MeetingId", int)


class MeetingStatus(StrEnum):
    """States of a meeting; only HELD is counted."""

    PLANNED = "PLANNED"
    HELD = "HELD"
    CANCELLED = "CANCELLED"

    @property
    def occupies(self) -> bool:
        """Whether the meeting takes its room, its staff and its participants' time."""
        return self is not MeetingStatus.CANCELLED


@dataclass(frozen=True)
class MeetingPlace:
    """When, led by whom and where; half-open, within one day; `room_id` None for online or outside."""

    start: datetime
    end: datetime
    staff: tuple[PersonId, ...]
    """Who leads it, the first being the one whose column shows it."""
    room_id: RoomId | None = None


@dataclass(frozen=True)
class MeetingBlock:
    """A meeting as calendar and Today draw it."""

    id: MeetingId
    title: str
    """The public one: it says nothing of why people come."""
    programme: Programme
    service_type_id: ServiceTypeId
    status: MeetingStatus
    start: datetime
    end: datetime
    staff: tuple[PersonId, ...]
    """The first is the one whose column shows it."""
    room_id: RoomId | None
    room_name: str
    clients: tuple[ClientId, ...]
    """Those who are expected."""
    seats: int
    came: int
    """How many came, guests included, once it was held."""

    @property
    def counselor_id(self) -> PersonId:
        """In whose column it stands."""
        return self.staff[0]

    @property
    def place(self) -> MeetingPlace:
        """Where it stands; moving it back is moving it here."""
        return MeetingPlace(self.start, self.end, self.staff, self.room_id)


@dataclass(frozen=True)
class AttendanceCounted:
    """Announced after another number of people came to meetings of these days: times and rooms are the same.

    Told at every mark of an attendance list, so whoever hears it re-reads when next looked at.
    """

    days: tuple[date, ...]
