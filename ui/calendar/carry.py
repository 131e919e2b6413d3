"""An appointment being carried to another time, by mouse or by keys. Pure: times in, times out."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from clinic_app.scheduling.values import Block
from ui.calendar.geometry import FINE_SNAP, SNAP, WeekGeometry

_LEAST = timedelta(minutes=5)
_MOST = timedelta(hours=8)


@dataclass(frozen=True)
class Carry:
    """What is carried, where it was, where it is now, and where it was grasped."""

    block: Block
    start: datetime
    end: datetime
    grasp: timedelta = timedelta()
    """How long after its start the pointer took hold."""
    resizing: bool = False

    @classmethod
    def of(cls, block: Block, grasped: datetime | None = None, resizing: bool = False) -> "Carry":
        """Take up `block` where it stands."""
        grasp = grasped - block.start if grasped is not None else timedelta()
        return cls(block, block.start, block.end, grasp, resizing)

    @property
    def moved(self) -> bool:
        """Whether it is anywhere else than it was."""
        return (self.start, self.end) != (self.block.start, self.block.end)

    def to_point(self, grid: WeekGeometry, x: float, y: float, fine: bool = False) -> "Carry":
        """Follow the pointer."""
        snap = FINE_SNAP if fine else SNAP
        if self.resizing:
            reached = _rounded(grid, y, snap, self.start)
            return self._until(reached)
        day = grid.days[grid.day_index(x)]
        shift = self.grasp.total_seconds() / 3600 * grid.hour_height
        return self._at(_rounded(grid, y - shift, snap, datetime.combine(day, time())), grid)

    def by_minutes(self, minutes: int, grid: WeekGeometry) -> "Carry":
        """Earlier or later on the same day."""
        return self._at(self.start + timedelta(minutes=minutes), grid)

    def by_days(self, days: int, grid: WeekGeometry) -> "Carry":
        """To another shown day, at the same time; stays when there is none."""
        index = grid.days.index(self.start.date()) + days
        if not 0 <= index < len(grid.days):
            return self
        return self._at(datetime.combine(grid.days[index], self.start.time()), grid)

    def longer(self, minutes: int) -> "Carry":
        """Lengthen, or shorten with a negative number."""
        return self._until(self.end + timedelta(minutes=minutes))

    def _at(self, start: datetime, grid: WeekGeometry) -> "Carry":
        length = self.end - self.start
        day = start.date() if start.date() in grid.days else self.start.date()
        midnight = datetime.combine(day, time())
        first = midnight + timedelta(hours=grid.opens)
        last = max(midnight + timedelta(hours=grid.closes) - length, first)
        kept = min(max(start, first), last)
        return replace(self, start=kept, end=kept + length)

    def _until(self, end: datetime) -> "Carry":
        day_end = datetime.combine(self.start.date(), time()) + timedelta(days=1) - _LEAST
        latest = min(self.start + _MOST, day_end)
        return replace(self, end=min(max(end, self.start + _LEAST), latest))


def _rounded(grid: WeekGeometry, y: float, snap: int, on: datetime) -> datetime:
    minutes = round(y / grid.hour_height * 60 / snap) * snap
    return datetime.combine(on.date(), time()) + timedelta(hours=grid.opens, minutes=minutes)
