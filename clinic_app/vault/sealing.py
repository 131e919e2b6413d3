"""Sealing bytes with a key, or to a person: both bound to a place.

Two formats, told apart by their first byte, followed by the generation of the key (32 bits, big-endian):
1 = XChaCha20-Poly1305 with the binding as associated data; 2 = X25519 sealed box, the binding's hash inside.
"""

from os import urandom

from nacl import bindings
from nacl.exceptions import CryptoError

from clinic_app.common.errors import Damaged
from clinic_app.vault.binding import Binding
from clinic_app.vault.hashing import SIZE, digest

KEY_BYTES = 32

_WITH_KEY = 1
_TO_PERSON = 2
_HEAD = 5
_NONCE = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_TAG = bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES


def new_key() -> bytes:
    """A fresh symmetric key."""
    return urandom(KEY_BYTES)


def new_pair() -> tuple[bytes, bytes]:
    """A fresh X25519 pair: (secret, public)."""
    public, secret = bindings.crypto_box_keypair()
    return secret, public


def public_of(secret: bytes) -> bytes:
    """The public half of an X25519 secret."""
    return bindings.crypto_scalarmult_base(secret)


def seal(key: bytes, plaintext: bytes, binding: Binding) -> bytes:
    """`plaintext` sealed with a symmetric key of `binding.generation`, for the place of `binding`."""
    head = _head(_WITH_KEY, binding.generation)
    nonce = urandom(_NONCE)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        plaintext, _associated(head, binding), nonce, key
    )
    return head + nonce + sealed


def open_sealed(key: bytes, blob: bytes, binding: Binding) -> bytes:
    """What was sealed. Raises `Damaged` for another key or binding or a changed byte, not telling which."""
    head, rest = blob[:_HEAD], blob[_HEAD:]
    if head != _head(_WITH_KEY, binding.generation) or len(rest) < _NONCE + _TAG:
        raise Damaged("vault.blob")
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            rest[_NONCE:], _associated(head, binding), rest[:_NONCE], key
        )
    except CryptoError:
        raise Damaged("vault.blob") from None


def seal_to(public: bytes, plaintext: bytes, binding: Binding) -> bytes:
    """`plaintext` sealed to whoever holds the secret of `public`.

    It says nothing about who sealed it: what is opened must be checked against something signed.
    """
    inside = digest("teduh.sealed-to", binding.bytes()) + plaintext
    try:
        return _head(_TO_PERSON, binding.generation) + bindings.crypto_box_seal(inside, public)
    except (CryptoError, RuntimeError):
        # Points of low order, which no honest key is, are refused by libsodium.
        raise Damaged("vault.key") from None


def open_sealed_to(secret: bytes, blob: bytes, binding: Binding) -> bytes:
    """What was sealed to the holder of `secret`. Raises `Damaged` as `open_sealed` does."""
    if blob[:_HEAD] != _head(_TO_PERSON, binding.generation):
        raise Damaged("vault.blob")
    try:
        inside = bindings.crypto_box_seal_open(blob[_HEAD:], public_of(secret), secret)
    except (CryptoError, TypeError, ValueError):
        raise Damaged("vault.blob") from None
    if inside[:SIZE] != digest("teduh.sealed-to", binding.bytes()):
        raise Damaged("vault.blob")
    return inside[SIZE:]


def generation_of(blob: bytes) -> int:
    """The generation of the key that a blob was sealed under, as it says itself; opening checks it."""
    if len(blob) <= _HEAD or blob[0] not in (_WITH_KEY, _TO_PERSON):
        raise Damaged("vault.blob")
    return int.from_bytes(blob[1:_HEAD], "big")


def is_under(blob: bytes, generation: int) -> bool:
    """Whether a ciphertext names the same generation as its row, which isn't signed since it may change."""
    try:
        return generation_of(blob) == generation
    except Damaged:
        return False


def _head(form: int, generation: int) -> bytes:
    return bytes([form]) + generation.to_bytes(_HEAD - 1, "big")


def _associated(head: bytes, binding: Binding) -> bytes:
    return head + binding.bytes()
