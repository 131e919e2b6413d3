"""What safekeeping lets through its door."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from clinic_app.common.errors import ClinicError
from clinic_app.common.findings import Finding

LATE = timedelta(hours=24)
"""From then on the status bar warns of a backup that is older (ui/spec §8.10)."""


class PlaceFault(StrEnum):
    """Why the newest backup doesn't lie in the second place."""

    MISSING = "missing"
    """The folder isn't there: a stick pulled out, a share that is off."""
    FULL = "full"
    READ_ONLY = "read_only"
    DIFFERS = "differs"
    """What was read back there is not what was written."""
    FAILED = "failed"


@dataclass(frozen=True)
class SecondPlace:
    """The folder that gets a copy of every backup.

    `last_at` is when the newest backup there was made; `fault` tells why a newer one isn't there.
    """

    folder: str
    last_at: datetime | None = None
    fault: PlaceFault | None = None


@dataclass(frozen=True)
class BackupState:
    """What the status bar says of the last backup. `last_at` is UTC; None when there has been none yet.

    `proven`: it was opened, counted and checked after writing. `place` is its folder; `second` None where no
    second place was chosen. `due`: something was changed since.
    """

    last_at: datetime | None = None
    proven: bool = False
    place: str = ""
    second: SecondPlace | None = None
    due: bool = False

    @property
    def copied(self) -> bool | None:
        """Whether the second place has the last backup too; None without a second place."""
        return None if self.second is None else self.second.fault is None and self.second.last_at is not None

    def late(self, now: datetime) -> bool:
        """Whether there is none, or none younger than a day; `now` is aware."""
        return self.last_at is None or now - self.last_at > LATE or self.ahead(now)

    def ahead(self, now: datetime) -> bool:
        """Whether it bears a day to come: the clock was wrong then or is now, and its age can't be told."""
        return self.last_at is not None and self.last_at - now > LATE


@dataclass(frozen=True)
class BackupChanged:
    """A backup was made, copied or tried, or another second place was chosen."""


class BackupKind(StrEnum):
    """What a backup was made for."""

    AUTOMATIC = "automatic"
    """At closing, or at the first sign-out after hours."""
    ASKED = "asked"
    UPDATE = "update"
    """Before the tables were brought to a newer program; never thinned out."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Administrator:
    """Somebody who may restore a backup: an administrator of its day."""

    login: str
    name: str


@dataclass(frozen=True)
class KeptBackup:
    """A backup on the shelf. `file` is where it is read from: the own place, where it lies in both.

    `proven` None: the log knows nothing of it. `fault` is why it can't be read; then only `file`, `size` and
    the places are known for sure.
    """

    file: Path
    made_at: datetime
    size: int
    here: bool = False
    second: bool = False
    kind: BackupKind = BackupKind.UNKNOWN
    proven: bool | None = None
    administrators: tuple[Administrator, ...] = ()
    fault: ClinicError | None = None


class Stage(StrEnum):
    """Where long work stands: of a backup, a restore, a rehearsal."""

    COPY = "copy"
    UNPACK = "unpack"
    CHECK = "check"
    PACK = "pack"
    SECOND_PLACE = "second_place"
    PREPARE = "prepare"
    SWAP = "swap"
    """From here on a restore isn't given up any more."""


Tell = Callable[[Stage], object]
"""Hears each stage as it begins. What it raises ends the work, as if it had never begun."""


class CheckKind(StrEnum):
    """The four questions to a backup before it is restored (mock 16)."""

    FILE = "file"
    KEY = "key"
    VERSION = "version"
    LOG = "log"


@dataclass(frozen=True)
class Check:
    """The answer to one. Neither passed nor refused: an earlier one failed, so it couldn't be asked."""

    kind: CheckKind
    passed: bool = False
    refusal: ClinicError | None = None


class Counted(StrEnum):
    """What a clinic is compared by."""

    CLIENTS = "clients"
    APPOINTMENTS = "appointments"
    SIGNED_NOTES = "signed_notes"


Holdings = dict[Counted, int]


@dataclass(frozen=True)
class Compared:
    """How many there are here now (None where that can't be told), and in the backup."""

    what: Counted
    now: int | None
    then: int

    @property
    def difference(self) -> int | None:
        """What a restore adds; below zero, what is only here."""
        return None if self.now is None else self.then - self.now


@dataclass(frozen=True)
class Examination:
    """What a backup holds, beside what is here now. Nothing was changed to find out."""

    file: Path
    made_at: datetime | None
    size: int
    program: str
    checks: tuple[Check, ...]
    opened_at: datetime
    log_entries: int = 0
    compared: tuple[Compared, ...] = ()
    ends_again: tuple[str, ...] = ()
    """Persons who have left since the backup: they would be ended again."""

    @property
    def restorable(self) -> bool:
        """Whether it may be put in place. A log that doesn't hold is said, and doesn't forbid it: it was so
        on the backup's day, and an older backup may not exist."""
        return all(check.passed for check in self.checks if check.kind is not CheckKind.LOG)


@dataclass(frozen=True)
class Restored:
    """What was restored. `ended_again` are persons who had left since, and were ended again."""

    made_at: datetime
    counts: dict[str, int]
    holdings: Holdings
    before: Path | None
    """Where the files that were there before lie now; None in a new folder."""
    ended_again: tuple[str, ...]


@dataclass(frozen=True)
class Rehearsal:
    """A backup that was restored into a folder of its own, proven there, and taken away again."""

    file: Path
    made_at: datetime
    at: datetime
    holdings: Holdings
    findings: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.findings
