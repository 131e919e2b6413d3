"""Whether a keyring file is the one that a slot was made for: checked at each sign-in (SECURITY §3.4)."""

import json
from dataclasses import dataclass, field
from typing import Any

from clinic_app.common.errors import Damaged
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.encoding import from_text, to_text
from clinic_app.vault.held_keys import ROOT, HeldKey
from clinic_app.vault.keyring_file import Contents
from clinic_app.vault.session import Mark
from clinic_app.vault.signing import signing_public, verify


@dataclass(frozen=True)
class SlotSecrets:
    """What lies inside a slot. A recovery slot has no signing secret and no mark."""

    box_secret: bytes = field(repr=False)
    sign_secret: bytes = field(repr=False)
    root_public: bytes
    """The root that this slot trusts."""
    roster_number: int
    """The highest number of the roster seen."""
    mark: Mark | None
    """The last-seen position of the log."""

    def to_bytes(self) -> bytes:
        return canonical_bytes(
            {
                "box": to_text(self.box_secret),
                "sign": to_text(self.sign_secret),
                "root": to_text(self.root_public),
                "roster": self.roster_number,
                "mark": [self.mark[0], self.mark[1].hex()] if self.mark else None,
            }
        )

    @classmethod
    def from_bytes(cls, content: bytes) -> "SlotSecrets":
        value: dict[str, Any] = json.loads(content)
        mark = value["mark"]
        return cls(
            from_text(value["box"]),
            from_text(value["sign"]),
            from_text(value["root"]),
            value["roster"],
            (mark[0], bytes.fromhex(mark[1])) if mark else None,
        )


def check_trust(contents: Contents, secrets: SlotSecrets) -> None:
    """Raise `Damaged` unless the root that the slot trusts vouches for everything in the file.

    `keyring.root`: another root. `keyring.roster`: a roster that it didn't sign. `keyring.older`: an older
    roster than this person has seen. `keyring.key`: a key that nobody vouches for who may.
    """
    root = contents.root.mark
    if _followed(contents, secrets.root_public) != root:
        raise Damaged("keyring.root")
    # Parsing has verified the roster under `root`, which is now known to be the right one.
    if contents.roster.number < secrets.roster_number:
        raise Damaged("keyring.older")
    by_root = [contents.root, contents.database, contents.escrow, contents.recovery]
    by_root += [contents.pending] if contents.pending else []
    vouched = all(key.maker == ROOT and verify(root, key.statement, key.signature) for key in by_root)
    if not vouched or not all(_vouched(contents, key) for key in contents.clinical):
        raise Damaged("keyring.key")


def check_own_entry(contents: Contents, person_id: int, secrets: SlotSecrets, box_public: bytes) -> None:
    """Raise `Damaged("keyring.roster")` when the roster has other keys for this person than the slot."""
    entry = contents.roster.by_id(person_id)
    if (
        entry is None
        or not entry.active
        or entry.box_public != box_public
        or entry.sign_public != signing_public(secrets.sign_secret)
    ):
        raise Damaged("keyring.roster")


def _followed(contents: Contents, pinned: bytes) -> bytes:
    """The root that follows from the pinned one, from signature to signature."""
    root = pinned
    for step in contents.succession:
        if step.old == root and step.holds(contents.clinic):
            root = step.new
    return root


def _vouched(contents: Contents, key: HeldKey) -> bool:
    if key.maker == ROOT:
        return verify(contents.root.mark, key.statement, key.signature)
    maker = contents.roster.by_id(key.maker)
    return maker is not None and maker.was_clinical and maker.signed_ever(key.statement, key.signature)
