"""Remembers what was set up, so that a start with nothing new to do does nothing.

The stamps lie in the virtual environment itself: whoever deletes it deletes them too.
"""

import hashlib
import os
import sys
from collections.abc import Iterable

from installer import places

FILE = os.path.join(places.VENV, "teduh-setup.txt")


def digest(files: Iterable[str], *facts: str) -> str:
    """One hash over the contents of files and over facts such as the version of Python.

    A missing file counts as an empty one. The checkout's place is a fact too, since a virtual environment
    that was moved doesn't work.
    """
    sum_ = hashlib.sha256()
    for fact in (sys.version, places.ROOT, *facts):
        sum_.update(fact.encode() + b"\0")
    for path in files:
        try:
            with open(path, "rb") as file:
                content = file.read()
        except FileNotFoundError:
            content = b""
        sum_.update(b"%d\0" % len(content) + content)
    return sum_.hexdigest()


def read(path: str = FILE) -> dict[str, str]:
    """The stamps by name; none when there is no file or when it can't be understood."""
    try:
        with open(path, encoding="utf-8") as file:
            lines = [line.split() for line in file]
    except (OSError, UnicodeDecodeError):
        return {}
    return {line[0]: line[1] for line in lines if len(line) == 2}


def write(name: str, value: str, path: str = FILE) -> None:
    """Set one stamp and leave the others. Written beside and moved over, so a torn file can't be read."""
    stamps = read(path) | {name: value}
    beside = path + ".new"
    with open(beside, "w", encoding="utf-8") as file:
        file.writelines(f"{key} {stamps[key]}\n" for key in sorted(stamps))
    os.replace(beside, path)
