"""The chain of the log: each entry's hash covers the one before it (SECURITY §5). Pure."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any, NamedTuple

from clinic_app.vault.encoding import stamp

GENESIS = bytes(32)
"""What the first entry follows."""

CHECKPOINT_EVERY = 1_000
"""Every entry with such a number bears a checkpoint, besides those at sign-in and sign-out."""

ATTENDANCE = ("session.opened", "session.closed")
"""Entries of coming and going: each bears a checkpoint of the person who came or went."""

_PERSON = b"teduh.log.1"
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


class Entry(NamedTuple):
    """A line of the log, in the order of its columns; `details` is canonical JSON."""

    seq: int
    at_utc: datetime
    user: int
    action: str
    object: str
    object_id: str
    details: str
    prev_hash: bytes
    hash: bytes


def entry_hash(
    prev_hash: bytes,
    seq: int,
    at_utc: datetime,
    user: int,
    action: str,
    object: str,
    object_id: str,
    details: str,
) -> bytes:
    """BLAKE2b over the former hash and the canonical bytes of the entry."""
    return _hash(prev_hash, _body(seq, stamp(at_utc), user, action, object, object_id, details))


def checkpoint_bytes(seq: int, hash: bytes, signer: int, at_utc: datetime) -> bytes:
    """What is signed: that the log stood at this entry with this hash."""
    return _encode(["teduh.checkpoint.1", seq, hash.hex(), signer, stamp(at_utc)]).encode("ascii")


def broken_at(rows: Iterable[Any], prev_hash: bytes = GENESIS, next_seq: int = 1) -> int | None:
    """The number of the first entry that doesn't follow the one before it; None when all do.

    `rows` are entries with their moment as the file keeps it, since reading a hundred thousand moments takes
    longer than all the rest. Nothing is believed of them, not even that a number is one.
    """
    for seq, at, user, action, object, object_id, details, prev, hash in rows:
        if seq != next_seq or prev != prev_hash:
            return next_seq
        try:
            body = _body(seq, _moment(at), user, action, object, object_id, details)
        except TypeError:
            return next_seq
        if hash != _hash(prev_hash, body):
            return next_seq
        prev_hash, next_seq = hash, next_seq + 1
    return None


def _moment(kept: str) -> str:
    """A moment of the file as `stamp` writes it. Raises TypeError where there is no text."""
    return f"{kept[:10]}T{kept[11:]}+00:00" if kept[10:11] == " " else kept


def _body(seq: int, at: str, user: int, action: str, object: str, object_id: str, details: str) -> bytes:
    """The entry as canonical JSON. Raises TypeError where a number or a text is something else.

    Put together by hand: handing the whole list to the encoder takes four times as long.
    """
    numbers = int.__repr__(seq), int.__repr__(user)
    texts = f"{_quoted(action)},{_quoted(object)},{_quoted(object_id)},{_quoted(details)}"
    return f"[{numbers[0]},{_quoted(at)},{numbers[1]},{texts}]".encode("ascii")


def _hash(prev_hash: bytes, body: bytes) -> bytes:
    return hashlib.blake2b(prev_hash + body, digest_size=32, person=_PERSON).digest()
