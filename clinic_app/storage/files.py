"""The files of a clinic folder, and what a kill may leave among them."""

import contextlib
from datetime import datetime
from pathlib import Path

from clinic_app.common.files import PART, disk_fault, sync_folder, write_whole
from clinic_app.vault import keyring_file

DATABASE = "clinic.db"
KEYRING = keyring_file.NAME
LAST_BACKUP = "last-backup.json"
"""What is remembered of the last backup; it changes places with the database that it speaks of."""
_FOUNDING = "founding"
"""A mark in the folder while a clinic is being founded; what lies beside it then was never used."""


def sweep_parts(folder: Path) -> int:
    """Remove half-written `*.part` files in `folder` and its `backups/`; how many there were.

    The journal that SQLite keeps beside a half-written copy (`*.part-journal`) goes with it. Called by the
    holder of the folder's lock only: nobody else is writing one then.
    """
    half = (f"*{PART}", f"*{PART}-*")
    parts = [path for place in (folder, folder / "backups") for name in half for path in place.glob(name)]
    for part in parts:
        with contextlib.suppress(OSError):
            part.unlink()
    return len(parts)


def make_folder(folder: Path) -> None:
    """Make `folder` and what leads there. Raises `Unavailable` for a fault of the disk."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise disk_fault(fault) from fault


def vacant(folder: Path) -> bool:
    """Whether there is no clinic in `folder`: nothing, or only what a killed founding left."""
    if (folder / _FOUNDING).exists():
        return True
    return not any((folder / name).exists() for name in (DATABASE, KEYRING))


def begin_founding(folder: Path, now: datetime) -> None:
    """Mark the folder, after moving what a killed founding left into `unfinished-<stamp>/`."""
    left = [path for path in (*folder.glob(f"{DATABASE}*"), folder / KEYRING) if path.is_file()]
    try:
        if left:
            aside = folder / f"unfinished-{now:%Y%m%dT%H%M%S%f}"
            aside.mkdir()
            for path in left:
                path.replace(aside / path.name)
        write_whole(folder / _FOUNDING, b"")
    except OSError as fault:
        raise disk_fault(fault) from fault


def give_up_founding(folder: Path) -> None:
    """Take the mark of a killed founding away: a backup comes into the folder instead."""
    try:
        (folder / _FOUNDING).unlink(missing_ok=True)
    except OSError as fault:
        raise disk_fault(fault) from fault


def finish_founding(folder: Path) -> None:
    """Take the mark away: the clinic stands."""
    try:
        (folder / _FOUNDING).unlink()
        sync_folder(folder)
    except OSError as fault:
        raise disk_fault(fault) from fault
