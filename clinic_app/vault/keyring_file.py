"""`keyring.json`: one line of canonical JSON, and a second line with the hash of the first one's bytes.

The hash finds accidents (a broken sector, a cut file); against people stand the seals and signatures inside.
"""

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clinic_app.common.errors import Damaged, Unavailable
from clinic_app.common.files import disk_fault, write_whole
from clinic_app.vault.attempts import Attempts
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.encoding import from_text, number_in, string_in, to_text
from clinic_app.vault.hashing import digest
from clinic_app.vault.held_keys import HeldKey, Kind
from clinic_app.vault.roster import Roster, read_roster, signed_bytes
from clinic_app.vault.signing import verify
from clinic_app.vault.slots import Slot

NAME = "keyring.json"
FORMAT = 1
_APP = "teduh.keyring"
_BEGINS = b'{"app":"' + _APP.encode() + b'",'
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True)
class Succession:
    """A root that was followed by another: the old one signed the new one's public key."""

    old: bytes
    new: bytes
    signature: bytes

    def holds(self, clinic: str) -> bool:
        message = canonical_bytes(["teduh.root-succession", 1, clinic, to_text(self.old), to_text(self.new)])
        return verify(self.old, message, self.signature)


@dataclass(frozen=True)
class Contents:
    """What the file holds. `pending` and `pairs` are the places of the rotation and of break-glass."""

    clinic: str
    """A random name of the clinic, bound into everything sealed here."""
    facility_name: str
    facility_unit: str
    roster: Roster
    roster_signature: bytes
    root: HeldKey
    succession: tuple[Succession, ...]
    database: HeldKey
    pending: HeldKey | None
    escrow: HeldKey
    pairs: tuple[dict[str, Any], ...]
    recovery: HeldKey
    clinical: tuple[HeldKey, ...]
    slots: dict[str, Slot]
    recovery_slot: Slot
    attempts: Attempts


def read(folder: Path) -> Contents:
    """The keyring of a clinic folder.

    Raises `Unavailable` with `keyring.missing`, `keyring.newer` or a fault of the disk, and `Damaged` with
    `keyring.damaged` or, when it never was a keyring, `keyring.foreign`.
    """
    try:
        content = _bytes_of(folder / NAME)
    except FileNotFoundError:
        raise Unavailable("keyring.missing") from None
    except OSError as fault:
        raise disk_fault(fault) from fault
    return parse(content)


def parse(content: bytes) -> Contents:
    """The keyring in these bytes; raises as `read` does."""
    if not content.strip(b"\0"):
        raise Damaged("keyring.damaged")
    if not content.startswith(_BEGINS):
        raise Damaged("keyring.foreign")
    line, _, check = content.partition(b"\n")
    if check != _hash_line(line):
        raise Damaged("keyring.damaged")
    try:
        value = json.loads(line)
        if number_in(value["format"]) > FORMAT:
            raise Unavailable("keyring.newer")
        contents = _from_json(value)
        if canonical_bytes(_to_json(contents)) != line:
            raise ValueError("something else in the file than a keyring has")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Damaged("keyring.damaged") from None
    if not verify(contents.root.mark, signed_bytes(contents.roster.content()), contents.roster_signature):
        raise Damaged("keyring.roster")
    return contents


def write(folder: Path, contents: Contents) -> None:
    """Put the keyring in its place, whole. Raises `Unavailable` for a full or refusing disk."""
    write_whole(folder / NAME, as_bytes(contents))


def as_bytes(contents: Contents) -> bytes:
    line = canonical_bytes(_to_json(contents))
    return line + b"\n" + _hash_line(line)


def _hash_line(line: bytes) -> bytes:
    return digest("teduh.keyring", line).hex().encode("ascii") + b"\n"


def _bytes_of(path: Path) -> bytes:
    with contextlib.closing(open(path, "rb")) as file:
        return file.read(_LARGEST)


def _to_json(contents: Contents) -> dict[str, Any]:
    return {
        "app": _APP,
        "format": FORMAT,
        "clinic": contents.clinic,
        "facility": {"name": contents.facility_name, "unit": contents.facility_unit},
        "roster": contents.roster.content(),
        "roster_signature": to_text(contents.roster_signature),
        "root": contents.root.to_json(),
        "succession": [
            [to_text(each.old), to_text(each.new), to_text(each.signature)] for each in contents.succession
        ],
        "database": {
            "current": contents.database.to_json(),
            "pending": contents.pending.to_json() if contents.pending else None,
        },
        "escrow": {**contents.escrow.to_json(), "pairs": list(contents.pairs)},
        "recovery": {**contents.recovery.to_json(), "slot": contents.recovery_slot.to_json()},
        "clinical": [each.to_json() for each in contents.clinical],
        "slots": {name: slot.to_json() for name, slot in contents.slots.items()},
        "attempts": contents.attempts.to_json(),
    }


def _from_json(value: dict[str, Any]) -> Contents:
    clinic = string_in(value["clinic"])
    pending = value["database"]["pending"]
    contents = Contents(
        clinic=clinic,
        facility_name=string_in(value["facility"]["name"]),
        facility_unit=string_in(value["facility"]["unit"]),
        roster=read_roster(value["roster"]),
        roster_signature=from_text(value["roster_signature"]),
        root=HeldKey.from_json(Kind.ROOT, clinic, value["root"]),
        succession=tuple(Succession(*(from_text(part) for part in each)) for each in value["succession"]),
        database=HeldKey.from_json(Kind.DATABASE, clinic, value["database"]["current"]),
        pending=HeldKey.from_json(Kind.DATABASE, clinic, pending) if pending else None,
        escrow=HeldKey.from_json(Kind.ESCROW, clinic, value["escrow"]),
        pairs=tuple(value["escrow"]["pairs"]),
        recovery=HeldKey.from_json(Kind.RECOVERY, clinic, value["recovery"]),
        clinical=tuple(HeldKey.from_json(Kind.CLINICAL, clinic, each) for each in value["clinical"]),
        slots={name: Slot.from_json(name, clinic, each) for name, each in value["slots"].items()},
        recovery_slot=Slot.from_json("recovery", clinic, value["recovery"]["slot"]),
        attempts=Attempts.from_json(value["attempts"]),
    )
    if contents.roster.clinic != clinic:
        raise ValueError("a roster of another clinic")
    return contents
