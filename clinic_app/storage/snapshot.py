"""A copy of the database as one file, and the proof that its pages are sound."""

import contextlib
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from clinic_app.common.errors import Damaged
from clinic_app.common.findings import Finding
from clinic_app.storage.database import Key, open_db, translated

_FEW = 20
"""So many faults of one kind are named; a broken disk has thousands."""


def copy_into(database: Path, key: Key, to: Path) -> None:
    """Copy the sealed database to `to`, under the same key, as it is at this moment.

    VACUUM INTO reads every page and refuses a damaged one; the driver's own backup copies it without a word
    (SECURITY §4). Raises Damaged or Unavailable; then there is no file at `to`.
    """
    to.unlink(missing_ok=True)
    connection = open_db(database, key, maintenance=True)
    try:
        connection.execute("VACUUM INTO ?", (str(to),))
    except driver.Error as error:
        with contextlib.suppress(OSError):
            to.unlink(missing_ok=True)
        raise translated(error) from None
    finally:
        connection.close()


def page_faults(connection: driver.Connection) -> list[Finding]:
    """What is wrong with the pages: changed, lost, put back from an older copy; and orphaned rows."""
    faults: list[Finding] = []
    try:
        changed = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        faults += [Finding("database.page", "page", _number(row[0])) for row in changed[:_FEW]]
        quick = connection.execute(f"PRAGMA quick_check({_FEW})").fetchall()
        faults += [Finding("database.structure", "page", _number(row[0])) for row in quick if row[0] != "ok"]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(_FEW)
        faults += [Finding("database.orphan", str(row[0]), str(row[1] or "")) for row in orphans]
    except driver.Error as error:
        refusal = translated(error)
        if not isinstance(refusal, Damaged):
            raise refusal from None
        faults.append(Finding(refusal.code, "clinic.db"))
    return list(dict.fromkeys(faults))


def counts(connection: driver.Connection) -> dict[str, int]:
    """How many rows each table has."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY 1"
    )
    return {name: _count(connection, name) for (name,) in names.fetchall()}


def _count(connection: driver.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])


def _number(message: object) -> str:
    """The page that a message speaks of; never the message itself, which may hold a value of a row."""
    digits = [word.strip(":,") for word in str(message).split() if word.strip(":,").isdigit()]
    return digits[-1] if digits else ""
