"""BLAKE2b with a purpose: the same bytes hashed for two purposes give two hashes."""

import hashlib

SIZE = 32
"""Bytes of every hash in the program."""


def digest(purpose: str, data: bytes, key: bytes = b"") -> bytes:
    """BLAKE2b-256 of `data` for a `purpose` (ASCII, at most 16 signs); `key` makes it keyed."""
    # Python's own: libsodium gives the same bytes, but its binding takes four times as long for short data.
    return hashlib.blake2b(data, digest_size=SIZE, key=key, person=purpose.encode("ascii")).digest()


def sealed_hash(blob: bytes) -> str:
    """What the log remembers of a ciphertext (SECURITY §3.10)."""
    return digest("teduh.sealed", blob).hex()
