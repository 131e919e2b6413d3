"""What the room of appointments lets through its door about meetings."""

from enum import StrEnum
from typing import NewType

MeetingId = NewType("MeetingId", int)


class MeetingStatus(StrEnum):
    """States of a meeting; only HELD is counted."""

    PLANNED = "PLANNED"
    HELD = "HELD"
    CANCELLED = "CANCELLED"

    @property
    def occupies(self) -> bool:
        """Whether the meeting takes its room, its staff and its participants' time."""
        return self is not MeetingStatus.CANCELLED
