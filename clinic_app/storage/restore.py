"""Putting a backup in the place of a clinic's files, so that a kill at any moment leaves one whole clinic.

    restore-<stamp>/   the new files, unpacked and verified before anything else is touched
    restore.json       the promise to go through with it, written last and durably
    before-<stamp>/    where the old files go; they are never deleted

Without `restore.json` nothing has begun, and `restore-*/` is swept. With it, every start finishes the moves,
or moves the old files back when the new ones aren't all there (SECURITY §6).
"""

import json
import os
import re
import shutil
from pathlib import Path

from clinic_app.common.errors import Damaged
from clinic_app.common.files import disk_fault, sync_folder, write_whole
from clinic_app.storage.files import DATABASE, KEYRING
from clinic_app.vault.canonical import canonical_bytes

PROMISE = "restore.json"
_WAL = f"{DATABASE}-wal"
_OLD_FILES = (_WAL, f"{DATABASE}-shm", DATABASE, KEYRING)
_NEW_FILES = (_WAL, DATABASE, KEYRING)
_STAMP = re.compile(r"[0-9]{8}-[0-9]{6}")


def new_folder(folder: Path, stamp: str) -> Path:
    """An empty `restore-<stamp>/` to unpack into; `stamp` is YYYYMMDD-HHMMSS."""
    fresh = folder / f"restore-{stamp}"
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
    except OSError as fault:
        raise disk_fault(fault) from fault
    return fresh


def put_in_place(folder: Path, stamp: str) -> Path:
    """Move the old files out and the new ones in; returns the old ones' folder. Nobody has them open."""
    write_whole(folder / PROMISE, canonical_bytes({"app": "teduh.restore", "format": 1, "stamp": stamp}))
    settle(folder)
    return folder / f"before-{stamp}"


def interrupted(folder: Path) -> bool:
    """Whether a restore waits to be finished or undone: nothing else may be done with the folder before."""
    return (folder / PROMISE).exists()


def settle(folder: Path) -> bool:
    """Finish or undo what a kill interrupted; True if there was something. For the holder of the lock only.

    Raises Damaged("restore.damaged") for a promise that can't be read, Unavailable for a fault of the disk.
    """
    try:
        if not interrupted(folder):
            for leftover in folder.glob("restore-*"):
                if _STAMP.fullmatch(leftover.name.removeprefix("restore-")):
                    shutil.rmtree(leftover, ignore_errors=True)
            return False
        stamp = _promised(folder)
        fresh, old = folder / f"restore-{stamp}", folder / f"before-{stamp}"
        new_database, new_keyring = (fresh / DATABASE).exists(), (fresh / KEYRING).exists()
        if new_database and new_keyring:
            _move(_OLD_FILES, folder, old)
            _move(_NEW_FILES, fresh, folder)
        elif new_keyring:
            _move((KEYRING,), fresh, folder)
        elif new_database or not (folder / DATABASE).exists():
            _move(_OLD_FILES, old, folder)
        (folder / PROMISE).unlink()
        sync_folder(folder)
        shutil.rmtree(fresh, ignore_errors=True)
        return True
    except OSError as fault:
        raise disk_fault(fault) from fault


def _promised(folder: Path) -> str:
    try:
        stamp = json.loads((folder / PROMISE).read_bytes())["stamp"]
    except (ValueError, KeyError, TypeError):
        raise Damaged("restore.damaged") from None
    if not isinstance(stamp, str) or not _STAMP.fullmatch(stamp):
        raise Damaged("restore.damaged")
    return stamp


def _move(names: tuple[str, ...], source: Path, to: Path) -> None:
    to.mkdir(mode=0o700, exist_ok=True)
    for name in names:
        if (source / name).exists():
            os.replace(source / name, to / name)
    sync_folder(to)
    if source.exists():
        sync_folder(source)
