"""What the attendance grid shows, as values: its columns, its lines, and one cell changed. Builds nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from clinic_app.groups.values import Mark
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values_meetings import MeetingId, MeetingStatus


@dataclass(frozen=True)
class Day:
    """A column: one meeting. `guests` is how many dropped in."""

    meeting_id: MeetingId
    number: int
    day: date
    status: MeetingStatus = MeetingStatus.PLANNED
    guests: int = 0


@dataclass(frozen=True)
class Cell:
    """A member at a meeting. Who wasn't one then has no mark to be set; `noted` where a remark exists."""

    mark: Mark | None = None
    member: bool = True
    noted: bool = False


@dataclass(frozen=True)
class Line:
    """A row: one member, a cell per column."""

    client_id: ClientId
    name: str
    cells: tuple[Cell, ...]
    left: bool = False
    """Whether the member has left the group."""

    @property
    def noted(self) -> bool:
        """Whether anything private was written about the member here."""
        return any(cell.noted for cell in self.cells)


@dataclass(frozen=True)
class GuestLine:
    """A row below the members: a guest of the current meeting by name, or all guests counted."""

    name: str = ""
    """"" for the row that counts all of them."""


@dataclass(frozen=True)
class Count:
    """So many came of so many who could."""

    came: int
    of: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nobody was expected."""
        return self.came / self.of if self.of else None


@dataclass(frozen=True)
class Register:
    """The whole sheet. `current` is the column that is filled in now, -1 without one."""

    days: tuple[Day, ...] = ()
    lines: tuple[Line, ...] = ()
    guests: tuple[GuestLine, ...] = ()
    current: int = -1

    @property
    def rows(self) -> int:
        """How many rows there are, guests included."""
        return len(self.lines) + len(self.guests)

    def column_of(self, meeting_id: MeetingId) -> int:
        """Where a meeting stands, -1 when it isn't shown."""
        return next((place for place, day in enumerate(self.days) if day.meeting_id == meeting_id), -1)

    def row_of(self, client_id: ClientId) -> int:
        """Where a member stands, -1 when not shown."""
        return next((place for place, line in enumerate(self.lines) if line.client_id == client_id), -1)

    def line_at(self, row: int) -> Line | None:
        """The member in a row, None for a guest's row or none."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def day_at(self, column: int) -> Day | None:
        """The meeting of a column."""
        return self.days[column] if 0 <= column < len(self.days) else None

    def cell_at(self, row: int, column: int) -> Cell | None:
        """A member's cell."""
        line = self.line_at(row)
        return line.cells[column] if line is not None and 0 <= column < len(line.cells) else None

    def with_cell(self, row: int, column: int, cell: Cell) -> "Register":
        """The same with one cell changed: two hundred members by a year of meetings are not read again."""
        line = self.lines[row]
        cells = (*line.cells[:column], cell, *line.cells[column + 1 :])
        changed = replace(line, cells=cells)
        made = replace(self, lines=(*self.lines[:row], changed, *self.lines[row + 1 :]))
        counts = self.meeting_counts
        made.__dict__["meeting_counts"] = (*counts[:column], made._count(column), *counts[column + 1 :])
        return made

    def counts(self, column: int) -> bool:
        """Whether the meeting counts: held, or filled in already at least for one."""
        day = self.days[column]
        if day.status is MeetingStatus.CANCELLED:
            return False
        return day.status is MeetingStatus.HELD or (column == self.current and not self.empty(column))

    @cached_property
    def meeting_counts(self) -> tuple[Count, ...]:
        """How many came to each meeting; a sheet with one cell changed counts that column alone anew."""
        return tuple(self._count(column) for column in range(len(self.days)))

    def _count(self, column: int) -> Count:
        cells = [line.cells[column] for line in self.lines if line.cells[column].member]
        return Count(sum(_came(cell) for cell in cells), len(cells))

    def of_meeting(self, column: int) -> Count:
        """How many members came to a meeting, of those who belonged to the group then."""
        return self.meeting_counts[column]

    def of_member(self, row: int) -> Count:
        """How many meetings a member came to, of those that counted since joining (handbook §2.10)."""
        cells = self.lines[row].cells
        seen = [cells[place] for place in self._counting() if cells[place].member]
        return Count(sum(_came(cell) for cell in seen), len(seen))

    def in_all(self) -> Count:
        """Over all members and meetings."""
        counts = [self.of_meeting(place) for place in self._counting()]
        return Count(sum(count.came for count in counts), sum(count.of for count in counts))

    def empty(self, column: int) -> bool:
        """Whether nobody is marked at a meeting yet."""
        return all(line.cells[column].mark is None for line in self.lines)

    def open_rows(self, column: int) -> tuple[int, ...]:
        """The rows that are still to be filled in at a meeting."""
        return tuple(
            row
            for row, line in enumerate(self.lines)
            if line.cells[column].member and line.cells[column].mark is None
        )

    def _counting(self) -> Iterator[int]:
        return (place for place in range(len(self.days)) if self.counts(place))


def _came(cell: Cell) -> bool:
    return cell.mark is not None and cell.mark.came
