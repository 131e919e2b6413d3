"""A slot: what a password opens (SECURITY §3.3).

The cost, the salt, the slot's name and the format are bound to the sealed part: whoever lowers the cost in
the file gets a slot that doesn't open.
"""

from dataclasses import dataclass
from os import urandom
from typing import Any

from clinic_app.vault.binding import Binding
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.encoding import from_text, number_in, to_text
from clinic_app.vault.hashing import digest
from clinic_app.vault.passwords import SALT_BYTES, Cost, derive
from clinic_app.vault.sealing import open_sealed, seal

FORMAT = 1


@dataclass(frozen=True)
class Slot:
    """A slot of the keyring file. `set_under` is the number of the roster when the password was chosen."""

    name: str
    clinic: str
    cost: Cost
    salt: bytes
    set_under: int
    blob: bytes

    @classmethod
    def make(
        cls, name: str, clinic: str, secret: bytes, cost: Cost, set_under: int, content: bytes
    ) -> tuple["Slot", bytearray]:
        """A slot with a new salt, and the slot key to write into it again."""
        salt = urandom(SALT_BYTES)
        key = derive(secret, salt, cost)
        return cls(name, clinic, cost, salt, set_under, b"").holding(key, content), key

    def key(self, secret: bytes) -> bytearray:
        """The slot key of a password; takes what `cost` says. Raises `Damaged` for a cost out of bounds."""
        return derive(secret, self.salt, self.cost)

    def holding(self, key: bytearray, content: bytes) -> "Slot":
        """The same slot with other content."""
        blob = seal(bytes(key), content, self._binding())
        return Slot(self.name, self.clinic, self.cost, self.salt, self.set_under, blob)

    def open(self, key: bytearray) -> bytes:
        """The content. Raises `Damaged` for a wrong key or a changed slot alike."""
        return open_sealed(bytes(key), self.blob, self._binding())

    def _binding(self) -> Binding:
        cost = [self.cost.memory, self.cost.passes]
        head = [FORMAT, self.clinic, self.name, *cost, to_text(self.salt), self.set_under]
        return Binding("keyring.slot", digest("teduh.slot", canonical_bytes(head)).hex(), self.clinic)

    def to_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "memory": self.cost.memory,
            "passes": self.cost.passes,
            "salt": to_text(self.salt),
            "set_under": self.set_under,
            "sealed": to_text(self.blob),
        }

    @classmethod
    def from_json(cls, name: str, clinic: str, content: dict[str, Any]) -> "Slot":
        if content["format"] != FORMAT:
            raise ValueError("a slot of another format")
        cost = Cost(number_in(content["memory"]), number_in(content["passes"]))
        salt = from_text(content["salt"])
        if len(salt) != SALT_BYTES:
            raise ValueError("a salt of another length")
        return cls(name, clinic, cost, salt, number_in(content["set_under"]), from_text(content["sealed"]))
