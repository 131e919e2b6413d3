"""What is remembered of the last backup, beside the clinic's files; nothing about any person."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from clinic_app.common.files import write_whole
from clinic_app.storage.values import BackupState
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.encoding import moment_of, number_in, stamp, string_in, truth_in

NAME = "last-backup.json"


@dataclass(frozen=True)
class LastBackup:
    """The last backup. `log_seq` is where the log stood in it; what came after is not in any backup."""

    at: datetime
    proven: bool
    place: str
    copied: bool | None
    log_seq: int

    def shown(self) -> BackupState:
        return BackupState(self.at, self.proven, self.place, self.copied)


def read(folder: Path) -> LastBackup | None:
    """None when there is none, or when what is remembered can't be read: then a backup is due."""
    try:
        value = json.loads((folder / NAME).read_bytes())
        return LastBackup(
            moment_of(value["at"]),
            truth_in(value["proven"]),
            string_in(value["place"]),
            None if value["copied"] is None else truth_in(value["copied"]),
            number_in(value["log_seq"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(folder: Path, last: LastBackup) -> None:
    """Raises Unavailable when the disk refuses."""
    value = {
        "at": stamp(last.at),
        "proven": last.proven,
        "place": last.place,
        "copied": last.copied,
        "log_seq": last.log_seq,
    }
    write_whole(folder / NAME, canonical_bytes(value))
