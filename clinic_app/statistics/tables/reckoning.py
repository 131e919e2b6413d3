"""What a reader of masked tables can reckon: bounds of hidden figures, from sums and what is open."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

SMALL = range(1, 5)
"""What is hidden."""

_ENDLESS = 10**9

Figure = Hashable
"""A figure, wherever it stands: the same one may be in several tables."""

Bounds = dict[Figure, tuple[int, int]]


@dataclass(frozen=True)
class Sum:
    """A figure that is the sum of others; `overlaps`: or less, since somebody may be in several of them."""

    whole: Figure
    parts: tuple[Figure, ...]
    overlaps: bool = False

    def holds(self, counts: Mapping[Figure, int]) -> bool:
        """Whether it is so; else nobody can reckon with it."""
        whole, parts = counts[self.whole], [counts[part] for part in self.parts]
        return max(parts, default=0) <= whole <= sum(parts) if self.overlaps else whole == sum(parts)

    def narrow(self, known: Bounds) -> list[Figure]:
        """Draw bounds closer by this sum; of which figures they were."""
        low, high = known[self.whole]
        lows = sum(known[part][0] for part in self.parts)
        highs = sum(known[part][1] for part in self.parts)
        changed = []
        for part in self.parts:
            least, most = known[part]
            most_of_it = high if self.overlaps else high - (lows - least)
            new = max(least, low - (highs - most)), min(most, most_of_it)
            if new != (least, most):
                known[part] = new
                changed.append(part)
        # From the bounds as they were: those drawn closer come up again.
        lows = max((known[part][0] for part in self.parts), default=0) if self.overlaps else lows
        new = max(low, lows), min(high, highs)
        if new != (low, high):
            known[self.whole] = new
            changed.append(self.whole)
        return changed


@dataclass
class Reader:
    """Somebody who has all tables before him, and time."""

    counts: Mapping[Figure, int]
    sums: Sequence[Sum]
    _of: dict[Figure, list[Sum]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.sums = [each for each in self.sums if each.holds(self.counts)]
        for each in self.sums:
            for figure in {each.whole, *each.parts}:
                self._of[figure].append(each)

    def finds_out(self, hidden: set[Figure]) -> list[Figure]:
        """The small figures among the `hidden` ones of which only one value is possible."""
        known = {
            figure: _seen(count) if figure in hidden else (count, count)
            for figure, count in self.counts.items()
        }
        waiting = deque({id(one): one for figure in hidden for one in self._of[figure]}.values())
        queued = {id(each) for each in waiting}
        while waiting:
            each = waiting.popleft()
            queued.discard(id(each))
            for figure in each.narrow(known):
                for other in self._of[figure]:
                    if id(other) not in queued:
                        queued.add(id(other))
                        waiting.append(other)
        return [
            figure
            for figure in self.counts
            if figure in hidden and self.counts[figure] in SMALL and known[figure][0] == known[figure][1]
        ]

    def protects(self, figure: Figure, hidden: set[Figure]) -> Figure | None:
        """The smallest open figure that is added to this one somewhere, else the nearest sum that is open."""
        near, seen = [figure], {figure}
        while near:
            sums = [each for one in near for each in self._of[one]]
            for choice in (
                self._open((part for each in sums for part in each.parts), hidden),
                self._open((each.whole for each in sums), hidden),
            ):
                if choice is not None:
                    return choice
            near = [one for each in sums for one in (each.whole, *each.parts) if one in hidden - seen]
            seen.update(near)
        return None

    def _open(self, figures: Iterable[Figure], hidden: set[Figure]) -> Figure | None:
        found = [one for one in figures if one not in hidden and self.counts[one]]
        return min(found, key=self.counts.__getitem__, default=None)


def _seen(count: int) -> tuple[int, int]:
    """What is known of a hidden figure by its mask alone."""
    return (SMALL[0], SMALL[-1]) if count in SMALL else (SMALL[-1] + 1, _ENDLESS)


def hide(counts: Mapping[Figure, int], sums: Sequence[Sum]) -> set[Figure]:
    """The small figures, and those that have to be hidden with them."""
    reader = Reader(counts, sums)
    hidden = {figure for figure, count in counts.items() if count in SMALL}
    while told := reader.finds_out(hidden):
        more = {reader.protects(figure, hidden) for figure in told} - {None}
        if not more:
            # Nothing is left to hide beside it: a sum of four that hides four ones stays what it is.
            break
        hidden |= more
    return hidden
