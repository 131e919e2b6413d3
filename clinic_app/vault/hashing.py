"""BLAKE2b with a purpose: the same bytes hashed for two purposes give two hashes."""

from nacl import bindings

SIZE = 32
"""Bytes of every hash in the program."""


def digest(purpose: str, data: bytes, key: bytes = b"") -> bytes:
    """BLAKE2b-256 of `data` for a `purpose` (ASCII, at most 16 signs); `key` makes it keyed."""
    return bindings.crypto_generichash_blake2b_salt_personal(
        data, digest_size=SIZE, key=key, person=purpose.encode("ascii")
    )


def sealed_hash(blob: bytes) -> str:
    """What the log remembers of a ciphertext (SECURITY §3.10)."""
    return digest("teduh.sealed", blob).hex()
