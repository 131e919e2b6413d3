"""The bulk way into a clinic's file: rows by the thousand, the log chained as ever (SECURITY §5)."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Table

from clinic_app.audit import chain, head
from clinic_app.audit.details import canonical
from clinic_app.audit.model import AuditEntry, Checkpoint
from clinic_app.demo.plan import Worker
from clinic_app.demo.rows import Writer
from clinic_app.storage.base import Base

FULL = 20_000
"""Rows that are written in one transaction."""


class Ledger:
    """Collects rows and log entries, and writes them in the order that foreign keys ask for."""

    def __init__(self, engine: Engine, position: head.Position) -> None:
        self._engine = engine
        self._head = position
        self._rows: defaultdict[Table, list[dict[str, Any]]] = defaultdict(list)
        self._writers: dict[Table, Writer] = {}
        self._count = 0

    @property
    def position(self) -> head.Position:
        """Where the log stands."""
        return self._head

    def resume(self, position: head.Position) -> None:
        """Go on after lines that somebody else wrote."""
        assert not self._count, "what was collected comes before them"
        self._head = position

    @property
    def full(self) -> bool:
        """Whether it is time to `flush`."""
        return self._count >= FULL

    def add(self, model: type[Base], **row: Any) -> None:
        """A row by the names of its columns; all rows of a table name the same ones."""
        table = model.__table__
        assert isinstance(table, Table)
        self._rows[table].append(row)
        self._count += 1

    def log(
        self, at: datetime, by: Worker, action: str, object: str, object_id: object, **details: object
    ) -> None:
        """What `Work.log` writes; `at` is aware. Every thousandth entry gets its checkpoint."""
        seq, prev = self._head.seq + 1, self._head.hash
        plain, said = str(object_id), canonical(details)
        hash = chain.entry_hash(prev, seq, at, by.id, action, object, plain, said)
        self.add(
            AuditEntry,
            seq=seq,
            at_utc=at,
            user=by.id,
            action=action,
            object=object,
            object_id=plain,
            details=said,
            prev_hash=prev,
            hash=hash,
        )
        self._head = head.Position(seq, hash)
        if seq % chain.CHECKPOINT_EVERY == 0:
            self.checkpoint(at, by)

    def checkpoint(self, at: datetime, by: Worker) -> head.Position:
        """Sign the position of the log."""
        seq, hash = self._head
        signature = by.keys.sign(chain.checkpoint_bytes(seq, hash, by.id, at))
        self.add(Checkpoint, seq=seq, hash=hash, signer=by.id, signature=signature, at_utc=at)
        return self._head

    def flush(self) -> None:
        """Write everything that was collected, in one transaction."""
        with self._engine.begin() as connection:
            for table in Base.metadata.sorted_tables:
                if rows := self._rows.get(table):
                    if table not in self._writers:
                        self._writers[table] = Writer(table, rows[0], connection.dialect)
                    self._writers[table].write(connection, rows)
        self._rows.clear()
        self._count = 0
