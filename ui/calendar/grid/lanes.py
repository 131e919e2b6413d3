"""How appointments that overlap stand beside each other in a column. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Block
from ui.calendar.grid.geometry import Column
from ui.calendar.grid.meetings import MeetingShare, PlacedMeeting


@dataclass(frozen=True)
class Placed:
    """A block and its share of the column at `column`: lane `lane` of `lanes`."""

    block: Block
    lane: int
    lanes: int
    column: int = 0


Item = Block | MeetingShare
Spot = tuple[Item, int, int]
"""What stands in a column, its lane, and of how many."""


def place(blocks: Sequence[Item], counselors: Sequence[PersonId], column: int = 0) -> list[Placed]:
    """Give every block a lane; blocks of one column never share a lane while they overlap.

    With two or more counselors each has an equal lane in the given order (ui/spec §4.5), and within that
    lane overlapping blocks stand side by side. With one, only overlapping blocks share the column.
    """
    return _appointments(_spots(blocks, counselors), column)


def _appointments(spots: Iterable[Spot], column: int) -> list[Placed]:
    return [Placed(item, lane, of, column) for item, lane, of in spots if isinstance(item, Block)]


def _spots(items: Sequence[Item], counselors: Sequence[PersonId]) -> list[Spot]:
    if len(counselors) < 2:
        return _side_by_side(sorted(items, key=_by_time))
    found: list[Spot] = []
    for index, person in enumerate(counselors):
        own = sorted((item for item in items if item.counselor_id == person), key=_by_time)
        for item, lane, lanes in _side_by_side(own):
            found.append((item, index * lanes + lane, lanes * len(counselors)))
    return sorted(found, key=lambda spot: _by_time(spot[0]))


def placed_in(
    columns: Sequence[Column], items: Iterable[Item], sharing: Sequence[PersonId]
) -> tuple[tuple[Placed, ...], tuple[PlacedMeeting, ...]]:
    """All appointments and meetings in their columns and lanes, column by column, in the order of time.

    `sharing` are the counselors among whom each column is divided.
    """
    places = {(column.day, column.counselor_id): place for place, column in enumerate(columns)}
    by_column: list[list[Item]] = [[] for _column in columns]
    for item in items:
        day = item.start.date()
        found = places.get((day, item.counselor_id), places.get((day, None)))
        if found is not None:
            by_column[found].append(item)
    placed: list[Placed] = []
    meetings: list[PlacedMeeting] = []
    for column, own in enumerate(by_column):
        spots = _spots(own, sharing)
        placed += _appointments(spots, column)
        meetings += [
            PlacedMeeting(item, lane, of, column)
            for item, lane, of in spots
            if isinstance(item, MeetingShare)
        ]
    return tuple(placed), tuple(meetings)


def _by_time(item: Item) -> tuple[object, ...]:
    return item.start, item.end, isinstance(item, Block), item.id


def _side_by_side(blocks: Sequence[Item]) -> list[Spot]:
    """Blocks sorted by start; a connected run of overlaps is as many lanes wide as overlap at once."""
    placed: list[Spot] = []
    run: list[tuple[Item, int]] = []
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


def _closed(run: list[tuple[Item, int]], lanes: int) -> list[Spot]:
    return [(item, lane, lanes) for item, lane in run]
