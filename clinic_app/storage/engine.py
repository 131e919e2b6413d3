"""SQLAlchemy over the sealed file: one pool, explicit transactions, refusals instead of driver errors."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from clinic_app.common.errors import Damaged, InvalidInput, NotFound
from clinic_app.storage.database import Key, open_db, translated


def make_engine(
    path: Path,
    key: Key,
    *,
    maintenance: bool = False,
    unchanging: bool = False,
    on_connect: Callable[[driver.Connection, object], None] | None = None,
) -> Engine:
    """An engine whose transactions begin as asked; no value of a row reaches an exception's text."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: open_db(path, key, maintenance=maintenance, unchanging=unchanging),
        module=driver,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _translate)
    if on_connect:
        event.listen(engine, "connect", on_connect)
    return engine


class Database:
    """The open database of a clinic.

    `writing()` begins with BEGIN IMMEDIATE, so that a command never reads what another then changes;
    `reading()` with plain BEGIN, so that one screen sees one state (SECURITY §4).
    """

    def __init__(self, path: Path, key: Key, *, unchanging: bool = False) -> None:
        """With `unchanging` it is a copy that is read only, and stays as it is to the byte."""
        self.path = path
        self.damaged = False
        self._reader = make_engine(path, key, unchanging=unchanging)
        self._writer = self._reader.execution_options(begin="BEGIN IMMEDIATE")

    @property
    def engine(self) -> Engine:
        """The engine for reading; `create_all` in tests."""
        return self._reader

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction that writes: committed at the end, rolled back on any exception.

        Raises Unavailable when the disk is full or another program writes, Damaged when the file is broken
        (from then on nothing is written any more).
        """
        if self.damaged:
            raise Damaged("database.damaged")
        with self._watching(), Session(self._writer, expire_on_commit=False) as session, session.begin():
            session.connection()
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One transaction that only reads; whatever it changed is rolled back."""
        with self._watching(), Session(self._reader, expire_on_commit=False, autoflush=False) as session:
            session.connection()
            yield session

    def dispose(self) -> None:
        """Close all connections that are not in use; the last one writes the log back into the file."""
        self._reader.dispose()

    @contextmanager
    def _watching(self) -> Iterator[None]:
        try:
            yield
        except Damaged as error:
            if error.code.startswith("database."):
                # The connection that met it turns read-only: nobody may go on with it (SECURITY §4).
                self.damaged = True
                self._reader.dispose()
            raise


def rows_changed(session: Session) -> int:
    """How many rows this session's connection has ever changed: equal counts mean nothing was written."""
    connection = session.connection().connection.driver_connection
    assert connection is not None
    return int(connection.total_changes)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _translate(context: ExceptionContext) -> BaseException | None:
    if isinstance(context.original_exception, OverflowError):
        # Beyond 64 bits: no row has such a number.
        return NotFound("number.unknown")
    if isinstance(context.original_exception, UnicodeEncodeError):
        # Half of a pair of signs, as a broken paste brings it: no row can hold it.
        return InvalidInput("text", "text.signs")
    refusal = translated(context.original_exception)
    return None if refusal is context.original_exception else refusal
