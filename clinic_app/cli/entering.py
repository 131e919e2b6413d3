"""Who gives a command, and to which clinic: arguments, the password, the open workspace."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from clinic_app.common.clock import SystemClock
from clinic_app.common.errors import Unavailable
from clinic_app.common.translations import _

if TYPE_CHECKING:
    from clinic_app.workspace import Workspace

_LONGEST_NAME = 240
"""Bytes of one part of a path: 255 on most disks, less what a part that is being written adds."""


def path(typed: str) -> Path:
    """What was typed as a name of a file or folder. Wrong usage for one that no file can bear."""
    try:
        too_long = any(len(part.encode("utf-8")) > _LONGEST_NAME for part in Path(typed).parts)
    except UnicodeEncodeError:
        # Bytes that aren't UTF-8; the database's file is opened by a name that is.
        too_long = True
    if too_long or "\0" in typed:
        raise argparse.ArgumentTypeError(_("no file can have this name"))
    return Path(typed)


def signing_in(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--user", metavar="LOGIN", required=True)
    parser.add_argument("--password-stdin", action="store_true", help="read the password from the first line")


def password(asked: argparse.Namespace) -> str:
    """The password, never from an argument: other programs can read those."""
    if asked.password_stdin:
        try:
            return sys.stdin.readline().rstrip("\r\n")
        except UnicodeDecodeError:
            # Typed in another encoding: no password is empty, so it is a wrong one.
            return ""
    return getpass.getpass(_("Password of {login}: ").format(login=asked.user))


@contextmanager
def workspace(folder: Path, asked: argparse.Namespace) -> "Iterator[Workspace]":
    """Sign in, hand over the workspace, lock it again whatever happens."""
    from clinic_app.sign_in import SignIn
    from clinic_app.sign_in.values import FolderState

    door = SignIn(folder, SystemClock())
    if door.state() is FolderState.EMPTY:
        raise Unavailable("database.missing")
    if door.fault is not None:
        raise door.fault
    workspace = door.unlock(asked.user, password(asked))
    try:
        yield workspace
    finally:
        workspace.lock()
