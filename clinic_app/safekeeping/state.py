"""What is remembered of the last backup and its copy, beside the clinic's files; nothing about any person."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from clinic_app.common.files import write_whole
from clinic_app.safekeeping.values import PlaceFault, SecondPlace
from clinic_app.storage.files import LAST_BACKUP
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.encoding import moment_of, number_in, stamp, string_in, truth_in

SECOND = "second-place.json"


@dataclass(frozen=True)
class LastBackup:
    """The last backup. `log_seq` is where the log stood in it; what came after is not in any backup."""

    at: datetime
    proven: bool
    place: str
    log_seq: int


@dataclass(frozen=True)
class Copied:
    """How it stands with the second place.

    `apart`: it lay on another disk than the clinic when it was chosen, so a folder of that name on the
    clinic's own disk is only the empty place of a stick.
    """

    place: SecondPlace
    apart: bool = False


def read(folder: Path) -> LastBackup | None:
    """None when there is none, or when what is remembered can't be read: then a backup is due."""
    try:
        value = _read(folder / LAST_BACKUP)
        return LastBackup(
            moment_of(value["at"]),
            truth_in(value["proven"]),
            string_in(value["place"]),
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
        "log_seq": last.log_seq,
    }
    write_whole(folder / LAST_BACKUP, canonical_bytes(value))


def read_second(folder: Path) -> Copied | None:
    """What is remembered of a second place; None for nothing, or what can't be read."""
    try:
        value = _read(folder / SECOND)
        at, fault = value["last_at"], value["fault"]
        place = SecondPlace(
            string_in(value["folder"]),
            None if at is None else moment_of(at),
            None if fault is None else PlaceFault(fault),
        )
        return Copied(place, truth_in(value["apart"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_second(folder: Path, copied: Copied) -> None:
    """Raises Unavailable when the disk refuses."""
    place = copied.place
    value = {
        "folder": place.folder,
        "last_at": None if place.last_at is None else stamp(place.last_at),
        "fault": place.fault,
        "apart": copied.apart,
    }
    write_whole(folder / SECOND, canonical_bytes(value))


def _read(file: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(file.read_bytes())
    return value
