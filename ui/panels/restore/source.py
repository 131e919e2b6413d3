"""What the wizard leans on: where backups are found and looked into, and how long work is run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Protocol, TypeVar

from clinic_app.common.errors import ClinicError
from clinic_app.safekeeping.values import Examination, KeptBackup

R = TypeVar("R")


@dataclass(frozen=True)
class RestorePlan:
    """What is to be restored, once PULIHKAN was typed."""

    file: Path
    made_at: datetime
    login: str
    password: str = field(repr=False)
    keep_days: int = 0
    """How long the present data stay beside the restored ones; 0: until the next proven backup."""


class RestoreSource(Protocol):
    """Behind the wizard stands a workspace, or the door when nobody can enter."""

    @property
    def zone(self) -> tzinfo:
        """In which the times are told."""

    def backups(self) -> tuple[KeptBackup, ...]:
        """All that are known, the newest first."""

    def look(self, file: Path) -> KeptBackup:
        """One from elsewhere. Raises ClinicError."""

    def examine(self, file: Path, login: str, password: str) -> Examination:
        """The checks and the comparison. Raises ClinicError."""

    def run(
        self, work: Callable[[], R], done: Callable[[R], object], failed: Callable[[ClinicError], object]
    ) -> object:
        """Run beside the screen."""
