"""Putting a backup in the place of a clinic's files, so that a kill at any moment leaves one whole clinic.

    restore-<stamp>/   the new files, unpacked and verified before anything else is touched
    restore.json       the promise to go through with it, written last and durably
    before-<stamp>/    where the old files go

Without `restore.json` nothing has begun, and `restore-*/` is swept. With it, every start finishes the moves,
or moves the old files back when the new ones aren't all there (SECURITY §6). The new database moves first and
the new keyring last: which of them still lies in `restore-<stamp>/` tells how far it came.
"""

import contextlib
import json
import os
import re
import shutil
from pathlib import Path

from clinic_app.common.errors import Damaged, Unavailable
from clinic_app.common.files import disk_fault, sync_folder, write_whole
from clinic_app.storage.files import DATABASE, KEYRING, LAST_BACKUP
from clinic_app.vault.canonical import canonical_bytes

PROMISE = "restore.json"
_OLD_FILES = (f"{DATABASE}-wal", f"{DATABASE}-shm", DATABASE, LAST_BACKUP, KEYRING)
_NEW_FILES = (DATABASE, LAST_BACKUP, KEYRING)
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


def former_name(stamp: str) -> str:
    """The folder that takes the old files."""
    return f"before-{stamp}"


def put_in_place(folder: Path, stamp: str) -> Path | None:
    """Move the old files out and the new ones in; the old ones' folder, None if there were none.

    Nobody has them open. When the disk refuses halfway, everything goes back and Unavailable is raised; if
    not even that can be written, the promise stands and the next start goes on.
    """
    fresh, old = folder / f"restore-{stamp}", folder / former_name(stamp)
    try:
        sync_folder(fresh)
        old.mkdir(mode=0o700, exist_ok=True)
    except OSError as fault:
        raise disk_fault(fault) from fault
    write_whole(folder / PROMISE, canonical_bytes({"app": "teduh.restore", "format": 1, "stamp": stamp}))
    try:
        settle(folder)
    except Unavailable:
        with contextlib.suppress(OSError):
            _take_back(folder, fresh, old)
        raise
    return old if old.exists() else None


def interrupted(folder: Path) -> bool:
    """Whether a restore waits to be finished or undone: nothing else may be done with the folder before."""
    return (folder / PROMISE).exists()


def settle(folder: Path) -> bool:
    """Finish or undo what a kill interrupted; True if there was something. For the holder of the lock only.

    Raises Damaged("restore.damaged") for a promise that can't be read, Unavailable for a fault of the disk.
    """
    try:
        if not interrupted(folder):
            _sweep(folder)
            return False
        stamp = _promised(folder)
        fresh, old = folder / f"restore-{stamp}", folder / former_name(stamp)
        new_database, new_keyring = (fresh / DATABASE).exists(), (fresh / KEYRING).exists()
        if new_database and new_keyring:
            _move(_OLD_FILES, folder, old)
            _move(_NEW_FILES, fresh, folder)
        elif new_keyring:
            _move((LAST_BACKUP, KEYRING), fresh, folder)
        elif new_database or not (folder / DATABASE).exists():
            _move(_OLD_FILES, old, folder)
        (folder / PROMISE).unlink()
        sync_folder(folder)
        _sweep(folder)
        return True
    except OSError as fault:
        raise disk_fault(fault) from fault


def _sweep(folder: Path) -> None:
    """What a restore that never began, or is over, leaves: unpacked files, an empty folder for old ones."""
    for leftover in folder.glob("restore-*"):
        if _STAMP.fullmatch(leftover.name.removeprefix("restore-")):
            shutil.rmtree(leftover, ignore_errors=True)
    for former in folder.glob("before-*"):
        if _STAMP.fullmatch(former.name.removeprefix("before-")):
            with contextlib.suppress(OSError):
                former.rmdir()  # refuses one that isn't empty


def _promised(folder: Path) -> str:
    try:
        stamp = json.loads((folder / PROMISE).read_bytes())["stamp"]
    except (ValueError, KeyError, TypeError):
        raise Damaged("restore.damaged") from None
    if not isinstance(stamp, str) or not _STAMP.fullmatch(stamp):
        raise Damaged("restore.damaged")
    return stamp


def _take_back(folder: Path, fresh: Path, old: Path) -> None:
    """The moves in reverse, so that a kill meanwhile is finished forward like any other."""
    if not (fresh / DATABASE).exists():
        _move(tuple(name for name in reversed(_NEW_FILES) if not (fresh / name).exists()), folder, fresh)
    _move(_OLD_FILES, old, folder)
    (folder / PROMISE).unlink()
    sync_folder(folder)


def _move(names: tuple[str, ...], source: Path, to: Path) -> None:
    to.mkdir(mode=0o700, exist_ok=True)
    for name in names:
        if (source / name).exists():
            os.replace(source / name, to / name)
    sync_folder(to)
    if source.exists():
        sync_folder(source)
