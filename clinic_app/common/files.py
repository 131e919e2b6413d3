"""Files that must not be half-written: keyring, settings, backups (SECURITY §7)."""

import contextlib
import errno
import os
from pathlib import Path

from clinic_app.common.errors import Unavailable

PART = ".part"
"""What a file that is being written is called beside its name."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`: all of it, on the disk, or nothing changed.

    Writes beside, flushes, syncs the file, renames, syncs the folder. Raises `Unavailable` with `disk.full`,
    `disk.refused` or `disk.failed`.
    """
    part = path.with_name(path.name + PART)
    try:
        with open(part, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        sync_folder(path.parent)
    except OSError as fault:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise disk_fault(fault) from fault


def possible(path: Path) -> bool:
    """Whether the system could have a file of this name, and the log could tell it; asks no disk.

    A name that is no text (a stick written under another code page) can be opened but not kept anywhere.
    """
    try:
        return b"\0" not in str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False


def sync_folder(folder: Path) -> None:
    """Make a rename within `folder` durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def disk_fault(fault: OSError) -> Unavailable:
    """What an error of the disk is called; the number of the error goes along, no path."""
    if fault.errno in _FULL:
        return Unavailable("disk.full")
    if fault.errno in _REFUSED:
        return Unavailable("disk.refused")
    return Unavailable("disk.failed", number=fault.errno)
