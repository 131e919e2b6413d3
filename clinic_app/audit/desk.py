"""The desk of the person at work: who it is, and the one way to change anything.

A command is one transaction with at least one line in the log (ARCHITECTURE §2). Opening a record is a
command too, since it is logged.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session as Rows

from clinic_app.audit import chain, head
from clinic_app.audit.details import canonical
from clinic_app.audit.model import AuditEntry, Checkpoint
from clinic_app.common import permissions
from clinic_app.common.changes import Changes
from clinic_app.common.clock import Clock, local
from clinic_app.common.permissions import Permission, Reach, Role, Title
from clinic_app.storage.engine import Database, rows_changed
from clinic_app.vault.session import Session

if TYPE_CHECKING:
    from clinic_app.vault.keyring import Keyring


_INSERT = insert(cast(Table, AuditEntry.__table__))


class Work:
    """A command under way: the session, the log, the time. Lives inside `Desk.command()` only."""

    def __init__(self, desk: "Desk", session: Rows) -> None:
        self.desk = desk
        self.session = session
        self.now_utc = desk.clock.utc().astimezone(UTC)
        self._head = head.of(session)
        self._first_seq = self._head.seq
        self._announcements: list[object] = []

    @property
    def now_local(self) -> datetime:
        """Now, on the clinic's wall clock (naive)."""
        return local(self.now_utc, self.desk.zone)

    @property
    def today(self) -> date:
        """The day, on the clinic's wall clock."""
        return self.now_local.date()

    @property
    def logged(self) -> bool:
        """Whether this command has written into the log."""
        return self._head.seq > self._first_seq

    @property
    def position(self) -> head.Position:
        """Where the log stands within this command."""
        return self._head

    def log(self, action: str, object: str, object_id: object = "", /, **details: object) -> None:
        """Write into the log what is being done: field names, numbers, states; never note text."""
        self._append(self.desk.person_id, action, object, str(object_id), canonical(details))

    def announce(self, value: object) -> None:
        """Tell the observers of `desk.changes`, once this command is committed."""
        self._announcements.append(value)

    def checkpoint(self) -> head.Position:
        """Sign the position of the log, by the person at the desk."""
        seq, hash = self._head.seq, self._head.hash
        signed = chain.checkpoint_bytes(seq, hash, self.desk.person_id, self.now_utc)
        self.session.add(
            Checkpoint(
                seq=seq,
                hash=hash,
                signer=self.desk.person_id,
                signature=self.desk.keys.sign(signed),
                at_utc=self.now_utc,
            )
        )
        return self._head

    def _append(self, user: int, action: str, object: str, object_id: str, details: str) -> None:
        seq, prev = self._head.seq + 1, self._head.hash
        hash = chain.entry_hash(prev, seq, self.now_utc, user, action, object, object_id, details)
        entry = chain.Entry(seq, self.now_utc, user, action, object, object_id, details, prev, hash)
        self.session.connection().execute(_INSERT, entry._asdict())
        self._head = head.Position(seq, hash)
        if seq % chain.CHECKPOINT_EVERY == 0:
            self.checkpoint()


@dataclass
class Desk:
    """The person at work in an open clinic. Every service is built with one."""

    person_id: int
    login: str
    name: str
    roles: frozenset[Role]
    title: Title
    zone: ZoneInfo
    clock: Clock
    database: Database
    keys: Session
    """The person's open secrets."""
    keyring: "Keyring"
    """The clinic's keyring file, and in it the roster."""
    folder: Path
    changes: Changes = field(default_factory=Changes)

    @contextmanager
    def command(self, *, quiet: bool = False) -> Iterator[Work]:
        """One transaction that writes and logs; committed at the end, rolled back on any exception.

        A command that changed nothing (it found a clash, and returns it) needs no line in the log and leaves
        nothing behind. Raises AssertionError if something was changed without a line. What was announced is
        told after the commit. `quiet` is for the saves of a draft after the first one: an editing session is
        one line (ARCHITECTURE §2.1).
        """
        with self.database.writing() as session:
            before = rows_changed(session)
            work = Work(self, session)
            yield work
            session.flush()
            changed = rows_changed(session) != before
            assert quiet or work.logged or not changed, "something was changed without a line in the log"
        for value in work._announcements:
            self.changes.announce(value)

    @contextmanager
    def reading(self) -> Iterator[Rows]:
        """A session for the reads of one screen: one state of the database, nothing is written."""
        with self.database.reading() as session:
            yield session

    def reach(self, permission: Permission) -> Reach | None:
        """How far the person's permission goes: ALL, OWN (the command asks for the care team), or None."""
        return permissions.reach(self.roles, permission)

    def now_utc(self) -> datetime:
        """Now, aware, in UTC."""
        return self.clock.utc().astimezone(UTC)

    def now_local(self) -> datetime:
        """Now, on the clinic's wall clock (naive)."""
        return local(self.clock.utc(), self.zone)

    def today(self) -> date:
        """The day, on the clinic's wall clock."""
        return self.now_local().date()
