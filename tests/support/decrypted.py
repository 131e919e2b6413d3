"""The clinic's file as somebody sees it who has the raw database key: every column, and every page."""

import ctypes
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3._sqlite3 as library

from clinic_app.storage.database import open_db

Cell = tuple[str, str, object]
"""Table, column, value."""


def cells(database: Path, key: bytes) -> Iterator[Cell]:
    """Every value of every table, those of the indices for search and of the program's own too."""
    connection = open_db(database, key, maintenance=True)
    try:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            rows = connection.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in rows.description]
            for row in rows:
                yield from ((table, column, value) for column, value in zip(columns, row, strict=True))
    finally:
        connection.close()


def can_read_pages() -> bool:
    """Whether the driver's library shows SQLite's own functions (the wheels for Linux do)."""
    return hasattr(ctypes.CDLL(library.__file__), "sqlite3_serialize")


def pages(database: Path, key: bytes) -> bytes:
    """All pages, decrypted: also what was deleted and not yet overwritten."""
    sqlite = ctypes.CDLL(library.__file__)
    sqlite.sqlite3_serialize.restype = ctypes.c_void_p
    connection = open_db(database, key, maintenance=True)
    try:
        # The driver's object begins with Python's own head, then the pointer to SQLite's connection.
        handle = ctypes.c_void_p.from_address(id(connection) + object.__basicsize__)
        size = ctypes.c_int64()
        start = sqlite.sqlite3_serialize(handle, b"main", ctypes.byref(size), 0)
        assert start, "SQLite gave no pages"
        content = ctypes.string_at(start, size.value)
        sqlite.sqlite3_free(ctypes.c_void_p(start))
        return content
    finally:
        connection.close()


def holds(value: object, word: str) -> bool:
    """Whether a value contains a word, in any case, as text or as bytes of a usual encoding."""
    if isinstance(value, str):
        return word.casefold() in value.casefold()
    if isinstance(value, bytes):
        folded = value.lower()
        return any(word.lower().encode(code) in folded for code in ("utf-8", "utf-16-le", "utf-16-be"))
    return False
