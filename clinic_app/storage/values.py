"""What storage lets through its door."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class BackupState:
    """What the status bar says of the last backup. `last_at` is UTC; None when there has been none yet.

    `proven`: it was opened, counted and checked after writing. `place` is its folder; `copied` tells
    whether the second place has it too (None without a second place). `due`: something was changed since.
    """

    last_at: datetime | None = None
    proven: bool = False
    place: str = ""
    copied: bool | None = None
    due: bool = False
