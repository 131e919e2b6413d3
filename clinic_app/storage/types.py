"""Column types that keep two kinds of time apart, and words of a closed list."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import DateTime, Dialect, String
from sqlalchemy.types import TypeDecorator

E = TypeVar("E", bound=StrEnum)


class LocalDateTime(TypeDecorator[datetime]):
    """The clinic's wall-clock time, naive (ARCHITECTURE §2.6). Raises ValueError for an aware one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is not None:
            raise ValueError("a wall-clock time carries no zone")
        return value


class UtcDateTime(TypeDecorator[datetime]):
    """A stamp of what the program did: aware in and out, kept in UTC; refuses a naive one (ValueError)."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stamp needs its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        found: datetime | None = value
        return None if found is None else found.replace(tzinfo=UTC)


class UtcStamp(TypeDecorator[str]):
    """For reading a `UtcDateTime` as ISO text to the microsecond, without making a moment of it.

    Text that no program of ours keeps there comes out as it is.
    """

    impl = String
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> str:
        kept = str(value)
        return f"{kept[:10]}T{kept[11:]}+00:00" if kept[10:11] == " " else kept


class EnumText(TypeDecorator[E], Generic[E]):
    """A word of `kind`, kept as its value. Raises ValueError for any other word, going in or coming out."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__(40)
        self.kind = kind

    def process_bind_param(self, value: E | str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> E | None:
        return None if value is None else self.kind(value)

    def __repr__(self) -> str:
        # What a migration writes: the words of a list change without the table changing.
        return "String(length=40)"
