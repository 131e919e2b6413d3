"""What the making of a demo clinic passes around. Times are the clinic's wall-clock."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from clinic_app.common.permissions import Role
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


@dataclass(frozen=True, eq=False)
class Worker:
    """A member of staff with open keys. `room_id` for counselors."""

    id: PersonId
    login: str
    roles: frozenset[Role]
    programmes: tuple[Programme, ...]
    room_id: RoomId | None
    keys: Keys = field(repr=False)


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
