"""What the room of groups lets through its door. All times of meetings are wall-clock."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from clinic_app.facility.values import Programme, RoomId, ServiceTypeId
from clinic_app.people.values import ClientId, PersonId, Sex
from clinic_app.scheduling.values_meetings import MeetingId, MeetingStatus

GroupId = NewType("GroupId", int)
MembershipId = NewType("MembershipId", int)
GuestId = NewType("GuestId", int)

CAPACITY = 12
"""Seats that a new group is offered (handbook §2.10: 8 to 12)."""


class GroupKind(StrEnum):
    """Whether newcomers may join while it runs (handbook §2.10)."""

    OPEN = "open"
    CLOSED = "closed"


class Mark(StrEnum):
    """The standard letters of attendance (handbook §2.10); guests (TD) are counted apart."""

    PRESENT = "H"
    LATE = "T"
    EXCUSED = "I"
    SICK = "S"
    ABSENT = "A"

    @property
    def came(self) -> bool:
        """Whether it counts as attendance: those who were late were there."""
        return self in (Mark.PRESENT, Mark.LATE)


@dataclass(frozen=True)
class GroupForm:
    """What the form of a group collects. `name`, `theme` and `rules` are sealed under the clinical key."""

    public_name: str
    """What the reception and the calendar show; 60 signs at most."""
    programme: Programme
    service_type_id: ServiceTypeId
    facilitators: tuple[PersonId, ...]
    """The first leads. Who makes a group is one of them."""
    kind: GroupKind = GroupKind.OPEN
    capacity: int = CAPACITY
    name: str = ""
    """'' where it is no other than the public one."""
    theme: str = ""
    rules: str = ""


@dataclass(frozen=True)
class UsualTime:
    """When and where the next meeting is, or the last one was."""

    start: datetime
    end: datetime
    room_name: str


@dataclass(frozen=True)
class GroupHead:
    """A group in the list."""

    id: GroupId
    public_name: str
    name: str
    """As those who lead it say; the public name for who may not read it."""
    programme: Programme
    kind: GroupKind
    capacity: int
    members: int
    waiting: int
    facilitators: tuple[PersonId, ...]
    """The first leads."""
    facilitator_names: tuple[str, ...]
    mine: bool
    """Whether the reader leads it."""
    usual: UsualTime | None
    ended_on: date | None

    @property
    def full(self) -> bool:
        """Whether whoever comes now has to wait."""
        return self.members >= self.capacity


@dataclass(frozen=True)
class Member:
    """A client's time in a group; without `joined_on` the client waits since `asked_on`."""

    id: MembershipId
    client_id: ClientId
    record_no: str
    name: str
    sex: Sex
    asked_on: date
    joined_on: date | None
    left_on: date | None
    """The last day in the group. A day before `joined_on` says that the joining was taken back."""
    left_reason: str
    rules_on: date | None

    @property
    def waiting(self) -> bool:
        return self.joined_on is None and self.left_on is None

    def belongs(self, day: date) -> bool:
        """Whether the client was a member on `day`, first and last day included."""
        return (
            self.joined_on is not None
            and self.joined_on <= day
            and (self.left_on is None or day <= self.left_on)
        )


@dataclass(frozen=True)
class Guests:
    """Who dropped in (TD): one by name, or several counted by sex. Never among the distinct persons."""

    id: GuestId
    name: str
    sex: Sex
    count: int


@dataclass(frozen=True)
class GroupMeeting:
    """A meeting of a group: a column of the grid, a line of the list."""

    id: MeetingId
    number: int
    status: MeetingStatus
    start: datetime
    end: datetime
    staff: tuple[PersonId, ...]
    room_id: RoomId | None
    room_name: str
    reason: str
    """Why a clash was overruled, or why it was called off."""
    guests: tuple[Guests, ...]
    noted: bool
    """Whether its shared note is signed."""


@dataclass(frozen=True)
class MemberRow:
    """A row of the grid: a member, present or former, with what was marked."""

    member: Member
    """The newest time in the group, if there are several."""
    spans: tuple[Member, ...]
    """All times in the group, the oldest first."""
    marks: dict[MeetingId, Mark]
    remarks: frozenset[MeetingId]
    """Meetings with a private remark on this member that the reader may open."""
    came: int
    """H and T at meetings that were held."""
    held: int
    """Meetings held while the client was a member (handbook §2.10): what `came` is measured against."""
    two_absences: bool
    """Absent (A) at the last two meetings held: somebody should ask after them."""

    def belongs(self, day: date) -> bool:
        """Whether the client was a member on `day`; else there is nothing to mark."""
        return any(span.belongs(day) for span in self.spans)


@dataclass(frozen=True)
class GroupRecord:
    """A group as its screen shows it."""

    head: GroupHead
    form: GroupForm
    """As `correct` takes it; `name`, `theme` and `rules` are '' for who may not read them."""
    readable: bool
    """Whether the reader holds the key of name, theme and rules."""
    rows: tuple[MemberRow, ...]
    """Everybody who ever belonged, by name; present members are those with `member.left_on` None."""
    waiting: tuple[Member, ...]
    """In the order in which they asked."""
    meetings: tuple[GroupMeeting, ...]
    """The oldest first, those called off included."""
    may_write: bool
    """Whether the reader may change group, members, meetings."""
    may_mark: bool
    may_note: bool
    """Whether the reader may write and read the shared notes, and write remarks."""


@dataclass(frozen=True)
class Added:
    """A client who was put into a group, or onto its waiting list because it is full."""

    membership_id: MembershipId
    waiting: bool


@dataclass(frozen=True)
class GroupsChanged:
    """Announced after groups, members, meetings, marks, guests or notes changed."""

    group_ids: tuple[GroupId, ...] = field(default=())
    client_ids: tuple[ClientId, ...] = field(default=())
