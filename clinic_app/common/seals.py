"""What checking something that was signed and sealed may find, whichever room keeps it."""

from enum import StrEnum


class SealState(StrEnum):
    """What checking a signed note found."""

    INTACT = "intact"
    BROKEN = "broken"
    NO_KEY = "no_key"
    """The reader holds no key of the generation it was sealed under."""
