"""Bytes and moments as text of canonical JSON, and back."""

import base64
import binascii
from datetime import UTC, datetime


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
    """The moment that `stamp` wrote. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a stamp without a zone")
    return moment.astimezone(UTC)
