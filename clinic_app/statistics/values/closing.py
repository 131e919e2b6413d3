"""The rows behind a figure, what is asked before a month is closed, and what leaves the program."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from clinic_app.groups.values import GroupId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.referrals.values import ReferralId
from clinic_app.scheduling.values import AppointmentId
from clinic_app.scheduling.values_meetings import MeetingId
from clinic_app.statistics.values.report import MonthReport


class RowKind(StrEnum):
    """What a row of a drill-down is about."""

    APPOINTMENT = "appointment"
    MEETING = "meeting"
    REFERRAL = "referral"


@dataclass(frozen=True)
class Row:
    """One of those that a figure counts. `name` is "" for who may not see the client, as in `Restricted`."""

    kind: RowKind
    id: AppointmentId | MeetingId | ReferralId
    at: datetime
    """When it was; of a referral, midnight of the day."""
    client_id: ClientId | None
    """None for a meeting as such, and where the reader may not see the client."""
    name: str
    """The client's, a meeting's public title, or ""."""
    counselor_id: PersonId
    counselor_name: str
    group_id: GroupId | None = None


@dataclass(frozen=True)
class Drill:
    """The first rows of a figure, the newest first, and how many there are."""

    rows: tuple[Row, ...]
    total: int


class FindingKind(StrEnum):
    """What should be done before a month is closed."""

    UNSIGNED_NOTE = "unsigned_note"
    OPEN_APPOINTMENT = "open_appointment"
    """Its day is over, and nobody said what became of it."""
    OPEN_MEETING = "open_meeting"
    """The same of a group's meeting."""
    ATTENDANCE_GAP = "attendance_gap"
    """A meeting was held, and a member has no mark."""


@dataclass(frozen=True)
class ClosingFinding:
    """One thing to do before closing, with where it is."""

    kind: FindingKind
    row: Row
    missing: int = 1
    """Of an attendance gap, how many members have no mark."""


class ExportForm(StrEnum):
    """The files a month leaves as; the value is the ending of the name."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True)
class Printed:
    """A month as a file or paper: `content` is what is written, `revision` which print it is, from 0."""

    content: bytes
    report: MonthReport
    revision: int


@dataclass(frozen=True)
class MonthsChanged:
    """Announced after a month was closed, opened again, or printed."""

    months: tuple[date, ...] = field(default=())
