"""Signatures, commitments to content, and the short form of both for paper."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from os import urandom
from typing import TypeVar

from nacl import bindings
from nacl.exceptions import CryptoError

from clinic_app.common.errors import Damaged
from clinic_app.vault.hashing import digest

T = TypeVar("T")
Claim = tuple[bytes, bytes, bytes]
"""Public key, message, signature."""

SALT_BYTES = 32
SIGNATURE_BYTES = 64
PUBLIC_BYTES = 32


def new_signing_pair() -> tuple[bytes, bytes]:
    """A fresh Ed25519 pair: (seed of 32 bytes, public)."""
    seed = urandom(bindings.crypto_sign_SEEDBYTES)
    return seed, signing_public(seed)


def signing_public(seed: bytes) -> bytes:
    """The public half that belongs to a seed."""
    return bindings.crypto_sign_seed_keypair(seed)[0]


def sign(seed: bytes, message: bytes) -> bytes:
    """An Ed25519 signature of 64 bytes. Messages begin with a word that says what they are."""
    secret = bindings.crypto_sign_seed_keypair(seed)[1]
    return bindings.crypto_sign(message, secret)[:SIGNATURE_BYTES]


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` was made over `message` by the holder of `public`."""
    if len(public) != PUBLIC_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        bindings.crypto_sign_open(signature + message, public)
    except CryptoError:
        return False
    return True


def verify_all(claims: Sequence[Claim]) -> list[bool]:
    """`verify` for many at once."""
    return asked_of_all(lambda claim: verify(*claim), claims)


def asked_of_all(ask: Callable[[T], bool], things: Sequence[T]) -> list[bool]:
    """What `ask`, which verifies a signature, says of each; on two threads: libsodium works outside Python.

    Raises what `ask` raises. Things are values, not objects of a session.
    """

    def half(some: Sequence[T]) -> list[bool]:
        return [ask(thing) for thing in some]

    middle = len(things) // 2
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="signatures") as workers:
        return [said for some in workers.map(half, (things[:middle], things[middle:])) for said in some]


def new_salt() -> bytes:
    """A salt for `commitment`; it lies inside the ciphertext, beside the content."""
    return urandom(SALT_BYTES)


def commitment(content: bytes, salt: bytes) -> bytes:
    """What a signature covers in the content's place (SECURITY §3.10).

    Keyed with the salt, so that short content can't be guessed from it, and independent of the key that the
    content is sealed under, so that sealing it anew leaves the signature valid.
    """
    return digest("teduh.commitment", content, key=salt)


def committed(content: bytes) -> tuple[bytes, bytes]:
    """A commitment to `content`, and what to seal in its place: the salt before it."""
    salt = new_salt()
    return commitment(content, salt), salt + content


def content_of(inside: bytes, promised: bytes, code: str) -> bytes:
    """The content of what `committed` gave to seal. Raises Damaged(code) unless `promised` holds for it."""
    salt, content = inside[:SALT_BYTES], inside[SALT_BYTES:]
    if commitment(content, salt) != promised:
        raise Damaged(code)
    return content


def fingerprint(of: bytes) -> str:
    """The first 16 hexadecimal signs in fours, e.g. `9f2c 41d8 07be 6a35`, for footers of paper."""
    signs = of[:8].hex()
    return " ".join(signs[start : start + 4] for start in range(0, 16, 4))
