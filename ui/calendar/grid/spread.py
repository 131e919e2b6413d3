"""What the grid shows at once, like the open pages of a diary. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clinic_app.facility.values import Closure
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Week
from ui.calendar.grid.geometry import Column
from ui.calendar.grid.lanes import Placed, placed_in
from ui.calendar.grid.meetings import PlacedMeeting, shares

LEAST_COLUMN = 150
"""Of a counselor's column (ui/spec §8.3)."""


class Wording(StrEnum):
    """How much a block says in its third line, by the room there is."""

    NAME = "name"
    """Nothing: two lines for the name."""
    ROOM = "room"
    FULL = "full"
    """Until when, where, and which session it is."""


@dataclass(frozen=True)
class Spread:
    """Columns with their blocks and closures between two full hours."""

    columns: tuple[Column, ...]
    placed: tuple[Placed, ...]
    closures: tuple[Closure, ...]
    opens: int
    closes: int
    sharing: tuple[PersonId, ...] = ()
    """Who shares each column, in their order; nobody where a column is one counselor's."""
    wording: Wording = Wording.NAME
    least_column: int = 0
    """Columns are never narrower than this; the grid scrolls sideways instead."""
    meetings: tuple[PlacedMeeting, ...] = ()

    def lane_of(self, counselor_id: PersonId) -> tuple[int, int]:
        """Which share of a column a counselor has: lane, and number of lanes."""
        if counselor_id not in self.sharing:
            return 0, 1
        return self.sharing.index(counselor_id), len(self.sharing)


def by_days(week: Week, days: Sequence[date], counselors: tuple[PersonId, ...], wording: Wording) -> Spread:
    """A column per day; several counselors share each of them in lanes."""
    sharing = counselors if len(counselors) > 1 else ()
    return _spread(week, tuple(Column(day) for day in days), counselors, sharing, wording)


def by_counselors(week: Week, day: date, counselors: tuple[PersonId, ...]) -> Spread:
    """A column per counselor; a single empty one when nobody is to be shown."""
    columns = tuple(Column(day, person) for person in counselors) or (Column(day),)
    return _spread(week, columns, counselors, (), Wording.FULL, LEAST_COLUMN)


def _spread(
    week: Week,
    columns: tuple[Column, ...],
    counselors: tuple[PersonId, ...],
    sharing: tuple[PersonId, ...],
    wording: Wording,
    least_column: int = 0,
) -> Spread:
    days = {column.day for column in columns}
    each = bool(sharing) or any(column.counselor_id is not None for column in columns)
    taken = shares(week.meetings, counselors, each)
    placed, meetings = placed_in(columns, (*week.blocks, *taken), sharing)
    closures = tuple(closure for closure in week.closures if closure.day in days)
    opens, closes = week.opens, week.closes
    return Spread(columns, placed, closures, opens, closes, sharing, wording, least_column, meetings)
