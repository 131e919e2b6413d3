"""Bytes and moments as text of canonical JSON, and back; and JSON that must be of one kind."""

import base64
import binascii
from datetime import MAXYEAR, MINYEAR, UTC, datetime


def to_text(content: bytes) -> str:
    """Bytes as base64."""
    return base64.b64encode(content).decode("ascii")


def from_text(text: str) -> bytes:
    """Base64 as bytes. Raises ValueError for anything that `to_text` wouldn't have written."""
    try:
        content = base64.b64decode(text, validate=True)
    except binascii.Error as fault:
        raise ValueError(str(fault)) from fault
    if to_text(content) != text:
        raise ValueError("not the only way to write these bytes")
    return content


def stamp(moment: datetime) -> str:
    """An aware moment in UTC to the microsecond, so that it comes back as it was."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(text: str) -> datetime:
    """The moment that `stamp` wrote. Raises ValueError, also for one that some zone can't tell any more."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a stamp without a zone")
    if not MINYEAR < moment.year < MAXYEAR:
        raise ValueError("at the end of the calendar")
    return moment.astimezone(UTC)


def number_in(value: object) -> int:
    """`value`, which must be a whole number from 0 to 2⁶³. Raises ValueError."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 63:
        raise ValueError("not a number that can stand here")
    return value


def string_in(value: object) -> str:
    """`value`, which must be text. Raises ValueError."""
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def truth_in(value: object) -> bool:
    """`value`, which must be true or false. Raises ValueError."""
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value
