"""How appointments that overlap stand beside each other in a day. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Block, Week


@dataclass(frozen=True)
class Placed:
    """A block and its share of the day's column: lane `lane` of `lanes`."""

    block: Block
    lane: int
    lanes: int


def place(blocks: Sequence[Block], counselors: Sequence[PersonId]) -> list[Placed]:
    """Give every block a lane; blocks of one day never share a lane while they overlap.

    With two or more counselors each has an equal lane in the given order (ui/spec §4.5), and within that
    lane overlapping blocks stand side by side. With one, only overlapping blocks share the column.
    """
    if len(counselors) < 2:
        return _side_by_side(sorted(blocks, key=_by_time))
    shares = {person: index for index, person in enumerate(counselors)}
    placed = []
    for person, index in shares.items():
        own = sorted((block for block in blocks if block.counselor_id == person), key=_by_time)
        for item in _side_by_side(own):
            lanes = item.lanes * len(shares)
            placed.append(Placed(item.block, index * item.lanes + item.lane, lanes))
    return sorted(placed, key=lambda item: _by_time(item.block))


def _by_time(block: Block) -> tuple[object, ...]:
    return block.start, block.end, block.id


def _side_by_side(blocks: Sequence[Block]) -> list[Placed]:
    """Blocks sorted by start; a connected run of overlaps is as many lanes wide as overlap at once."""
    placed: list[Placed] = []
    run: list[tuple[Block, int]] = []
    free_from: list[datetime] = []
    for block in blocks:
        if run and all(not block.start < other.end for other, _ in run):
            placed += _closed(run, len(free_from))
            run, free_from = [], []
        lane = next((i for i, end in enumerate(free_from) if not block.start < end), None)
        if lane is None:
            lane = len(free_from)
            free_from.append(block.end)
        else:
            free_from[lane] = block.end
        run.append((block, lane))
    return placed + _closed(run, len(free_from))


def _closed(run: list[tuple[Block, int]], lanes: int) -> list[Placed]:
    return [Placed(block, lane, lanes) for block, lane in run]


def placed_blocks(week: Week, counselors: tuple[PersonId, ...]) -> tuple[Placed, ...]:
    """All blocks of a week in their lanes, day by day, in the order of time."""
    by_day: dict[object, list[Block]] = {day: [] for day in week.days}
    for block in week.blocks:
        if block.start.date() in by_day:
            by_day[block.start.date()].append(block)
    return tuple(item for day in week.days for item in place(by_day[day], counselors))
