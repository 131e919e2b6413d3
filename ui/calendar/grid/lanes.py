"""How appointments that overlap stand beside each other in a column. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Block
from ui.calendar.grid.geometry import Column


@dataclass(frozen=True)
class Placed:
    """A block and its share of the column at `column`: lane `lane` of `lanes`."""

    block: Block
    lane: int
    lanes: int
    column: int = 0


def place(blocks: Sequence[Block], counselors: Sequence[PersonId], column: int = 0) -> list[Placed]:
    """Give every block a lane; blocks of one column never share a lane while they overlap.

    With two or more counselors each has an equal lane in the given order (ui/spec §4.5), and within that
    lane overlapping blocks stand side by side. With one, only overlapping blocks share the column.
    """
    if len(counselors) < 2:
        return _side_by_side(sorted(blocks, key=_by_time), column)
    placed = []
    for index, person in enumerate(counselors):
        own = sorted((block for block in blocks if block.counselor_id == person), key=_by_time)
        for item in _side_by_side(own, column):
            lanes = item.lanes * len(counselors)
            placed.append(Placed(item.block, index * item.lanes + item.lane, lanes, column))
    return sorted(placed, key=lambda item: _by_time(item.block))


def placed_blocks(
    columns: Sequence[Column], blocks: Iterable[Block], sharing: Sequence[PersonId]
) -> tuple[Placed, ...]:
    """All blocks in their columns and lanes, column by column, in the order of time.

    `sharing` are the counselors among whom each column is divided.
    """
    places = {(column.day, column.counselor_id): place for place, column in enumerate(columns)}
    by_column: list[list[Block]] = [[] for _column in columns]
    for block in blocks:
        day = block.start.date()
        found = places.get((day, block.counselor_id), places.get((day, None)))
        if found is not None:
            by_column[found].append(block)
    return tuple(item for index, own in enumerate(by_column) for item in place(own, sharing, index))


def _by_time(block: Block) -> tuple[object, ...]:
    return block.start, block.end, block.id


def _side_by_side(blocks: Sequence[Block], column: int) -> list[Placed]:
    """Blocks sorted by start; a connected run of overlaps is as many lanes wide as overlap at once."""
    placed: list[Placed] = []
    run: list[tuple[Block, int]] = []
    free_from: list[datetime] = []
    for block in blocks:
        if run and all(not block.start < other.end for other, _ in run):
            placed += _closed(run, len(free_from), column)
            run, free_from = [], []
        lane = next((i for i, end in enumerate(free_from) if not block.start < end), None)
        if lane is None:
            lane = len(free_from)
            free_from.append(block.end)
        else:
            free_from[lane] = block.end
        run.append((block, lane))
    return placed + _closed(run, len(free_from), column)


def _closed(run: list[tuple[Block, int]], lanes: int, column: int) -> list[Placed]:
    return [Placed(block, lane, lanes, column) for block, lane in run]
