"""Where things stand in the week: time to pixels and back. Pure arithmetic, no widgets."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

GUTTER = 50
"""Width of the column of hours, in logical pixels (ui/spec §8.3)."""
DEFAULT_HOUR_HEIGHT = 66
LEAST_HOUR_HEIGHT, MOST_HOUR_HEIGHT = 40, 120
SNAP = 15
"""Minutes that a dragged or new appointment snaps to; with Alt held it is `FINE_SNAP` (ui/spec §5.3)."""
FINE_SNAP = 5
_LEFT_INSET, _RIGHT_INSET, _BELOW = 2, 6, 2
_LEAST_BLOCK = 15


@dataclass(frozen=True)
class Rect:
    """A box in logical pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class WeekGeometry:
    """The grid of `days` between the full hours `opens` and `closes`, `width` pixels wide in all."""

    days: tuple[date, ...]
    opens: int
    closes: int
    width: int
    hour_height: int = DEFAULT_HOUR_HEIGHT
    gutter: int = GUTTER

    @property
    def height(self) -> int:
        """Height of the whole grid."""
        return (self.closes - self.opens) * self.hour_height

    def column(self, index: int) -> tuple[int, int]:
        """Left edge and width of a day's column; together the columns fill the width to the pixel."""
        room = max(self.width - self.gutter, len(self.days))
        left = self.gutter + room * index // len(self.days)
        return left, self.gutter + room * (index + 1) // len(self.days) - left

    def y(self, moment: time) -> float:
        """Distance of a time of day from the top of the grid."""
        hours = moment.hour + moment.minute / 60 + moment.second / 3600
        return (hours - self.opens) * self.hour_height

    def block(self, start: datetime, end: datetime, lane: int = 0, lanes: int = 1) -> Rect:
        """The box of an appointment in its lane. Raises ValueError when its day isn't shown."""
        left, width = self.column(self.days.index(start.date()))
        room = width - _LEFT_INSET - _RIGHT_INSET
        x = left + _LEFT_INSET + room * lane / lanes
        top = self.y(start.time())
        minutes = max((end - start).total_seconds() / 60, _LEAST_BLOCK)
        gap = 1 if lane < lanes - 1 else 0
        return Rect(
            round(x),
            round(top),
            round(x + room / lanes) - round(x) - gap,
            round(top + minutes / 60 * self.hour_height) - round(top) - _BELOW,
        )

    def day_index(self, x: float) -> int:
        """The column under `x`, kept within the week."""
        for index in range(len(self.days)):
            left, width = self.column(index)
            if x < left + width:
                return index
        return len(self.days) - 1

    def moment(self, x: float, y: float, snap: int = SNAP) -> datetime:
        """The time under a point, snapped down to `snap` minutes and kept within the grid."""
        minutes = int(y / self.hour_height * 60) // snap * snap
        minutes = min(max(minutes, 0), (self.closes - self.opens) * 60 - snap)
        midnight = datetime.combine(self.days[self.day_index(x)], time())
        return midnight + timedelta(hours=self.opens, minutes=minutes)

    def within(self, moment: datetime) -> datetime:
        """`moment`, but no later than the grid's end on its day."""
        midnight = datetime.combine(moment.date(), time())
        return min(moment, midnight + timedelta(hours=self.closes))

    def reached(self, start: datetime, y: float, snap: int = SNAP) -> datetime:
        """The end of a stretch from `start` down to the point at `y`, at least `snap` minutes long."""
        left, _width = self.column(self.days.index(start.date()))
        end = self.moment(left, y, snap) + timedelta(minutes=snap)
        return max(end, start + timedelta(minutes=snap))
