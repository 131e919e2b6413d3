"""What the log lets through its door."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

INTACT, BROKEN = "log.verified", "log.broken"
"""What the log says of its own check."""

PAGE = 100
"""Lines that are read at a time: the log has hundreds of thousands."""


@dataclass(frozen=True)
class LogFilter:
    """Which lines are wanted; everything left out means all of them.

    Days are the clinic's, both included. `record_no` is a part of a client's record number.
    """

    first_day: date | None = None
    last_day: date | None = None
    person_ids: frozenset[int] | None = None
    actions: frozenset[str] | None = None
    record_no: str = ""


EVERYTHING = LogFilter()
"""Every line."""


@dataclass(frozen=True)
class LogLine:
    """One line as an auditor sees it: who did what to which thing, and the seal that binds it.

    A client stands here by record number only, whoever looks (ui/spec §8.9).
    """

    seq: int
    at: datetime | None
    """In UTC; None where the file holds something that is no moment."""
    person_id: int
    action: str
    object: str
    object_id: str
    details: Mapping[str, Any]
    prev_hash: bytes
    hash: bytes
    sound: bool
    """Whether the hash is that of this line, and the former one that of the line before it."""
    record_no: str = ""
    """Of the client whom the thing belongs to; "" for none."""
    other_record_no: str = ""
    """Of a second client, where two were compared."""
    session_no: int | None = None
    """Of the appointment, or of the note's."""
    day: date | None = None
    """Of that appointment."""


@dataclass(frozen=True)
class ChainState:
    """What the last check of the whole log found; it is in the log itself."""

    at: datetime
    """When, in UTC."""
    entries: int
    """How many lines there were."""
    faults: int = 0
    first: int | None = None
    """The first line that a fault names."""

    @property
    def intact(self) -> bool:
        """Whether every line follows the one before it, and every signature fits."""
        return self.faults == 0


@dataclass(frozen=True)
class LogChecked:
    """Announced after the whole log was checked."""

    state: ChainState
