"""What the room of appointments lets through its door. All times are wall-clock times of the clinic."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from clinic_app.episodes.values import EpisodeId
from clinic_app.facility.values import Closure, Programme, RoomId, ServiceTypeId
from clinic_app.people.values import (
    BirthPrecision,
    ClientId,
    Confidentiality,
    ConsentKind,
    ContactChannel,
    PersonId,
    Sex,
)
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingId
from clinic_app.scheduling.values_series import SeriesPlace

AppointmentId = NewType("AppointmentId", int)


class Status(StrEnum):
    """States of an appointment (handbook §2.2). A move is history, not a state."""

    BOOKED = "BOOKED"
    CONFIRMED = "CONFIRMED"
    CHECKED_IN = "CHECKED_IN"
    IN_SESSION = "IN_SESSION"
    COMPLETED = "COMPLETED"
    NO_SHOW = "NO_SHOW"
    LEFT_BEFORE_SEEN = "LEFT_BEFORE_SEEN"
    CANCELLED_CLIENT = "CANCELLED_CLIENT"
    CANCELLED_PROVIDER = "CANCELLED_PROVIDER"

    @property
    def cancelled(self) -> bool:
        return self in (Status.CANCELLED_CLIENT, Status.CANCELLED_PROVIDER)

    @property
    def occupies(self) -> bool:
        """Whether the appointment takes its counselor, room and client."""
        return self not in (
            Status.CANCELLED_CLIENT,
            Status.CANCELLED_PROVIDER,
            Status.NO_SHOW,
            Status.LEFT_BEFORE_SEEN,
        )


@dataclass(frozen=True)
class Slot:
    """When, with whom and where; half-open, within one day; `room_id` None for telephone, home or online."""

    start: datetime
    end: datetime
    counselor_id: PersonId
    room_id: RoomId | None = None


@dataclass(frozen=True)
class Wish:
    """What quick booking collects."""

    client_id: ClientId
    programme: Programme
    service_type_id: ServiceTypeId
    slot: Slot
    reception_note: str = ""
    """For the receptionist; never clinical (at most 200 signs)."""


class ConflictKind(StrEnum):
    """What speaks against a slot, the hardest first."""

    CLIENT = "client"
    ROOM = "room"
    COUNSELOR = "counselor"
    MEMBER = "member"
    """A member of a group has something else when it meets."""
    HOLIDAY = "holiday"
    OUTSIDE_HOURS = "outside_hours"
    BREAK = "break"

    @property
    def final(self) -> bool:
        """A taken room and the same client can't be overruled (ui/spec §5.3); one member among many can."""
        return self in (ConflictKind.CLIENT, ConflictKind.ROOM)


@dataclass(frozen=True)
class Conflict:
    """One clash; the facts of the other appointment or meeting, or the closure's."""

    kind: ConflictKind
    start: datetime
    end: datetime
    minutes: int
    """How long the two overlap."""
    appointment_id: AppointmentId | None = None
    with_name: str = ""
    """The other client's name (for people who may see it), the meeting's public title, or the holiday's."""
    room_name: str = ""
    counselor_id: PersonId | None = None
    meeting_id: MeetingId | None = None
    """Set instead of `appointment_id` where the other one is a meeting."""
    member_id: ClientId | None = None
    """Whose time it is, for a clash of the kind MEMBER."""
    member_name: str = ""


@dataclass(frozen=True)
class Clashes:
    """A booking or move not carried out; `alternatives` are up to three free times, the nearest first."""

    conflicts: tuple[Conflict, ...]
    alternatives: tuple[Slot, ...]

    @property
    def final(self) -> bool:
        """True when no reason can overrule."""
        return any(conflict.kind.final for conflict in self.conflicts)


@dataclass(frozen=True)
class Booked:
    """A booking that stands."""

    appointment_id: AppointmentId
    episode_id: EpisodeId
    session_no: int


@dataclass(frozen=True)
class Moved:
    """A move that was carried out; moving back is `calendar.move(appointment_id, before)`."""

    appointment_id: AppointmentId
    before: Slot
    after: Slot


