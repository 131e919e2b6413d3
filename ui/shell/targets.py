"""Where one can go. Screens don't import each other: they ask the shell to open a target."""

from dataclasses import dataclass
from datetime import date

from clinic_app.notes.values import NoteId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.values import AppointmentId


@dataclass(frozen=True)
class Today:
    """The board of the day."""


@dataclass(frozen=True)
class Calendar:
    """The week of `day` (this week when None), with an appointment chosen."""

    day: date | None = None
    appointment_id: AppointmentId | None = None


@dataclass(frozen=True)
class Clients:
    """The list of clients."""


@dataclass(frozen=True)
class ClientRecord:
    """One client's record."""

    client_id: ClientId


@dataclass(frozen=True)
class NotePage:
    """The notes of a client: one note, or the one to be begun for an appointment."""

    client_id: ClientId
    note_id: NoteId | None = None
    appointment_id: AppointmentId | None = None


@dataclass(frozen=True)
class Admin:
    """Kelola: users and what else is administered."""

    person_id: PersonId | None = None


Target = Today | Calendar | Clients | ClientRecord | NotePage | Admin
