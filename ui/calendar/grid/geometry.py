"""Where things stand in the grid: time to pixels and back. Pure arithmetic, no widgets."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clinic_app.people.values import PersonId

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
class Column:
    """A day; with a counselor, that one's share of the day."""

    day: date
    counselor_id: PersonId | None = None

    def holds(self, day: date, counselor_id: PersonId | None) -> bool:
        """Whether what this counselor does on that day stands in this column."""
        return self.day == day and (self.counselor_id is None or self.counselor_id == counselor_id)


@dataclass(frozen=True)
class Grid:
    """Columns beside each other between the full hours `opens` and `closes`, `width` pixels wide in all."""

    columns: tuple[Column, ...]
    opens: int
    closes: int
    width: int
    hour_height: int = DEFAULT_HOUR_HEIGHT

    @property
    def height(self) -> int:
        """Height of the whole grid."""
        return (self.closes - self.opens) * self.hour_height

    @property
    def days(self) -> tuple[date, ...]:
        """The days shown, each once."""
        return tuple(dict.fromkeys(column.day for column in self.columns))

    def column(self, index: int) -> tuple[int, int]:
        """Left edge and width of a column; together the columns fill the width to the pixel."""
        room = max(self.width, len(self.columns))
        left = room * index // len(self.columns)
        return left, room * (index + 1) // len(self.columns) - left

    def place_of(self, day: date, counselor_id: PersonId | None = None) -> int | None:
        """The column where this counselor's day stands, None when it isn't shown."""
        found = (place for place, each in enumerate(self.columns) if each.holds(day, counselor_id))
        return next(found, None)

    def stretch_of(self, day: date) -> tuple[int, int] | None:
        """Left edge and width of everything shown of a day, None when it isn't shown."""
        places = [place for place, column in enumerate(self.columns) if column.day == day]
        if not places:
            return None
        left, (last, width) = self.column(places[0])[0], self.column(places[-1])
        return left, last + width - left

    def y(self, moment: time) -> float:
        """Distance of a time of day from the top of the grid."""
        hours = moment.hour + moment.minute / 60 + moment.second / 3600
        return (hours - self.opens) * self.hour_height

    def box(self, place: int, start: datetime, end: datetime, lane: int = 0, lanes: int = 1) -> Rect:
        """The box of an appointment in its lane of the column at `place`."""
        left, width = self.column(place)
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

    def column_at(self, x: float) -> Column:
        """The column under `x`, the nearest one outside of all."""
        place = int(x * len(self.columns) // max(self.width, 1))
        place = min(max(place, 0), len(self.columns) - 1)
        left, width = self.column(place)
        if x >= left + width and place + 1 < len(self.columns):
            place += 1
        return self.columns[place]

    def moment(self, x: float, y: float, snap: int = SNAP) -> datetime:
        """The time under a point, snapped down to `snap` minutes and kept within the grid."""
        minutes = int(y / self.hour_height * 60) // snap * snap
        minutes = min(max(minutes, 0), (self.closes - self.opens) * 60 - snap)
        midnight = datetime.combine(self.column_at(x).day, time())
        return midnight + timedelta(hours=self.opens, minutes=minutes)

    def nearest(self, day: date, y: float, snap: int = SNAP) -> datetime:
        """The time on `day` nearest to the height `y`, in steps of `snap`; also outside of the grid."""
        minutes = round(y / self.hour_height * 60 / snap) * snap
        return datetime.combine(day, time()) + timedelta(hours=self.opens, minutes=minutes)

    def bounds(self, day: date) -> tuple[datetime, datetime]:
        """When the grid begins and ends on `day`; a whole day just before midnight, as still that day."""
        midnight = datetime.combine(day, time())
        closes = midnight + timedelta(hours=self.closes)
        if closes.date() != day:
            closes -= timedelta(minutes=FINE_SNAP)
        return midnight + timedelta(hours=self.opens), closes
