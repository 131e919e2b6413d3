"""What the room of statistics lets through its door: a month in figures."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from clinic_app.facility.values import Programme
from clinic_app.groups.values import GroupId
from clinic_app.notes.values_problems import CodeSystem
from clinic_app.people.values import ClientId, PersonId, Sex
from clinic_app.referrals.values import ReferralId
from clinic_app.scheduling.values import AppointmentId
from clinic_app.scheduling.values_meetings import MeetingId
from clinic_app.statistics.rules.rounding import average, percent

ClosingId = NewType("ClosingId", int)


class MonthState(StrEnum):
    """How final a month's figures are."""

    RUNNING = "running"
    """It isn't over: preliminary, until today."""
    OPEN = "open"
    """It is over, and not closed yet."""
    CLOSED = "closed"


class Measure(StrEnum):
    """What is counted. Each has its sentence (`measures.SENTENCES`), and what can be listed its rows."""

    PERSONS = "persons"
    VISITS = "visits"
    VISITS_NEW = "visits_new"
    VISITS_OLD = "visits_old"
    SESSIONS = "sessions"
    CONTACTS = "contacts"
    NO_SHOWS = "no_shows"
    NO_SHOW_PERCENT = "no_show_percent"
    CANCELLED = "cancelled"
    WAIT_MINUTES = "wait_minutes"
    NOTES_ON_TIME = "notes_on_time"
    CASES_NEW = "cases_new"
    CASES_OLD = "cases_old"
    MEETINGS = "meetings"
    ATTENDANCES = "attendances"
    ATTENDANCE_PERCENT = "attendance_percent"
    GROUP_PERSONS = "group_persons"
    GUESTS = "guests"
    REFERRALS_SENT = "referrals_sent"
    REFERRALS_ACCEPTED = "referrals_accepted"
    REFERRALS_ATTENDED = "referrals_attended"
    REFERRALS_CLOSED = "referrals_closed"
    REFERRALS_OVERDUE = "referrals_overdue"


@dataclass(frozen=True)
class Figures:
    """The figures of the whole, of a programme, or of a counselor. Percents are made of the counts.

    `persons` of several programmes aren't the sum: who is in two is one person. A percent is None where
    there is nothing to divide by, and `wait_minutes` where nobody waited.
    """

    persons: int = 0
    visits_new: int = 0
    visits_old: int = 0
    sessions: int = 0
    contacts: int = 0
    no_shows: int = 0
    cancelled: int = 0
    waited: int = 0
    """How many sessions the average wait is made of."""
    waited_seconds: int = 0
    """Their waits, added up."""
    notes_due: int = 0
    notes_on_time: int = 0
    meetings: int = 0
    attendances: int = 0
    expected: int = 0
    """Of the members at meetings held, how many could have come."""
    group_persons: int = 0
    referrals_sent: int = 0
    referrals_accepted: int = 0
    referrals_attended: int = 0
    referrals_closed: int = 0
    referrals_overdue: int = 0
    referrals_answered: int = 0
    """Of those sent in the month, how many the client attended or were closed with a service, by now."""

    @property
    def visits(self) -> int:
        return self.visits_new + self.visits_old

    @property
    def no_show_percent(self) -> float | None:
        return percent(self.no_shows, self.sessions + self.no_shows)

    @property
    def notes_on_time_percent(self) -> float | None:
        return percent(self.notes_on_time, self.notes_due)

    @property
    def attendance_percent(self) -> float | None:
        return percent(self.attendances, self.expected)

    @property
    def wait_minutes(self) -> int | None:
        """The average, rounded half up to whole minutes."""
        return average(self.waited_seconds, 60 * self.waited)


@dataclass(frozen=True)
class CounselorFigures:
    """One counselor within one programme."""

    counselor_id: PersonId
    name: str
    figures: Figures


@dataclass(frozen=True)
class ProgrammeFigures:
    """One programme, and its counselors by name."""

    programme: Programme
    figures: Figures
    counselors: tuple[CounselorFigures, ...] = ()


