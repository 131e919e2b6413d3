"""A shim over SQLite's own way to the files: it hands everything on, and writes down what changes them.

The wheels of sqlcipher3 for Linux show `sqlite3_vfs_register`, so no compiler is needed; elsewhere the tests
that need it are skipped by name.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import sqlcipher3._sqlite3 as library

from tests.support.vfs import structs
from tests.support.vfs.structs import IoMethods, OpenFile, Vfs
from tests.support.vfs.tape import Create, Delete, Sync, Tape, Truncate, Write

OK = 0


def can_record() -> bool:
    """Whether the driver's library shows SQLite's own functions."""
    return hasattr(ctypes.CDLL(library.__file__), "sqlite3_vfs_register")


@contextmanager
def recording(folder: Path, *names: str) -> Iterator[Tape]:
    """Write down what is done to these files of `folder` by databases opened within.

    The files as they are when it begins are taken to be on the disk.
    """
    shim = _shim()
    files = {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}
    shim.tape, shim.watched = Tape(files), {str(folder / name): name for name in names}
    shim.sqlite.sqlite3_vfs_register(ctypes.byref(shim.vfs), 1)
    try:
        yield shim.tape
    finally:
        shim.sqlite.sqlite3_vfs_register(ctypes.byref(shim.honest), 1)
        shim.sqlite.sqlite3_vfs_unregister(ctypes.byref(shim.vfs))
        shim.tape, shim.watched = Tape({}), {}


@cache
def _shim() -> "_Shim":
    # Once, and for ever: a connection that outlives a recording still calls it.
    return _Shim()


class _Shim:
    """SQLite's functions with ours before those that change a file."""

    def __init__(self) -> None:
        self.tape = Tape({})
        self.watched: dict[str, str] = {}
        self.sqlite = ctypes.CDLL(library.__file__)
        self.sqlite.sqlite3_vfs_find.restype = ctypes.POINTER(Vfs)
        self.honest: Vfs = self.sqlite.sqlite3_vfs_find(None).contents
        self.vfs = Vfs.from_buffer_copy(self.honest)
        self.vfs.name = b"recorder"
        self._open_files: dict[int, str] = {}
        self._tables: dict[int, IoMethods] = {}
        self._callbacks: list[Any] = []
        self._open_honestly = structs.OPEN(self.honest.open)
        self._delete_honestly = structs.DELETE(self.honest.delete)
        self.vfs.open = self._kept(structs.OPEN(self._open))
        self.vfs.delete = self._kept(structs.DELETE(self._delete))

    def _kept(self, callback: Any) -> int | None:
        self._callbacks.append(callback)
        return structs.address(callback)

    def _open(self, vfs: int, path: int | None, file: int, flags: int, out: Any) -> int:
        name = self._name(path)
        fresh = name is not None and not Path(_text(path)).exists()
        result: int = self._open_honestly(vfs, path, file, flags, out)
        opened = OpenFile.from_address(file)
        if result == OK and name is not None and opened.methods:
            self._open_files[file] = name
            opened.methods = ctypes.pointer(self._watching(opened.methods.contents))
            if fresh:
                self.tape.steps.append(Create(name))
        return result

    def _delete(self, vfs: int, path: int | None, sync_folder: int) -> int:
        result: int = self._delete_honestly(vfs, path, sync_folder)
        name = self._name(path)
        if result == OK and name is not None:
            self.tape.steps.append(Delete(name))
        return result

    def _name(self, path: int | None) -> str | None:
        return self.watched.get(_text(path)) if path else None

    def _watching(self, honest: IoMethods) -> IoMethods:
        """The same table with our functions for what changes the file; the original ones do the work."""
        where = ctypes.addressof(honest)
        if where not in self._tables:
            self._tables[where] = self._table_over(honest)
        return self._tables[where]

    def _table_over(self, honest: IoMethods) -> IoMethods:
        write, truncate = structs.WRITE(honest.write), structs.TRUNCATE(honest.truncate)
        sync, close = structs.SYNC(honest.sync), structs.CLOSE(honest.close)

        def writing(file: int, content: int, length: int, at: int) -> int:
            name = self._open_files[file]
            self.tape.steps.append(Write(name, at, ctypes.string_at(content, length)))
            return int(write(file, content, length, at))

        def truncating(file: int, size: int) -> int:
            self.tape.steps.append(Truncate(self._open_files[file], size))
            return int(truncate(file, size))

        def syncing(file: int, flags: int) -> int:
            result = int(sync(file, flags))
            self.tape.steps.append(Sync(self._open_files[file]))
            return result

        def closing(file: int) -> int:
            self._open_files.pop(file, None)
            return int(close(file))

        table = IoMethods.from_buffer_copy(honest)
        table.write = self._kept(structs.WRITE(writing))
        table.truncate = self._kept(structs.TRUNCATE(truncating))
        table.sync = self._kept(structs.SYNC(syncing))
        table.close = self._kept(structs.CLOSE(closing))
        return table


def _text(path: int | None) -> str:
    return ctypes.string_at(path).decode() if path else ""
