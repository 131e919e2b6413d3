"""An appointment being carried to another place, by mouse or by keys. Pure: places in, places out."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum, auto

from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Block
from ui.calendar.grid.geometry import FINE_SNAP, SNAP, Column, Grid

_LEAST = timedelta(minutes=5)
_MOST = timedelta(hours=8)


class Grip(Enum):
    """Where an appointment was taken hold of: its edges resize it."""

    WHOLE = auto()
    START = auto()
    END = auto()


@dataclass(frozen=True)
class Carry:
    """What is carried, where it is now, and where it was grasped; where it was, the block says."""

    block: Block
    start: datetime
    end: datetime
    counselor_id: PersonId
    grasp: timedelta = timedelta()
    """How long after its start the pointer took hold."""
    grip: Grip = Grip.WHOLE

    @classmethod
    def of(cls, block: Block, grasped: datetime | None = None, grip: Grip = Grip.WHOLE) -> "Carry":
        """Take up `block` where it stands."""
        grasp = grasped - block.start if grasped is not None else timedelta()
        return cls(block, block.start, block.end, block.counselor_id, grasp, grip)

    @property
    def moved(self) -> bool:
        """Whether it is anywhere else than it was."""
        block = self.block
        return (self.start, self.end, self.counselor_id) != (block.start, block.end, block.counselor_id)

    def place(self, grid: Grid) -> int | None:
        """The column it is carried in, None when that isn't shown."""
        return grid.place_of(self.start.date(), self.counselor_id)

    def to_point(self, grid: Grid, x: float, y: float, fine: bool = False) -> "Carry":
        """Follow the pointer."""
        snap = FINE_SNAP if fine else SNAP
        day = self.start.date()
        if self.grip is Grip.START:
            return self._from(grid.nearest(day, y, snap), grid)
        if self.grip is Grip.END:
            return self._until(grid.nearest(day, y, snap), grid)
        column = grid.column_at(x)
        shift = self.grasp.total_seconds() / 3600 * grid.hour_height
        return self._in(column)._at(column.day, grid.nearest(column.day, y - shift, snap), grid)

    def by_minutes(self, minutes: int, grid: Grid) -> "Carry":
        """Earlier or later on the same day."""
        return self._at(self.start.date(), self.start + timedelta(minutes=minutes), grid)

    def by_columns(self, by: int, grid: Grid) -> "Carry | None":
        """Into the column so many further on, at the same time; None beyond the first and the last."""
        place = self.place(grid)
        if place is None or not 0 <= place + by < len(grid.columns):
            return None
        return self.into(grid.columns[place + by], grid)

    def into(self, column: Column, grid: Grid) -> "Carry":
        """Into that column, at the same time."""
        moment = datetime.combine(column.day, self.start.time())
        return self._in(column)._at(column.day, moment, grid)

    def end_by(self, minutes: int, grid: Grid) -> "Carry":
        """Let it end later, or earlier with a negative number."""
        return self._until(self.end + timedelta(minutes=minutes), grid)

    def start_by(self, minutes: int, grid: Grid) -> "Carry":
        """Let it start later, or earlier with a negative number; it ends when it did."""
        return self._from(self.start + timedelta(minutes=minutes), grid)

    def _in(self, column: Column) -> "Carry":
        return self if column.counselor_id is None else replace(self, counselor_id=column.counselor_id)

    def _at(self, day: date, start: datetime, grid: Grid) -> "Carry":
        length = self.end - self.start
        first, closes = grid.bounds(day)
        kept = min(max(start, first), max(closes - length, first))
        return replace(self, start=kept, end=kept + length)

    def _until(self, end: datetime, grid: Grid) -> "Carry":
        latest = min(self.start + _MOST, grid.bounds(self.start.date())[1])
        return replace(self, end=min(max(end, self.start + _LEAST), max(latest, self.start + _LEAST)))

    def _from(self, start: datetime, grid: Grid) -> "Carry":
        earliest = max(self.end - _MOST, grid.bounds(self.start.date())[0])
        return replace(self, start=max(min(start, self.end - _LEAST), earliest))
