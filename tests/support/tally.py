"""What the fault tests tried and what was lost, added up over all workers and told at the end of the run."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

PROPERTY = "fault"
"""The name under which a test's report carries a line of the tally."""

Record = Callable[[str, object], None]


class Report(Protocol):
    """A test's report, as pytest hands it over; workers send theirs to the one who prints."""

    user_properties: list[tuple[str, Any]]


@dataclass
class Tally:
    """One test's count of what it tried."""

    record: Record

    def __call__(self, what: str, tried: int, lost: int = 0) -> None:
        """`tried` faults of this kind, of which so many went wrong (lost, accepted, surprised)."""
        self.record(PROPERTY, (what, tried, lost))


def lines(reports: Iterable[Report]) -> list[str]:
    """One line a kind, in the order of the alphabet."""
    sums: dict[str, tuple[int, int]] = {}
    for report in reports:
        for name, told in report.user_properties:
            if name == PROPERTY:
                what, tried, lost = told
                before = sums.get(what, (0, 0))
                sums[what] = (before[0] + tried, before[1] + lost)
    return [f"{what}: {tried:,} tried, {lost:,} lost" for what, (tried, lost) in sorted(sums.items())]
