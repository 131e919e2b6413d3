"""Rows of a table as the driver takes them: what SQLAlchemy's `insert` would make of them, in less time.

A clinic of ten years has some ten million values; looking at each of them through the layers that ordinary
statements need takes longer than sealing all the notes.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import Column, Connection, Dialect, LargeBinary, Table
from sqlalchemy.sql.schema import DefaultGenerator, ScalarElementColumnDefault

from clinic_app.storage.types import EnumText, LocalDateTime, UtcDateTime

Turn = Callable[[Any], Any]


class Writer:
    """Writes rows into one table; all name the same columns as the first one did."""

    def __init__(self, table: Table, names: Iterable[str], dialect: Dialect) -> None:
        self._names = tuple(names)
        given = [table.columns[name] for name in self._names]
        missing = [column for column in table.columns if column.name not in self._names]
        filled = [column for column in missing if column.default is not None]
        self._rest = tuple(_scalar(column.default) for column in filled)
        self._turns = tuple(
            (place, turn) for place, column in enumerate(given) if (turn := _turn(column, dialect))
        )
        columns = [column.name for column in (*given, *filled)]
        quoted = ", ".join(dialect.identifier_preparer.quote(name) for name in columns)
        marks = ", ".join("?" * len(columns))
        self._statement = f"INSERT INTO {table.name} ({quoted}) VALUES ({marks})"

    def write(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write them at once. Raises KeyError for a row that lacks a column of the first one."""
        connection.exec_driver_sql(self._statement, [self._turned(row) for row in rows])

    def _turned(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        values = [row[name] for name in self._names]
        for place, turn in self._turns:
            if values[place] is not None:
                values[place] = turn(values[place])
        return (*values, *self._rest)


def _scalar(default: DefaultGenerator | None) -> Any:
    """The value that a column gets where none is given; a default that is reckoned would need its row."""
    assert isinstance(default, ScalarElementColumnDefault), default
    return default.arg


def _turn(column: Column[Any], dialect: Dialect) -> Turn | None:
    """What makes a value of that column one of the driver's; None where it is one."""
    kind = column.type
    if isinstance(kind, UtcDateTime):
        return _stamp
    if isinstance(kind, LocalDateTime):
        return _wall_clock
    if isinstance(kind, LargeBinary):
        return None
    if isinstance(kind, EnumText):
        return attrgetter("value")
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _stamp(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a stamp needs its zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _wall_clock(moment: datetime) -> str:
    if moment.tzinfo is not None:
        raise ValueError("a wall-clock time carries no zone")
    return moment.isoformat(" ", "microseconds")
