"""The end of a backup's container, looked at before the list of its members is read.

`zipfile` reads a list of any length into memory, ten times as large: a file that somebody put on a share
could take all of it. Ours has three members.
"""

import os
import re
from typing import IO

from clinic_app.common.errors import Damaged

_COMMENT = re.compile(rb"[0-9a-f]{64}")
_END, _LOCATOR, _WIDE = 22, 20, 56
"""Sizes of the end record, and of what stands before it in a container above four gigabytes."""
_LONGEST_LIST = 4_096


def check_end(file: IO[bytes]) -> None:
    """Raise Damaged("backup.damaged") for an end that isn't of our making."""
    size = file.seek(0, os.SEEK_END)
    tail = _WIDE + _LOCATOR + _END + 64
    file.seek(max(0, size - tail))
    found = file.read(tail).rjust(tail, b"\0")
    wide, end, comment = found[:_WIDE], found[-_END - 64 : -64], found[-64:]
    told = [end[12:16], wide[40:48] if wide.startswith(b"PK\x06\x06") else b""]
    # A comment that is only digits can't be taken for another end.
    ours = end.startswith(b"PK\x05\x06") and end.endswith(b"\x40\x00") and _COMMENT.fullmatch(comment)
    if not ours or any(int.from_bytes(size, "little") > _LONGEST_LIST for size in told):
        raise Damaged("backup.damaged")
    file.seek(0)
