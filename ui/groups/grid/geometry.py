"""Where things stand in the attendance grid: rows and columns to pixels and back. Pure arithmetic."""

from dataclasses import dataclass

COLUMN = 52
"""Width of a meeting (ui/spec §8.6)."""
NAME, NAME_MOST = 206, 340
"""Least width of the names, which stay while the meetings scroll; and the most they take of a wide window."""
TOTAL = 70
_NAME_SHARE = 3
"""At most this part of a narrow window is taken by names."""


@dataclass(frozen=True)
class Place:
    """A cell by row and column; both are -1 for nowhere."""

    row: int = -1
    column: int = -1


NOWHERE = Place()


@dataclass(frozen=True)
class Box:
    """A box in logical pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Geometry:
    """The grid in a viewport, scrolled by so much. Heights grow with the text, widths don't."""

    width: int
    height: int
    rows: int
    columns: int
    head: int = 44
    row: int = 38
    scroll_x: int = 0
    scroll_y: int = 0

    @property
    def names(self) -> int:
        """Width of the names: what the meetings leave, within limits."""
        left = self.width - self.columns * COLUMN - TOTAL
        least = min(NAME, max(self.width // _NAME_SHARE, 120))
        return min(max(left, least), NAME_MOST)

    @property
    def most_x(self) -> int:
        """How far it scrolls sideways."""
        return max(self.names + self.columns * COLUMN + TOTAL - self.width, 0)

    @property
    def most_y(self) -> int:
        """How far it scrolls down; the sums below stay in sight."""
        return max(self.head + (self.rows + 1) * self.row - self.height, 0)

    @property
    def total_left(self) -> int:
        """Left edge of the column with the members' sums, which stays at the right."""
        return min(self.names + self.columns * COLUMN - self.scroll_x, self.width - TOTAL)

    @property
    def sums_top(self) -> int:
        """Upper edge of the row with the meetings' sums, which stays at the bottom."""
        return max(min(self.head + self.rows * self.row - self.scroll_y, self.height - self.row), self.head)

    def row_top(self, row: int) -> int:
        """Upper edge of a row."""
        return self.head + row * self.row - self.scroll_y

    def column_left(self, column: int) -> int:
        """Left edge of a column."""
        return self.names + column * COLUMN - self.scroll_x

    def cell(self, place: Place) -> Box:
        """Where a cell is, perhaps out of sight."""
        return Box(self.column_left(place.column), self.row_top(place.row), COLUMN, self.row)

    def cells(self) -> Box:
        """What is seen of all cells between names, head and sums."""
        return Box(
            self.names,
            self.head,
            max(self.total_left - self.names, 0),
            max(self.sums_top - self.head, 0),
        )

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that show between two heights."""
        first = (max(top, self.head) - self.head + self.scroll_y) // self.row
        last = (min(bottom, self.sums_top) - self.head + self.scroll_y - 1) // self.row
        return range(max(first, 0), min(last + 1, self.rows))

    def columns_between(self, left: int, right: int) -> range:
        """The columns that show between two places."""
        first = (max(left, self.names) - self.names + self.scroll_x) // COLUMN
        last = (min(right, self.total_left) - self.names + self.scroll_x - 1) // COLUMN
        return range(max(first, 0), min(last + 1, self.columns))

    def at(self, x: int, y: int) -> Place:
        """What lies there: -1 for the row above and below, for the column beside the meetings."""
        row = column = -1
        if self.head <= y < self.sums_top:
            found = (y - self.head + self.scroll_y) // self.row
            row = found if found < self.rows else -1
        if self.names <= x < self.total_left:
            found = (x - self.names + self.scroll_x) // COLUMN
            column = found if found < self.columns else -1
        return Place(row, column)

    def scrolled_to(self, place: Place) -> tuple[int, int]:
        """How far to scroll so that a cell is seen whole."""
        x, y = self.scroll_x, self.scroll_y
        seen_width = max(self.width - self.names - TOTAL, COLUMN)
        seen_height = max(self.height - self.head - self.row, self.row)
        if place.column >= 0:
            left = place.column * COLUMN
            x = min(max(x, left + COLUMN - seen_width), left)
        if place.row >= 0:
            top = place.row * self.row
            y = min(max(y, top + self.row - seen_height), top)
        return min(max(x, 0), self.most_x), min(max(y, 0), self.most_y)

    @property
    def page(self) -> int:
        """How many rows are seen at once."""
        return max((self.sums_top - self.head) // self.row - 1, 1)
