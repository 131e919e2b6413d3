"""Figures, and how they are spread over ages and sexes."""

from dataclasses import dataclass
from enum import StrEnum

from clinic_app.notes.values.problems import CodeSystem
from clinic_app.people.values import Sex
from clinic_app.statistics.rules.rounding import average, percent


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
