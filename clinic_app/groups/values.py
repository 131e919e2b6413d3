"""What the room of groups lets through its door."""

from enum import StrEnum
from typing import NewType

GroupId = NewType("GroupId", int)
MembershipId = NewType("MembershipId", int)
GuestId = NewType("GuestId", int)


class GroupKind(StrEnum):
    """Whether newcomers may join while it runs (handbook §2.10)."""

    OPEN = "open"
    CLOSED = "closed"


class Mark(StrEnum):
    """The standard letters of attendance (handbook §2.10); guests (TD) are counted apart."""

    PRESENT = "H"
    LATE = "T"
    EXCUSED = "I"
    SICK = "S"
    ABSENT = "A"

    @property
    def came(self) -> bool:
        """Whether it counts as attendance: those who were late were there."""
        return self in (Mark.PRESENT, Mark.LATE)
