"""Tables on paper: a row is a block, so that pages end between rows; the head comes again on each page."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic_app.printing import fonts
from clinic_app.printing.blocks import MARGIN, ROOM, Block, Piece
from clinic_app.printing.marks import Rule, Words

_SIZE = 8.5
_STEP = 11.0
_AIR = 3.0
_GAP = 6.0


@dataclass(frozen=True)
class Column:
    """A column's head; `share` of the width that the columns have together."""

    label: str
    share: float = 1
    figures: bool = True
    """Figures stand at the right end, words at the left one."""


@dataclass(frozen=True)
class Row:
    """One cell per column. `strong` for totals."""

    cells: Sequence[str]
    strong: bool = False


def table(
    columns: Sequence[Column], rows: Sequence[Row], width: float = ROOM, *, least: float = 0
) -> list[Block]:
    """Head and rows as blocks. Words break into lines within their column, and figures too if they must.

    `least` is the height of a row in which something is written by hand.
    """
    whole = sum(column.share for column in columns)
    widths = [width * column.share / whole for column in columns]
    head = _row(columns, Row([column.label for column in columns], strong=True), widths)
    head = Block(head.height + 1, head.marks, with_next=True)
    blocks = [_row(columns, row, widths, head, least) for row in rows]
    return [head, *blocks]


def _row(
    columns: Sequence[Column],
    row: Row,
    widths: Sequence[float],
    head: Block | None = None,
    least: float = 0,
) -> Block:
    marks: list[Piece] = []
    left = MARGIN
    most = 1
    for column, cell, wide in zip(columns, row.cells, widths, strict=True):
        lines = fonts.lines(cell, _SIZE, wide - _GAP, row.strong)
        most = max(most, len(lines))
        for at, line in enumerate(lines):
            x = left + wide - fonts.width(line, _SIZE, row.strong) if column.figures else left
            marks.append(Words(x, _AIR + _SIZE + at * _STEP, line, _SIZE, row.strong))
        left += wide
    height = max(_AIR + most * _STEP + _AIR, least)
    marks.append(Rule(MARGIN, height - 0.5, sum(widths)))
    return Block(height, tuple(marks), head=head)
