"""One program per clinic folder (SECURITY §7): a lock that the system holds, and frees after a kill."""

import contextlib
import getpass
import json
import os
import platform
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from clinic_app.common.errors import Unavailable
from clinic_app.common.files import disk_fault

LOCK = "clinic.lock"
_AT = 1 << 20
"""The byte that Windows locks: far behind the text, which others may then read."""


class FolderLock:
    """The right to use a clinic folder. Held until `release`, the end of the `with` block, or a kill."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        self._file: BinaryIO | None = None

    @property
    def held(self) -> bool:
        return self._file is not None

    def take(self) -> "FolderLock":
        """Take the lock; nothing happens if this object holds it.

        Raises `Unavailable("folder.busy", machine=…, user=…)` while another program does.
        """
        if self._file is not None:
            return self
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as fault:
            raise disk_fault(fault) from fault
        file = os.fdopen(handle, "r+b", buffering=0)
        if not _lock(file):
            holder = _holder(file)
            file.close()
            raise Unavailable("folder.busy", **holder)
        self._file = file
        self._sign(file)
        return self

    def release(self) -> None:
        """Let others in. The file stays: removing it could free the lock of somebody who just took it."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> "FolderLock":
        return self.take()

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    @staticmethod
    def _sign(file: BinaryIO) -> None:
        """Say who holds it. On a full disk the lock holds all the same, only without a name."""
        text = json.dumps({"machine": platform.node(), "user": _user(), "process": os.getpid()}).encode()
        with contextlib.suppress(OSError):
            file.seek(0)
            file.truncate(0)
            file.write(text)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def _holder(file: BinaryIO) -> dict[str, object]:
    try:
        file.seek(0)
        written = json.loads(file.read(4096))
        return {"machine": str(written["machine"]), "user": str(written["user"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"machine": "?", "user": "?"}


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        try:
            file.seek(_AT)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as fault:
            file.close()
            raise disk_fault(fault) from fault
        return True
