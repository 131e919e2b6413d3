"""Whether a clinic's files are as they were written: pages, log, signatures, what else a room can prove."""

import importlib
import importlib.util
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session as Rows

from clinic_app.audit import head, log
from clinic_app.common.errors import Damaged
from clinic_app.common.findings import Finding
from clinic_app.storage import backup_file, migrate, snapshot
from clinic_app.storage.backup_file import Inside
from clinic_app.storage.database import open_db
from clinic_app.storage.engine import Database
from clinic_app.storage.files import DATABASE
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.roster import Roster
from clinic_app.vault.session import Mark

Check = Callable[[Rows, Roster], list[Finding]]

ROOMS_WITH_CHECKS = ("people", "notes", "groups", "referrals", "statistics")
"""Rooms with a `checks.py` whose `check(session, roster)` opens nothing that is sealed."""


def folder(clinic: Path, key: bytes, roster: Roster, seen: Mark | None) -> list[Finding]:
    """Everything wrong with the database of an open clinic; `seen` is the mark in the person's slot.

    Raises Unavailable for a file of a newer program or a fault of the disk.
    """
    database = clinic / DATABASE
    try:
        migrate.inspect(database, key)
        return contents(database, key, roster, seen=seen)
    except Damaged as damage:
        return [Finding(damage.code, DATABASE)]


def backup(file: Path, login: str, password: str, now: datetime) -> list[Finding]:
    """Everything wrong with a backup, opened with a password of its day.

    Raises Refused for a wrong password, Unavailable for a missing or newer one or a fault of the disk.
    """
    beside = Path(tempfile.mkdtemp(prefix="teduh-verify-"))
    try:
        manifest = backup_file.unpack(file, beside)
        keyring = Keyring.load(beside)
        session = keyring.unlock(login, password, now)
        try:
            key = session.database_key
            inside = manifest.inside(key)
            findings = contents(beside / DATABASE, key, keyring.roster, unchanging=True)
            return findings or compare(measure(beside / DATABASE, key), inside)
        finally:
            session.wipe()
    except Damaged as damage:
        return [Finding(damage.code, "backup")]
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def contents(
    database: Path,
    key: bytes,
    roster: Roster,
    *,
    seen: Mark | None = None,
    unchanging: bool = False,
    rooms: bool = True,
) -> list[Finding]:
    """Everything wrong with one database file: its pages and, if they are sound, what the rooms say of them.

    Without `rooms` the log is left out too: the file may have the tables of an older program. A copy that
    nobody changes (`unchanging`) is looked at from two sides at once; of a clinic in use all checks must
    see one state.
    """
    checks = [("audit_entry", log.verify_chain), *room_checks()] if rooms else []
    if rooms and seen:
        checks.append(("audit_entry", lambda session, _roster: log.behind(session, *seen)))
    opened = Database(database, key, unchanging=unchanging)
    try:
        if unchanging:
            return _beside(opened, checks, roster, lambda: _pages(database, key, unchanging=True))
        return _pages(database, key, unchanging=False) or _rows(opened, checks, roster)
    finally:
        opened.dispose()


def _pages(database: Path, key: bytes, *, unchanging: bool) -> list[Finding]:
    connection = open_db(database, key, maintenance=not unchanging, unchanging=unchanging)
    try:
        return snapshot.page_faults(connection)
    finally:
        connection.close()


def _rows(opened: Database, checks: list[tuple[str, Check]], roster: Roster) -> list[Finding]:
    with opened.reading() as session:
        return [found for of, check in checks for found in _checked(of, check, session, roster)]


def _beside(
    opened: Database, checks: list[tuple[str, Check]], roster: Roster, pages: Callable[[], list[Finding]]
) -> list[Finding]:
    """The rooms' checks on one thread, the pages on this: reading pages leaves Python to the others."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="verify") as worker:
        rows = worker.submit(_rows, opened, checks, roster)
        # What the rooms say of unsound pages, or stumble over there, tells nothing more.
        return pages() or rows.result()


def log_chain(session: Rows, roster: Roster, stopped: Callable[[], bool] = lambda: False) -> list[Finding]:
    """Everything wrong with the log alone. Raises log.Stopped."""
    return _checked("audit_entry", partial(log.verify_chain, stopped=stopped), session, roster)


def _checked(object: str, check: Check, session: Rows, roster: Roster) -> list[Finding]:
    """What a check finds; a value that no program of ours writes is a finding too."""
    try:
        return check(session, roster)
    except (ValueError, KeyError, TypeError, StatementError):
        return [Finding("row.unreadable", object)]


def measure(database: Path, key: bytes) -> Inside:
    """Rows per table, and where the log stands, of a copy that nobody writes."""
    connection = open_db(database, key, unchanging=True)
    try:
        counts = snapshot.counts(connection)
    finally:
        connection.close()
    opened = Database(database, key, unchanging=True)
    try:
        with opened.reading() as session:
            position = head.of(session)
    finally:
        opened.dispose()
    return Inside(counts, position.seq, position.hash)


def compare(found: Inside, said: Inside) -> list[Finding]:
    """What differs between a backup's rows and what its manifest says of them."""
    tables = sorted(found.counts.keys() | said.counts.keys())
    differ = [table for table in tables if found.counts.get(table) != said.counts.get(table)]
    findings = [Finding("backup.count", table) for table in differ]
    if (found.log_seq, found.log_hash) != (said.log_seq, said.log_hash):
        findings.append(Finding("backup.log", "audit_entry", str(said.log_seq)))
    return findings


def room_checks() -> list[tuple[str, Check]]:
    """The checks of the rooms that have some, by the room's name."""
    found: list[tuple[str, Check]] = []
    for room in ROOMS_WITH_CHECKS:
        name = f"clinic_app.{room}.checks"
        if importlib.util.find_spec(name):
            found.append((room, importlib.import_module(name).check))
    return found