class CancelBy(StrEnum):
    """Who called it off."""

    CLIENT = "client"
    PROVIDER = "provider"


@dataclass(frozen=True)
class Block:
    """An appointment as calendar and Today draw it."""

    id: AppointmentId
    client_id: ClientId
    client_name: str
    programme: Programme
    service_type_id: ServiceTypeId
    status: Status
    start: datetime
    end: datetime
    counselor_id: PersonId
    room_id: RoomId | None
    room_name: str
    session_no: int
    """Number within the episode, counted over appointments that weren't cancelled or missed."""
    walk_in: bool
    attention: bool
    checked_in_at: datetime | None = None
    """Wall-clock, like all times here."""
    started_at: datetime | None = None
    completed_at: datetime | None = None
    late_cancel: bool = False

    @property
    def staff(self) -> tuple[PersonId, ...]:
        """Whose time it takes, as of a meeting."""
        return (self.counselor_id,)

    @property
    def clients(self) -> tuple[ClientId, ...]:
        """Which clients' time it takes, as of a meeting."""
        return (self.client_id,)


Taking = Block | MeetingBlock
"""What takes time, a room, staff and clients: every clash is found among these."""


@dataclass(frozen=True)
class Week:
    """What the calendar paints: the days to show, blocks, meetings and closures of all seven days."""

    days: tuple[date, ...]
    blocks: tuple[Block, ...]
    closures: tuple[Closure, ...]
    opens: int
    """First full hour of the grid."""
    closes: int
    """Last full hour of the grid."""
    meetings: tuple[MeetingBlock, ...] = ()


class HistoryAction(StrEnum):
    """Steps in an appointment's way."""

    CREATED = "created"
    WALKED_IN = "walked_in"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    CHECKED_IN = "checked_in"
    STARTED = "started"
    COMPLETED = "completed"
    MISSED = "missed"
    LEFT = "left"
    CANCELLED = "cancelled"
    REOPENED = "reopened"


@dataclass(frozen=True)
class HistoryStep:
    """One step; `at` wall-clock; `from_start` set for a move."""

    action: HistoryAction
    at: datetime
    person_id: PersonId
    reason: str = ""
    from_start: datetime | None = None


@dataclass(frozen=True)
class AppointmentDetail:
    """What the side panel shows."""

    block: Block
    record_no: str
    sex: Sex
    birth_date: date
    birth_precision: BirthPrecision
    phone: str
    contact: ContactChannel
    contact_note: str
    confidentiality: Confidentiality
    service_label: str
    reception_note: str
    overrule_reason: str
    cancel_reason: str
    history: tuple[HistoryStep, ...]
    series: SeriesPlace | None
    """Its place in a weekly series, if it is of one."""
    next_statuses: tuple[Status, ...]
    """What the reader may set now; the first is the main action."""


@dataclass(frozen=True)
class ConsentDue:
    """A client who is expected though nobody has asked for these consents yet."""

    client_id: ClientId
    client_name: str
    start: datetime
    """The first appointment that they are missing for."""
    kinds: tuple[ConsentKind, ...]


@dataclass(frozen=True)
class FollowUps:
    """What appointments leave to be done; who may do none of it is told the numbers only."""

    day: date
    """The next day with service; the days from today to it are looked at."""
    unconfirmed: int
    """Appointments of `day` that nobody confirmed."""
    to_confirm: tuple[Block, ...]
    """Those that the reader may confirm."""
    without_consent: int
    consents_due: tuple[ConsentDue, ...]
    """Those that the reader asks for."""


@dataclass(frozen=True)
class ClientDates:
    """Last attended and next planned appointment of a client."""

    last: date | None = None
    next: datetime | None = None


@dataclass(frozen=True)
class AppointmentsChanged:
    """Announced after appointments or meetings of these days changed."""

    days: tuple[date, ...] = field(default=())
    client_ids: tuple[ClientId, ...] = field(default=())
