"""Passwords: which are taken, and how one becomes a key (SECURITY §3.3)."""

import unicodedata
from dataclasses import dataclass

from nacl import bindings

from clinic_app.common.errors import Damaged, InvalidInput, Unavailable

SHORTEST = 12
"""Signs, handbook §8.5."""
LONGEST = 1000
_DIFFERENT = 5
"""How many different signs a password has at least: `aaaaaaaaaaaa` is long, and nothing else."""

SALT_BYTES = bindings.crypto_pwhash_SALTBYTES
_MIB = 1024 * 1024


@dataclass(frozen=True)
class Cost:
    """What one guess costs: memory in bytes, and passes over it (Argon2id)."""

    memory: int
    passes: int

    def check(self) -> None:
        """Raise `Damaged` below the floor (guesses would be cheap) or above 1 GiB (machines would stall)."""
        if not (
            _FLOOR_MEMORY <= self.memory <= _CEILING_MEMORY
            and _FLOOR_PASSES <= self.passes <= _CEILING_PASSES
        ):
            raise Damaged("keyring.cost")


_FLOOR_MEMORY, _FLOOR_PASSES = 64 * _MIB, 2
_CEILING_MEMORY, _CEILING_PASSES = 1024 * _MIB, 32

NORMAL = Cost(256 * _MIB, 3)
"""About half a second."""
LOWEST = Cost(_FLOOR_MEMORY, _FLOOR_PASSES)
"""For tests and for clinics full of invented data."""


def check_new_password(password: str, login: str, name: str = "", old: str | None = None) -> None:
    """Raise `InvalidInput("password", …)` with the first thing that speaks against a new password.

    Any sign is allowed, spaces too; no kinds of signs are demanded, since length is what counts.
    """
    if len(password) > LONGEST:
        raise InvalidInput("password", "password.long", most=LONGEST)
    folded = _normal(password).casefold()
    if len(_normal(password)) < SHORTEST:
        raise InvalidInput("password", "password.short", least=SHORTEST)
    if not folded.strip():
        raise InvalidInput("password", "password.blank")
    if folded.strip() in (login.casefold(), login.casefold() * 2):
        raise InvalidInput("password", "password.same_as_login")
    if name and folded.strip() == _normal(name).casefold().strip():
        raise InvalidInput("password", "password.same_as_name")
    if len(set(folded)) < _DIFFERENT:
        raise InvalidInput("password", "password.simple")
    if old is not None and folded == _normal(old).casefold():
        raise InvalidInput("password", "password.same_as_old")


def derive(secret: bytes, salt: bytes, cost: Cost) -> bytearray:
    """A key of 32 bytes from a secret. Raises `Unavailable("memory.short")` where the memory isn't there."""
    cost.check()
    try:
        key = bindings.crypto_pwhash_alg(
            32, secret, salt, cost.passes, cost.memory, bindings.crypto_pwhash_ALG_ARGON2ID13
        )
    except (RuntimeError, MemoryError):
        raise Unavailable("memory.short") from None
    return bytearray(key)


def password_bytes(password: str) -> bytes:
    """What is hashed. A text too long to be a password counts as empty, which none is: it takes no longer."""
    if len(password) > LONGEST:
        return b""
    # A screen can hand over half a surrogate pair; it has to be wrong, not a crash.
    return _normal(password).encode("utf-8", "surrogatepass")


def _normal(text: str) -> str:
    """One form for what looks the same: é from one keyboard is e + ´ from another."""
    return unicodedata.normalize("NFC", text)
