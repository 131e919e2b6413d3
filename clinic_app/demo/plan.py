"""What the making of a demo clinic passes around. Times are the clinic's wall-clock."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from clinic_app.common.permissions import Role, Title
from clinic_app.facility.values import Programme, RoomId, ServiceTypeId
from clinic_app.notes.model import NoteVersion
from clinic_app.notes.values import Content, Risk
from clinic_app.people.rules.registration import CheckedClient
from clinic_app.people.values import ClientForm, PersonId
from clinic_app.scheduling.values import HistoryAction, Slot, Status
from clinic_app.vault.case_keys import CaseKey
from clinic_app.vault.session import Session as Keys


@dataclass(frozen=True)
class Account:
    """Who may sign in to a demo clinic, and how."""

    login: str
    roles: tuple[Role, ...]
    password: str


_SETTLES_IN = timedelta(days=14)
_WINDS_UP = timedelta(days=10)


@dataclass(eq=False)
class Worker:
    """A member of staff with open keys, once there. `room_id` for counselors.

    `came` and `left` are the first and the last day; None for from the start, and for still here.
    """

    id: PersonId
    login: str
    roles: frozenset[Role]
    programmes: tuple[Programme, ...]
    room_id: RoomId | None
    title: Title
    opened: Keys | None = field(repr=False)
    came: date | None = None
    left: date | None = None

    @property
    def keys(self) -> Keys:
        assert self.opened is not None, "nobody signs before the first day"
        return self.opened

    def here(self, day: date) -> bool:
        """Whether employed on that day."""
        return (self.came is None or self.came <= day) and (self.left is None or day <= self.left)

    def sees_clients(self, day: date) -> bool:
        """Whether there are appointments on that day: not in the first weeks, nor in the last days."""
        settled = self.came is None or self.came + _SETTLES_IN <= day
        return settled and (self.left is None or day < self.left - _WINDS_UP)


@dataclass(frozen=True)
class Service:
    """A kind of service that is given in the demo clinic."""

    id: ServiceTypeId
    programme: Programme
    code: str
    minutes: int
    weight: int
    in_room: bool


@dataclass(eq=False, slots=True)
class Course:
    """A client's time in one programme: what becomes an episode. `id` 0 until the first booking."""

    programme: Programme
    lead: Worker
    closed_at: datetime | None = None
    id: int = 0


class Step(NamedTuple):
    """One step of an appointment's way; `to` None for a move."""

    at: datetime
    action: HistoryAction
    by: Worker
    to: Status | None
    reason: str = ""


@dataclass(eq=False, slots=True)
class Note:
    """A note about a session; without `signed_at`, or before it, a draft."""

    created_at: datetime
    saved_at: datetime
    signed_at: datetime | None
    content: Content
    addendum: tuple[datetime, str] | None = None
    id: int = 0
    version: NoteVersion | None = None


@dataclass(eq=False, slots=True)
class Visit:
    """An appointment with its whole way; only the steps until now are written."""

    client: "Invented"
    service: Service
    counselor: Worker
    room_id: RoomId | None
    start: datetime
    end: datetime
    booked_at: datetime
    booked_by: Worker
    walk_in: bool = False
    remark: str = ""
    moved: tuple[datetime, Slot] | None = None
    """When it was moved to where it stands, and from where."""
    steps: tuple[Step, ...] = ()
    course: Course | None = None
    note: Note | None = None
    id: int = 0

    @property
    def day(self) -> date:
        return self.start.date()

    @property
    def ended_at(self) -> datetime | None:
        """When the session was over, if it takes place."""
        last = self.steps[-1] if self.steps else None
        return last.at if last and last.to is Status.COMPLETED else None

    def slot(self) -> Slot:
        return Slot(self.start, self.end, self.counselor.id, self.room_id)


@dataclass(eq=False, slots=True)
class Invented:
    """A client. `keys` are the generations of the case key, with who holds each."""

    form: ClientForm
    checked: CheckedClient
    theme: str
    risk: Risk
    programme: Programme
    lead: Worker
    attention: bool
    registered_at: datetime
    registered_by: Worker
    ordinal: int = 0
    """Where chance must not decide, this does."""
    same_as: "Invented | None" = None
    """Who was registered before already."""
    merged_at: datetime | None = None
    """When that was noticed."""
    sessions: int = 0
    """How many appointments are still to be planned."""
    interval: timedelta = timedelta(days=14)
    consents: bool = True
    visits: list[Visit] = field(default_factory=list)
    closes: tuple[Programme, ...] = ()
    record_no: str = ""
    id: int = 0
    team: list[PersonId] = field(default_factory=list)
    keys: list[tuple[CaseKey, PersonId, set[PersonId]]] = field(default_factory=list)
    """Key, maker, holders of each generation, the oldest first."""

    @property
    def first(self) -> Worker:
        """Who saw the client first, or will."""
        return self.visits[0].counselor if self.visits else self.lead
