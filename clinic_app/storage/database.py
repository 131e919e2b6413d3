"""Opening the clinic's file. The only place that gives SQLCipher its key (SECURITY §3.1)."""

import ctypes
import sys
from functools import cache
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from clinic_app.common.errors import Damaged, Unavailable

Key = bytes | bytearray

CIPHER_MAJOR = 4
OLDEST_SQLITE = (3, 51, 3)
"""Older ones carry the fault that damages a file when the write-ahead log is reset."""

BUSY_MS = 5_000
_PLAINTEXT = b"SQLite format 3\x00"
_SETTINGS = (
    "cipher_log_level = NONE",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    f"busy_timeout = {BUSY_MS}",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    # KiB for each connection, half of the driver's own: a long day's work takes 3 % more for it.
    "cache_size = -4000",
)
_READING = ("cipher_log_level = NONE", "temp_store = MEMORY", "trusted_schema = OFF", "cell_size_check = ON")
# What the program itself asks; every other pragma (rekey, key, writable_schema, synchronous …) is refused.
_HARMLESS_PRAGMAS = frozenset(
    {
        *("cipher_integrity_check", "cipher_status", "cipher_version", "data_version", "foreign_key_check"),
        *("foreign_key_list", "freelist_count", "index_info", "index_list", "index_xinfo", "page_count"),
        *("quick_check", "table_info", "table_list", "table_xinfo", "wal_checkpoint"),
    }
)
_ASKED_ONLY = frozenset(
    {
        *("encoding", "foreign_keys", "journal_mode", "page_size"),
        *("read_uncommitted", "recursive_triggers", "synchronous"),
    }
)
_checked: set[tuple[int, int]] = set()


def open_db(
    path: Path, key: Key, *, maintenance: bool = False, unchanging: bool = False
) -> driver.Connection:
    """A connection to the sealed file `path` under the raw 32-byte `key`; a missing file is created.

    With `maintenance` nothing is refused: VACUUM INTO, rekey and migrations need ATTACH and pragmas. With
    `unchanging` the file is only read and stays as it is to the byte (a copy that nobody writes). The
    connection begins no transaction by itself. Raises Damaged for a broken or foreign file, Unavailable when
    the disk or another program stands in the way.
    """
    if len(key) != 32:
        raise ValueError("a database key has 32 bytes")
    _assert_versions()
    _become_undumpable()
    _refuse_plaintext(path)
    try:
        connection = driver.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1" if unchanging else str(path),
            uri=unchanging,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_MS / 1000,
            cached_statements=400,
        )
    except driver.Error as error:
        raise translated(error) from None
    try:
        _unlock(connection, key, _READING if unchanging else _SETTINGS)
        if not maintenance:
            connection.set_authorizer(_authorize)
        _remember(path)
    except driver.Error as error:
        connection.close()
        raise translated(error) from None
    except BaseException:
        connection.close()
        raise
    return connection


def translated(error: BaseException) -> BaseException:
    """The refusal that stands for an error of the driver; `error` itself if it is a bug of ours."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return Unavailable("disk.full")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Unavailable("database.busy")
    if name.startswith("SQLITE_CORRUPT"):
        return Damaged("database.damaged")
    if name.startswith("SQLITE_NOTADB"):
        return Damaged("database.foreign")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PROTOCOL")):
        return Unavailable("disk.failed")
    return error


def _unlock(connection: driver.Connection, key: Key, settings: tuple[str, ...]) -> None:
    digits = bytes(key).hex()
    # A malformed x'' would be taken for a passphrase, without a word.
    if len(digits) != 64 or set(digits) - set("0123456789abcdef"):
        raise ValueError("a database key is written with 64 hex digits")
    connection.set_key(f"x'{digits}'".encode("ascii"))
    if str(_ask(connection, "cipher_status")) != "1":
        raise AssertionError("the file would be plain text")
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _ask(connection: driver.Connection, pragma: str) -> object:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return row[0] if row else None


def _refuse_plaintext(path: Path) -> None:
    """Read the header before anybody in this process has the file open: closing it drops SQLite's locks."""
    try:
        state = path.stat()
        if (state.st_dev, state.st_ino) in _checked or state.st_size == 0:
            return
        with path.open("rb") as file:
            header = file.read(len(_PLAINTEXT))
    except FileNotFoundError:
        return
    except OSError:
        raise Unavailable("disk.failed") from None
    if header == _PLAINTEXT:
        raise Damaged("database.plaintext")


def _remember(path: Path) -> None:
    state = path.stat()
    _checked.add((state.st_dev, state.st_ino))


def _authorize(
    action: int, first: str | None, second: str | None, _database: object, _trigger: object
) -> int:
    allowed = True
    if action in (driver.SQLITE_ATTACH, driver.SQLITE_DETACH):
        allowed = False
    elif action == driver.SQLITE_PRAGMA:
        pragma = (first or "").lower()
        allowed = pragma in _HARMLESS_PRAGMAS or (pragma in _ASKED_ONLY and second is None)
    elif action == driver.SQLITE_FUNCTION:
        allowed = (second or "").lower() not in (
            "load_extension",
            "sqlcipher_export",
            "writefile",
            "readfile",
        )
    return int(driver.SQLITE_OK if allowed else driver.SQLITE_DENY)


@cache
def _assert_versions() -> None:
    assert driver.sqlite_version_info >= OLDEST_SQLITE, driver.sqlite_version
    connection = driver.connect(":memory:")
    try:
        version = str(_ask(connection, "cipher_version") or "")
    finally:
        connection.close()
    assert version.split(".")[0] == str(CIPHER_MAJOR), f"SQLCipher {version!r}"


@cache
def _become_undumpable() -> None:
    """Keep keys out of core files and out of other processes' reach (Linux)."""
    if sys.platform == "linux":
        pr_set_dumpable = 4
        ctypes.CDLL(None, use_errno=True).prctl(pr_set_dumpable, 0, 0, 0, 0)
