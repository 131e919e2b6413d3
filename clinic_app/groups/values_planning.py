"""What the room of groups lets through its door about planning meetings."""

from dataclasses import dataclass

from clinic_app.scheduling.values import Clashes
from clinic_app.scheduling.values_meetings import MeetingId, MeetingPlace

MOST_MEETINGS = 52
"""Meetings that are planned together: a year of weeks."""


@dataclass(frozen=True)
class WeeklyRow:
    """A wish for a row of meetings, one a week."""

    first: MeetingPlace
    count: int


@dataclass(frozen=True)
class Occurrence:
    """One meeting of a row before anything is written: where it would be, and what speaks against that."""

    place: MeetingPlace
    clashes: Clashes | None
    """None where it is free. `clashes.final` can only be skipped, or given another place."""


@dataclass(frozen=True)
class Choice:
    """What the person decided about an occurrence that is to be planned; those skipped are left out."""

    place: MeetingPlace
    reason: str = ""
    """Why its clashes are overruled; five signs or more."""


@dataclass(frozen=True)
class Planned:
    """Meetings that stand now; undone by `cancel` of each."""

    meeting_ids: tuple[MeetingId, ...]


@dataclass(frozen=True)
class MeetingMoved:
    """A move that was carried out; moving back is `move(meeting_id, before)`."""

    meeting_id: MeetingId
    before: MeetingPlace
    after: MeetingPlace
