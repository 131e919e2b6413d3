"""Bring a clinic's file to the tables of this program: all at once, or not at all.

Alembic is imported only when a revision is missing: its import costs more than a whole start.
"""

from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from clinic_app.common.errors import Damaged, Unavailable
from clinic_app.storage.database import Key, open_db, translated

REVISIONS = ("0001", "0002")
"""Every revision, oldest first; the last is what this program works with."""

SCRIPTS = "clinic_app.storage:migrations"
"""Where the revisions lie."""

_NO_TABLES = ""


def create(path: Path, key: Key) -> None:
    """Make the file of a new clinic with all tables. A set-up that was killed left none: it begins anew.

    Raises Damaged if a clinic is there already.
    """
    if path.exists() and path.stat().st_size and _revision(path, key) != _NO_TABLES:
        raise Damaged("database.foreign")
    _run(path, key)


def upgrade(path: Path, key: Key, *, before: Callable[[], object] = lambda: None) -> bool:
    """Bring the file of a clinic up to date; `before` (the automatic backup) is called first, if need be.

    True if something was done. Raises Damaged for a missing, empty, cut or foreign file, Unavailable
    for one of a newer program.
    """
    revision = inspect(path, key)
    if revision == REVISIONS[-1]:
        return False
    before()
    _run(path, key)
    return True


def inspect(path: Path, key: Key) -> str:
    """The revision of an existing clinic's file; costs a millisecond. Raises as `upgrade` does."""
    if not path.exists():
        raise Damaged("database.missing")
    if path.stat().st_size == 0:
        raise Damaged("database.empty")
    revision = _revision(path, key)
    if revision == _NO_TABLES:
        raise Damaged("database.foreign")
    if revision not in REVISIONS:
        raise Unavailable("database.newer")
    return revision


def _revision(path: Path, key: Key) -> str:
    connection = open_db(path, key)
    try:
        _refuse_cut(connection, path)
        if not _one(connection, "SELECT count(*) FROM sqlite_master"):
            return _NO_TABLES
        if not _one(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"):
            raise Damaged("database.foreign")
        return str(_one(connection, "SELECT version_num FROM alembic_version"))
    except driver.Error as error:
        raise translated(error) from None
    finally:
        connection.close()


def _refuse_cut(connection: driver.Connection, path: Path) -> None:
    """SQLite notices a lost end only when it reads there; the size tells at once."""
    connection.execute("PRAGMA wal_checkpoint").fetchone()
    pages = _one(connection, "PRAGMA page_count")
    size = _one(connection, "PRAGMA page_size")
    if path.stat().st_size < int(str(pages)) * int(str(size)):
        raise Damaged("database.cut")


def _one(connection: driver.Connection, statement: str) -> object:
    row = connection.execute(statement).fetchone()
    return row[0] if row else None


def _run(path: Path, key: Key) -> None:
    from alembic import command
    from alembic.config import Config

    from clinic_app.storage.engine import make_engine

    def foreign_keys_off(connection: driver.Connection, _record: object) -> None:
        # Alembic rebuilds a changed table: with foreign keys on, its children would be deleted with the
        # old one. The pragma does nothing inside a transaction, so it comes before.
        connection.execute("PRAGMA foreign_keys = OFF")

    engine = make_engine(path, key, maintenance=True, on_connect=foreign_keys_off)
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    try:
        with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if orphans is not None:
                raise Damaged("database.orphans", table=orphans[0])
    finally:
        engine.dispose()
