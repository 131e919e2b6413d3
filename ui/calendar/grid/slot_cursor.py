"""The empty stretch that keys or the mouse have marked for a new appointment. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from clinic_app.people.values import PersonId
from ui.calendar.grid.geometry import SNAP, Column, Grid

NEW = timedelta(minutes=60)
"""How long a slot is that nobody drew out."""


@dataclass(frozen=True)
class SlotCursor:
    """From `start` to `end`; with a counselor, in that one's column. `dragging` while the mouse draws it."""

    start: datetime
    end: datetime
    counselor_id: PersonId | None = None
    dragging: bool = False

    def place(self, grid: Grid) -> int | None:
        """The column it stands in, None when that isn't shown."""
        return grid.place_of(self.start.date(), self.counselor_id)

    def by_minutes(self, minutes: int, grid: Grid) -> "SlotCursor":
        """Earlier or later; stays at the ends of the day."""
        by = timedelta(minutes=minutes)
        return self._kept(replace(self, start=self.start + by, end=self.end + by), grid)

    def longer(self, minutes: int, grid: Grid) -> "SlotCursor":
        """Lengthen, or shorten with a negative number, down to one step."""
        return self._kept(replace(self, end=self.end + timedelta(minutes=minutes)), grid)

    def by_columns(self, by: int, grid: Grid) -> "SlotCursor | None":
        """Into the column so many further on; None beyond the first and the last."""
        place = self.place(grid)
        if place is None or not 0 <= place + by < len(grid.columns):
            return None
        return self.into(grid.columns[place + by])

    def into(self, column: Column) -> "SlotCursor":
        """Into that column, at the same time."""
        start = datetime.combine(column.day, self.start.time())
        return SlotCursor(start, start + (self.end - self.start), column.counselor_id)

    def drawn_to(self, y: float, grid: Grid, snap: int = SNAP) -> "SlotCursor":
        """Drawn out down to a height, at least one step long."""
        first, last = grid.bounds(self.start.date())
        reached = first + timedelta(minutes=(int(y / grid.hour_height * 60) // snap + 1) * snap)
        end = min(max(reached, self.start + timedelta(minutes=snap)), last)
        return replace(self, end=end, dragging=True)

    def finished(self, grid: Grid) -> "SlotCursor":
        """Let go by the mouse: what was only clicked becomes as long as a usual appointment."""
        end = self.end
        if end - self.start <= timedelta(minutes=SNAP):
            end = min(self.start + NEW, grid.bounds(self.start.date())[1])
        return replace(self, end=end, dragging=False)

    def _kept(self, wished: "SlotCursor", grid: Grid) -> "SlotCursor":
        first, last = grid.bounds(self.start.date())
        fits = first <= wished.start and wished.end <= last
        return wished if fits and wished.end - wished.start >= timedelta(minutes=SNAP) else self


def first_slot(grid: Grid, now: datetime | None, place: int = 0) -> SlotCursor:
    """Where the mark begins: now, or the first hour of service in the column at `place`."""
    column = grid.columns[place]
    if now is not None and now.date() in grid.days and grid.opens <= now.hour < grid.closes - 1:
        start = now.replace(minute=now.minute // SNAP * SNAP, second=0, microsecond=0)
        column = next(each for each in grid.columns if each.day == now.date())
    else:
        start = datetime.combine(column.day, time(min(grid.opens + 1, 22)))
    return SlotCursor(start, start + NEW, column.counselor_id)
