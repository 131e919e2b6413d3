"""A group's name among those who lead it, its theme, its rules: under the clinical key (SECURITY §2)."""

from dataclasses import dataclass

from clinic_app.common.errors import Damaged, NotPermitted
from clinic_app.groups.keys import subject_of
from clinic_app.groups.model import GroupRow
from clinic_app.vault.binding import Binding
from clinic_app.vault.canonical import object_of, words_bytes
from clinic_app.vault.sealing import open_sealed, seal
from clinic_app.vault.session import Session as Keys

_FORMAT = 1
_STEP = 256
"""Bytes in which the sealed texts grow, so that their length says little."""


@dataclass(frozen=True)
class Inside:
    """The sealed texts of a group; '' where there is none."""

    name: str = ""
    theme: str = ""
    rules: str = ""


def put(keys: Keys, row: GroupRow, inside: Inside) -> None:
    """Seal the texts into the row, whose version is set. Raises NotPermitted("clinical_key.missing")."""
    row.generation = keys.latest_clinical
    found = {"format": _FORMAT, "name": inside.name, "theme": inside.theme, "rules": inside.rules}
    data = words_bytes(found)
    padded = data.ljust(-(-len(data) // _STEP) * _STEP)
    row.blob = seal(keys.clinical_key(row.generation), padded, _binding(row))


def read(keys: Keys, row: GroupRow) -> Inside | None:
    """The texts; None for who doesn't hold the key. Raises Damaged for a blob that was changed or moved."""
    try:
        key = keys.clinical_key(row.generation)
    except NotPermitted:
        return None
    found = object_of(open_sealed(key, row.blob, _binding(row)), "group.format")
    if found.get("format") != _FORMAT:
        raise Damaged("group.format")
    return Inside(str(found["name"]), str(found["theme"]), str(found["rules"]))


def shown(keys: Keys, row: GroupRow) -> Inside | None:
    """The same for a list: one group that was tampered with hides no other, and verification names it."""
    try:
        return read(keys, row)
    except Damaged:
        return None


def _binding(row: GroupRow) -> Binding:
    return Binding("support_group", row.id, subject_of(row.id), row.version, row.generation)
