"""Blocks: what must not be torn apart by the end of a page, and how they are stacked into pages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from clinic_app.printing import fonts
from clinic_app.printing.chart_paper import Picture
from clinic_app.printing.marks import A4, MILLIMETRE, Frame, Mark, Rule, Words
from clinic_app.printing.tints import Faint, Shade, Tint

MARGIN = 18 * MILLIMETRE
"""ui/spec §10."""
ROOM = A4[0] - 2 * MARGIN
"""From margin to margin, in points."""
FOOT = 26.0
"""What the foot of a page takes above the lower margin."""


Piece = Mark | Picture | Tint
"""What stands on a page of blocks."""


@dataclass(frozen=True)
class Block:
    """`marks` count their `y` from the block's upper edge, their `x` from the paper's left edge.

    `with_next` holds a heading and what it heads together. `head` is drawn above it where it begins a page
    that isn't the first of its table.
    """

    height: float
    marks: tuple[Piece, ...] = ()
    with_next: bool = False
    head: "Block | None" = None


def space(height: float) -> Block:
    """An empty stretch."""
    return Block(height)


def paragraph(
    text: str, size: float = 10, *, bold: bool = False, leading: float = 1.4, with_next: bool = False
) -> Block:
    """A text from margin to margin, in as many lines as it needs."""
    step = size * leading
    lines = fonts.lines(text, size, ROOM, bold)
    marks = tuple(Words(MARGIN, size + at * step, line, size, bold) for at, line in enumerate(lines))
    return Block(len(lines) * step, marks, with_next)


def joined(blocks: Iterable[Block]) -> Block:
    """Several blocks as one that stays together."""
    marks: list[Piece] = []
    height = 0.0
    for block in blocks:
        marks += (moved(mark, height) for mark in block.marks)
        height += block.height
    return Block(height, tuple(marks))


def pages(
    blocks: Sequence[Block],
    foot: Callable[[int, int], Iterable[Piece]],
    *,
    top: float = MARGIN,
    bottom: float = A4[1] - MARGIN - FOOT,
) -> tuple[tuple[Piece, ...], ...]:
    """The blocks from page to page. `foot` gives the last line of a page: which number it is, of how many.

    A block that is higher than a page begins one and runs out of it: callers keep theirs small.
    """
    sheets: list[list[Piece]] = [[]]
    y = top
    for at, block in enumerate(blocks):
        needed = block.height
        following = at
        while blocks[following].with_next and following + 1 < len(blocks):
            following += 1
            needed += blocks[following].height
        if y + needed > bottom and y > top and (y + block.height > bottom or needed <= bottom - top):
            sheets.append([])
            y = top
            if block.head is not None:
                sheets[-1] += (moved(mark, y) for mark in block.head.marks)
                y += block.head.height
        if y > top or block.marks:
            sheets[-1] += (moved(mark, y) for mark in block.marks)
            y += block.height
    return tuple((*sheet, *foot(number, len(sheets))) for number, sheet in enumerate(sheets, 1))


def foot(left: str, right: str) -> tuple[Mark, ...]:
    """A page's last line over the lower margin: two texts at its ends, under a rule."""
    y = A4[1] - MARGIN
    words = fonts.printable(right)
    return (
        Rule(MARGIN, y - 12, ROOM),
        *(
            Words(MARGIN, y - 1 + at * 9, line, 7.5)
            for at, line in enumerate(fonts.lines(left, 7.5, ROOM - fonts.width(words, 7.5) - 12))
        ),
        Words(A4[0] - MARGIN - fonts.width(words, 7.5), y - 1, words, 7.5),
    )


def moved(piece: Piece, by: float) -> Piece:
    """The same further down."""
    match piece:
        case Words() | Frame() | Rule() | Picture() | Shade() | Faint():
            return replace(piece, y=piece.y + by)
