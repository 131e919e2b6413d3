"""A key of the clinic as the keyring keeps it: sealed to its holders, and vouched for by a signature.

Sealing to people is anonymous, so the signature says which key it is. Without it, somebody who can write
the file could seal a key of his own to a colleague, and read what the colleague then writes.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from clinic_app.common.errors import Damaged
from clinic_app.vault.binding import Binding
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.encoding import from_text, number_in, to_text
from clinic_app.vault.hashing import digest
from clinic_app.vault.sealing import open_sealed_to, public_of, seal_to
from clinic_app.vault.signing import sign, signing_public

ROOT = 0
"""The maker's id of a key that the clinic's root vouches for."""
RECOVERY = "recovery"
ESCROW = "escrow"
"""Holders that aren't persons."""


class Kind(StrEnum):
    """Which key; it decides what `HeldKey.mark` is."""

    DATABASE = "database"
    CLINICAL = "clinical"
    ESCROW = "escrow"
    RECOVERY = "recovery"
    ROOT = "root"


@dataclass(frozen=True)
class HeldKey:
    """A key, its signed mark, and its secret sealed to holders (a person's id as text, or a name above).

    `mark` is the public half of a pair, or the hash of a symmetric key: neither tells anything of the secret.
    """

    kind: Kind
    clinic: str
    generation: int
    mark: bytes
    maker: int
    signature: bytes
    sealed: dict[str, bytes]

    @classmethod
    def make(
        cls, kind: Kind, clinic: str, generation: int, secret: bytes, maker: int, sign_secret: bytes
    ) -> "HeldKey":
        """Vouch for `secret` with the maker's signing secret; nobody holds it yet."""
        mark = _mark(kind, secret)
        signature = sign(sign_secret, _statement(kind, clinic, generation, mark, maker))
        return cls(kind, clinic, generation, mark, maker, signature, {})

    @property
    def statement(self) -> bytes:
        """The message that the maker signed."""
        return _statement(self.kind, self.clinic, self.generation, self.mark, self.maker)

    def given(self, holder: int | str, public: bytes, secret: bytes) -> "HeldKey":
        """The same key, also sealed to `holder`."""
        blob = seal_to(public, secret, self._binding(holder))
        return replace(self, sealed={**self.sealed, str(holder): blob})

    def taken(self, holder: int | str) -> "HeldKey":
        """The same key, not sealed to `holder` any more (who may remember it)."""
        return replace(self, sealed={who: blob for who, blob in self.sealed.items() if who != str(holder)})

    def held_by(self, holder: int | str) -> bool:
        return str(holder) in self.sealed

    def open(self, holder: int | str, box_secret: bytes) -> bytes:
        """The secret. Raises `Damaged` when it is missing, changed, or another key than the signed one."""
        if not self.held_by(holder):
            raise Damaged("keyring.key")
        secret = open_sealed_to(box_secret, self.sealed[str(holder)], self._binding(holder))
        if len(secret) != 32 or _mark(self.kind, secret) != self.mark:
            raise Damaged("keyring.key")
        return secret

    def _binding(self, holder: int | str) -> Binding:
        return Binding(f"keyring.{self.kind}", str(holder), self.clinic, 1, self.generation)

    def to_json(self) -> dict[str, Any]:
        return {
            "generation": self.generation,
            "mark": to_text(self.mark),
            "maker": self.maker,
            "signature": to_text(self.signature),
            "sealed": {holder: to_text(blob) for holder, blob in self.sealed.items()},
        }

    @classmethod
    def from_json(cls, kind: Kind, clinic: str, content: dict[str, Any]) -> "HeldKey":
        return cls(
            kind,
            clinic,
            number_in(content["generation"]),
            from_text(content["mark"]),
            number_in(content["maker"]),
            from_text(content["signature"]),
            {holder: from_text(blob) for holder, blob in content["sealed"].items()},
        )


def _mark(kind: Kind, secret: bytes) -> bytes:
    if kind in (Kind.ESCROW, Kind.RECOVERY):
        return public_of(secret)
    if kind is Kind.ROOT:
        return signing_public(secret)
    return digest("teduh.key-mark", secret)


def _statement(kind: Kind, clinic: str, generation: int, mark: bytes, maker: int) -> bytes:
    return canonical_bytes(["teduh.key", 1, clinic, kind.value, generation, to_text(mark), maker])
