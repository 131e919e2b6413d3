"""A month in figures: what screen, paper and files show."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clinic_app.facility.values import Programme
from clinic_app.people.values import PersonId
from clinic_app.statistics.rules.rounding import percent
from clinic_app.statistics.values.figures import CaseLine, Figures, Guests, Measure, Spread


class MonthState(StrEnum):
    """How final a month's figures are."""

    RUNNING = "running"
    """It isn't over: preliminary, until today."""
    OPEN = "open"
    """It is over, and not closed yet."""
    CLOSED = "closed"


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
    spreads: tuple[Spread, ...] = ()
    """Persons, visits new, visits old and sessions, in the bands of the facility's forms."""


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