@dataclass(frozen=True)
class TrendMonth:
    """One of the six months up to the report's; sessions by programme, peer contacts apart."""

    month: date
    bk: int = 0
    psy: int = 0
    contacts: int = 0
    no_shows: int = 0

    @property
    def sessions(self) -> int:
        return self.bk + self.psy

    @property
    def no_show_percent(self) -> float | None:
        return percent(self.no_shows, self.sessions + self.no_shows)


@dataclass(frozen=True)
class BySex:
    """A count by sex."""

    male: int = 0
    female: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        return self.male + self.female + self.unknown

    def of(self, sex: Sex) -> int:
        return {Sex.MALE: self.male, Sex.FEMALE: self.female}.get(sex, self.unknown)


@dataclass(frozen=True)
class BandCount:
    """One age band: `label` as it is printed (`18–24`, `≥70`, `0–7 hr`)."""

    label: str
    count: BySex = BySex()


@dataclass(frozen=True)
class Spread:
    """A measure by age band and sex; `preset` names the bands (handbook §7.1, resources/catalogues)."""

    measure: Measure
    preset: str
    bands: tuple[BandCount, ...]

    @property
    def total(self) -> BySex:
        counts = [band.count for band in self.bands]
        return BySex(
            sum(each.male for each in counts),
            sum(each.female for each in counts),
            sum(each.unknown for each in counts),
        )


@dataclass(frozen=True)
class CaseLine:
    """One code: `label` in Indonesian; cases new and old by age band and sex."""

    system: CodeSystem
    code: str
    label: str
    new: tuple[BandCount, ...]
    old: tuple[BandCount, ...]

    @property
    def new_total(self) -> BySex:
        return Spread(Measure.CASES_NEW, "", self.new).total

    @property
    def old_total(self) -> BySex:
        return Spread(Measure.CASES_OLD, "", self.old).total


@dataclass(frozen=True)
class Guests:
    """Who dropped in at meetings; never among the persons. `headcount` is the part counted without names."""

    total: BySex = BySex()
    headcount: BySex = BySex()


@dataclass(frozen=True)
class Correction:
    """A figure of a closed month that has changed since (ui/spec §8.8)."""

    figure: str
    """`persons`, `BK.sessions`, …: a field of `Figures`, of a programme where one stands before it."""
    closed: int
    now: int


@dataclass(frozen=True)
class MonthReport:
    """A month in figures: everything that the screen, the paper and the files show, and nothing else."""

    month: date
    """Its first day."""
    through: date
    """The last day that is counted: today in a running month."""
    state: MonthState
    made_at: datetime
    """Wall-clock."""
    made_by: str
    """The name of who looks."""
    log_seq: int
    log_hash: str
    """Hex, of the head of the log (SECURITY §5)."""
    programme: Programme | None
    """What the report was narrowed to."""
    counselor_id: PersonId | None
    counselor_name: str
    total: Figures
    programmes: tuple[ProgrammeFigures, ...]
    """Those of the facility, in their order, and any other with figures."""
    trend: tuple[TrendMonth, ...]
    """Six months, the report's last."""
    pyramid: Spread
    """Persons, in the bands of the screen."""
    spreads: tuple[Spread, ...]
    """Persons, visits new, visits old and sessions, in the bands of the facility's forms."""
    cases: tuple[CaseLine, ...] | None
    """By code; None for who doesn't hold the clinical key."""
    guests: Guests
    sentences: tuple[tuple[Measure, str], ...]
    """What each measure counts, for under the table: source strings for `_()`."""
    compared_month: date | None = None
    compared: Figures | None = None
    closed_at: datetime | None = None
    """Wall-clock."""
    closed_by: str = ""
    corrections: tuple[Correction, ...] = ()
    """Of a closed month, what has changed since; only in the report that isn't narrowed."""
    revision: int | None = None
    """Of the last print, 0 for the first; None when it was never printed."""

    @property
    def empty(self) -> bool:
        """Whether nothing happened in the month: `no data`."""
        return self.total == Figures() and not self.cases and not self.guests.total.total


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
