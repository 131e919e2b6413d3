"""What is written about a meeting, as bytes: the same content gives the same bytes. Pure."""

from datetime import datetime
from typing import NamedTuple

from clinic_app.common.errors import Damaged
from clinic_app.groups.values_notes import NoteContent
from clinic_app.vault.canonical import canonical_bytes, object_of, words_bytes
from clinic_app.vault.encoding import stamp

FORMAT = 1
HEADER_FORMAT = 1


class Header(NamedTuple):
    """The signed part of a version, kept in the clear (SECURITY §3.10). Version 0 is the note itself."""

    meeting_id: int
    version: int
    group_id: int
    author_id: int
    signed_at: datetime
    """UTC, aware."""
    prev_hash: bytes
    commitment: bytes


def header_bytes(header: Header) -> bytes:
    """What the author signs."""
    fields = [
        value.hex() if isinstance(value, bytes) else stamp(value) if isinstance(value, datetime) else value
        for value in header
    ]
    return canonical_bytes(["teduh.group-note", HEADER_FORMAT, *fields])


def encode(content: NoteContent) -> bytes:
    """Canonical bytes of a shared note."""
    return words_bytes({"format": FORMAT, "sections": dict(content.sections)})


def decode(data: bytes) -> NoteContent:
    """The content of `encode`d bytes. Raises Damaged for anything else."""
    sections = _object(data).get("sections")
    if not isinstance(sections, dict):
        raise Damaged("group_note.format")
    return NoteContent({str(code): str(text) for code, text in sections.items()})


def encode_text(text: str) -> bytes:
    """Canonical bytes of an addendum or a remark."""
    return words_bytes({"format": FORMAT, "text": text})


def decode_text(data: bytes) -> str:
    """The text of an addendum or a remark. Raises Damaged for anything else."""
    text = _object(data).get("text")
    if not isinstance(text, str):
        raise Damaged("group_note.format")
    return text


def _object(data: bytes) -> dict[str, object]:
    found = object_of(data, "group_note.format")
    if found.get("format") != FORMAT:
        raise Damaged("group_note.format")
    return found
