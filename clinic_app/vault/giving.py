"""Who gets which key: what a person's roles hold is sealed to the own public key, the rest taken."""

from dataclasses import replace
from typing import Protocol

from clinic_app.common.permissions import Role
from clinic_app.vault.held_keys import ESCROW, ROOT, HeldKey, Kind
from clinic_app.vault.keyring_file import Contents
from clinic_app.vault.roster import RosterEntry
from clinic_app.vault.sealing import new_key


class Authority(Protocol):
    """Who signs a roster: an administrator's session, or the recovery sheet's."""

    @property
    def person_id(self) -> int: ...
    @property
    def root_secret(self) -> bytes | None: ...
    @property
    def database_key(self) -> bytes: ...
    def granting_keys(self) -> dict[int, bytes]: ...


def give(
    by: Authority,
    root: bytes,
    contents: Contents,
    entry: RosterEntry,
    escrow_secret: bytes | None = None,
) -> Contents:
    """Seal to the entry's key what its state and roles hold, and take away the rest."""
    who, box = entry.id, entry.box_public
    same_key = (known := contents.roster.by_id(who)) is not None and known.box_public == box
    database, admin = contents.database.taken(who), contents.root.taken(who)
    if entry.active:
        database = database.given(who, box, by.database_key)
    if entry.active and Role.ADMINISTRATOR in entry.roles:
        admin = admin.given(who, box, root)
    clinical = contents.clinical
    if not (same_key and entry.clinical):
        clinical = tuple(key.taken(who) for key in clinical)
    contents = replace(contents, database=database, root=admin, clinical=clinical)
    return _give_clinical(by, root, contents, entry, escrow_secret) if entry.clinical else contents


def _give_clinical(
    by: Authority,
    root: bytes,
    contents: Contents,
    entry: RosterEntry,
    escrow_secret: bytes | None,
) -> Contents:
    secrets = by.granting_keys()
    if escrow_secret is not None:
        secrets = {key.generation: key.open(ESCROW, escrow_secret) for key in contents.clinical}
    clinical = tuple(
        key.given(entry.id, entry.box_public, secrets[key.generation]) if key.generation in secrets else key
        for key in contents.clinical
    )
    newest = max(clinical, key=lambda key: key.generation)
    if not newest.sealed.keys() - {ESCROW}:
        # Nobody is left who could hand it on: the new person begins the next one. What lies under the
        # old ones waits for the recovery sheet.
        secret = new_key()
        made = HeldKey.make(Kind.CLINICAL, contents.clinic, newest.generation + 1, secret, ROOT, root)
        made = made.given(ESCROW, contents.escrow.mark, secret)
        clinical = (*clinical, made.given(entry.id, entry.box_public, secret))
    return replace(contents, clinical=clinical)
