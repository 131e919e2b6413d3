"""A note as bytes: the same content gives the same bytes, and every form carries its number. Pure."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from clinic_app.common.errors import Damaged
from clinic_app.notes.values import Content, Risk, RiskMark, RiskSign, Template
from clinic_app.people.values import PersonId
from clinic_app.vault.canonical import object_of, words_bytes

CONTENT_FORMAT = 1
HEADER_FORMAT = 1
RISK_FORMAT = 1
RISK_BYTES = 128
"""Every level of risk takes the same room, or its length would tell it."""


def plain(content: Content) -> dict[str, object]:
    """`content` as JSON knows it: what a draft keeps."""
    return {
        "format": CONTENT_FORMAT,
        "template": content.template.value,
        "sections": dict(content.sections),
        "risk": content.risk.value if content.risk else None,
        "signs": sorted(sign.value for sign in content.signs),
        "risk_reason": content.risk_reason,
    }


def from_plain(found: Mapping[str, object]) -> Content:
    """The content that `plain` made. Raises Damaged for another form."""
    try:
        if found["format"] != CONTENT_FORMAT:
            raise Damaged("note.format")
        sections, signs, risk = found["sections"], found["signs"], found["risk"]
        if not isinstance(sections, dict) or not isinstance(signs, list):
            raise Damaged("note.format")
        return Content(
            template=Template(str(found["template"])),
            sections={str(code): str(text) for code, text in sections.items()},
            risk=None if risk is None else Risk(str(risk)),
            signs=tuple(RiskSign(sign) for sign in signs),
            risk_reason=str(found["risk_reason"]),
        )
    except (KeyError, ValueError):
        raise Damaged("note.format") from None


def encode(content: Content) -> bytes:
    """Canonical bytes of a note. Raises UnicodeEncodeError for half a surrogate pair (`rules.mended`)."""
    return words_bytes(plain(content))


def decode(data: bytes) -> Content:
    """The content of `encode`d bytes. Raises Damaged for anything else."""
    return from_plain(object_of(data, "note.format"))


def encode_addendum(text: str) -> bytes:
    """Canonical bytes of an addendum."""
    return words_bytes({"format": CONTENT_FORMAT, "text": text})


def decode_addendum(data: bytes) -> str:
    """The text of an addendum. Raises Damaged for anything else."""
    found = object_of(data, "note.format")
    if found.get("format") != CONTENT_FORMAT or not isinstance(text := found.get("text"), str):
        raise Damaged("note.format")
    return text


def encode_risk(mark: RiskMark) -> bytes:
    """A level of risk, by whom and when it was decided; always `RISK_BYTES` long."""
    found = {
        "format": RISK_FORMAT,
        "level": mark.level.value,
        "at": _stamp(mark.decided_at),
        "by": int(mark.decided_by),
    }
    return words_bytes(found).ljust(RISK_BYTES)


def decode_risk(data: bytes) -> RiskMark:
    """The mark in `data`. Raises Damaged for another form."""
    found = object_of(data, "note.format")
    try:
        if found.get("format") != RISK_FORMAT:
            raise Damaged("note.format")
        at = datetime.fromisoformat(str(found["at"]))
        return RiskMark(Risk(str(found["level"])), at, PersonId(int(str(found["by"]))))
    except (KeyError, ValueError):
        raise Damaged("note.format") from None


class Header(NamedTuple):
    """The signed part of a version, kept in the clear (SECURITY §3.10). Version 0 is the note itself."""

    note_id: int
    version: int
    client_id: int
    appointment_id: int
    episode_id: int
    author_id: int
    session_start: datetime
    session_end: datetime
    """Wall-clock."""
    signed_at: datetime
    """UTC, aware."""
    status: str
    """`signed` for version 0, `addendum` after it."""
    template: str
    prev_hash: bytes
    """Hash of the version before; 32 zero bytes for version 0."""
    commitment: bytes


def header_bytes(header: Header) -> bytes:
    """What the author signs."""
    fields = [
        value.hex() if isinstance(value, bytes) else _stamp(value) if isinstance(value, datetime) else value
        for value in header
    ]
    return json.dumps(["teduh.note", HEADER_FORMAT, *fields], separators=(",", ":")).encode("ascii")


def _stamp(moment: datetime) -> str:
    if moment.tzinfo is None:
        return moment.isoformat(timespec="microseconds")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
