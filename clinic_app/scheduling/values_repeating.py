"""A row of weekly appointments while it is planned, and as it was booked."""

from dataclasses import dataclass

from clinic_app.scheduling.values import Booked, Conflict, Slot
from clinic_app.scheduling.values_series import SeriesId


@dataclass(frozen=True)
class Occurrence:
    """One appointment of a series that is planned: what speaks against it, and where it would fit instead."""

    number: int
    """Its place among the weeks, from 1."""
    slot: Slot
    conflicts: tuple[Conflict, ...] = ()
    """The hardest first."""
    alternatives: tuple[Slot, ...] = ()
    """Up to three free times from its own on, none of them at a time that another occurrence wants."""

    @property
    def final(self) -> bool:
        """True when no reason can overrule."""
        return any(conflict.kind.final for conflict in self.conflicts)


@dataclass(frozen=True)
class SeriesPlan:
    """All occurrences, by date; nothing is written yet."""

    occurrences: tuple[Occurrence, ...]

    @property
    def clashing(self) -> tuple[Occurrence, ...]:
        """Those that something speaks against."""
        return tuple(one for one in self.occurrences if one.conflicts)


@dataclass(frozen=True)
class Decided:
    """An occurrence as it shall be booked. Weeks that are skipped are left out."""

    slot: Slot
    """As planned, or one of the free times instead."""
    reason: str = ""
    """Why it is kept in spite of a clash."""


@dataclass(frozen=True)
class SeriesBooked:
    """A series that stands; undone by `calendar.cancel_series`."""

    series_id: SeriesId
    appointments: tuple[Booked, ...]
    """By date."""
