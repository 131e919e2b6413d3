"""The chain of the log: each entry's hash covers the one before it (SECURITY §5). Pure."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

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
    body = _encode([seq, stamp(at_utc), user, action, object, object_id, details]).encode("ascii")
    return hashlib.blake2b(prev_hash + body, digest_size=32, person=_PERSON).digest()


def checkpoint_bytes(seq: int, hash: bytes, signer: int, at_utc: datetime) -> bytes:
    """What is signed: that the log stood at this entry with this hash."""
    return _encode(["teduh.checkpoint.1", seq, hash.hex(), signer, stamp(at_utc)]).encode("ascii")


def broken_at(entries: Iterable[Entry], prev_hash: bytes = GENESIS, next_seq: int = 1) -> int | None:
    """The number of the first entry that doesn't follow the one before it; None when all do."""
    for entry in entries:
        if entry.seq != next_seq or entry.prev_hash != prev_hash:
            return next_seq
        if entry.hash != entry_hash(prev_hash, *entry[:7]):
            return entry.seq
        prev_hash, next_seq = entry.hash, entry.seq + 1
    return None
