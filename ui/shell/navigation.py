"""Where one can go: each target is a small value; `shell.open(target)` finds the page and shows it.

Screens never import each other; a screen that wants another one asks for its target. A target holds ids only,
so that it may be kept over a lock.
"""

from dataclasses import dataclass
from datetime import date

from clinic_app.groups.values import GroupId
from clinic_app.notes.values import NoteId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.referrals.values import ReferralId
from clinic_app.scheduling.values import AppointmentId
from clinic_app.scheduling.values_meetings import MeetingId


@dataclass(frozen=True)
class Target:
    """Somewhere to go. Two targets of one kind are shown by the same page object."""


@dataclass(frozen=True)
class Today(Target):
    """The board of today; with an appointment, its panel is open."""

    appointment_id: AppointmentId | None = None


@dataclass(frozen=True)
class Calendar(Target):
    """The time around `day` (today without one); with an appointment, that one is selected.

    With a counselor, only that one's appointments are shown. `view` is "day", "week", or "" for the
    one that is shown already.
    """

    day: date | None = None
    appointment_id: AppointmentId | None = None
    counselor_id: PersonId | None = None
    view: str = ""


@dataclass(frozen=True)
class Clients(Target):
    """The list of clients; with a client, that row is selected."""

    client_id: ClientId | None = None


@dataclass(frozen=True)
class ClientRecord(Target):
    """A client's record. `tab` and `form` name what is opened in it: a half-filled form comes back so."""

    client_id: ClientId
    tab: str = ""
    form: str = ""


@dataclass(frozen=True)
class Note(Target):
    """A session note: an existing one, or the one of an appointment, begun if there is none yet.

    With neither, the client's newest note.
    """

    client_id: ClientId
    note_id: NoteId | None = None
    appointment_id: AppointmentId | None = None


@dataclass(frozen=True)
class Groups(Target):
    """The groups; with a group its record, with a meeting its attendance (the group follows from it).

    With a client too, the private remark on that member. `form` opens a form: "group" for the group itself (a
    new one without a group), "member" for whoever joins, "plan" for meetings to come, "move" for another
    place of the meeting, "note" for its shared note.
    """

    group_id: GroupId | None = None
    meeting_id: MeetingId | None = None
    client_id: ClientId | None = None
    form: str = ""


@dataclass(frozen=True)
class Referrals(Target):
    """The board of referrals; with one named, its panel is open. `overdue` shows only those.

    `step` asks for what a step of that kind needs (the value of a `StepKind`).
    """

    referral_id: ReferralId | None = None
    overdue: bool = False
    step: str = ""


@dataclass(frozen=True)
class ReferralForm(Target):
    """The form of one referral: written on while it is a draft, else as it was frozen. `step` is 1 to 6."""

    referral_id: ReferralId
    step: int = 0


@dataclass(frozen=True)
class AuditLog(Target):
    """Kelola: the log; with a number, that line is open among its neighbours."""

    seq: int | None = None


@dataclass(frozen=True)
class Backup(Target):
    """Kelola: the backups; with `restore`, the wizard that puts one back."""

    restore: bool = False


@dataclass(frozen=True)
class Staff(Target):
    """Kelola: the users; with a person, that one's panel is open."""

    person_id: PersonId | None = None
    form: str = ""


@dataclass(frozen=True)
class Statistics(Target):
    """The figures of a month (any day of it); without one, that of the last month that is over."""

    month: date | None = None
