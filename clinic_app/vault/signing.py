"""Signatures, commitments to content, and the short form of both for paper."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from os import urandom

from nacl import bindings
from nacl.exceptions import CryptoError

from clinic_app.vault.hashing import digest

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
    """`verify` for many at once, on two threads: libsodium works outside Python."""
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="signatures") as workers:
        halves = workers.map(_verified, (claims[: len(claims) // 2], claims[len(claims) // 2 :]))
        return [sound for half in halves for sound in half]


def _verified(claims: Sequence[Claim]) -> list[bool]:
    return [verify(*claim) for claim in claims]


def new_salt() -> bytes:
    """A salt for `commitment`; it lies inside the ciphertext, beside the content."""
    return urandom(SALT_BYTES)


def commitment(content: bytes, salt: bytes) -> bytes:
    """What a signature covers in the content's place (SECURITY §3.10).

    Keyed with the salt, so that short content can't be guessed from it, and independent of the key that the
    content is sealed under, so that sealing it anew leaves the signature valid.
    """
    return digest("teduh.commitment", content, key=salt)


def fingerprint(of: bytes) -> str:
    """The first 16 hexadecimal signs in fours, e.g. `9f2c 41d8 07be 6a35`, for footers of paper."""
    signs = of[:8].hex()
    return " ".join(signs[start : start + 4] for start in range(0, 16, 4))
