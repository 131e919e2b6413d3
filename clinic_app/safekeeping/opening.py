"""Opening a backup: unpacked into a folder of its own, with an administrator's password of its day."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from clinic_app.common.errors import Damaged, NotPermitted, Refused
from clinic_app.common.permissions import Permission, reach
from clinic_app.safekeeping import retention, verify
from clinic_app.storage import backup_file, restore
from clinic_app.storage.backup_file import Inside, Manifest
from clinic_app.storage.files import DATABASE, KEYRING
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.roster import RosterEntry
from clinic_app.vault.session import Session


def free_stamp(folder: Path, now: datetime) -> str:
    """A stamp that no folder of an earlier restore bears, also when the clock was set back."""
    at = now.astimezone(UTC)
    while any((folder / f"{kind}-{retention.stamp_of(at)}").exists() for kind in ("restore", "before")):
        at += timedelta(seconds=1)
    return retention.stamp_of(at)


@contextmanager
def unpacked(file: Path, folder: Path, stamp: str) -> Iterator[tuple[Path, Manifest]]:
    """The files of a backup in `folder`/restore-<stamp>/, every hash compared; taken away at the end.

    After a kill the next start sweeps them. A restore that was promised keeps them until it is through.
    Raises as `backup_file.unpack`.
    """
    fresh = restore.new_folder(folder, stamp)
    try:
        yield fresh, backup_file.unpack(file, fresh)
    finally:
        if not restore.interrupted(folder):
            shutil.rmtree(fresh, ignore_errors=True)


def sign_in(keyring: Keyring, login: str, password: str, now: datetime) -> Session:
    """The session of an administrator of the backup.

    Raises Refused (`restore.wrong`, `sign_in.delayed`), Refused("restore.not_administrator"), Damaged.
    """
    try:
        session = keyring.unlock(login, password, now)
    except Refused as refusal:
        # How many tries are left says nothing here: they are counted in a copy.
        raise Refused("restore.wrong") if refusal.code == "sign_in.wrong" else refusal from None
    if reach(session.roles, Permission.BACKUP_WRITE) is None:
        session.wipe()
        raise NotPermitted("restore.not_administrator")
    return session


def prove_pages(fresh: Path, manifest: Manifest, keyring: Keyring, key: bytes) -> Inside:
    """That the database is the one of the manifest, page by page. Raises Damaged("restore.findings")."""
    inside = manifest.inside(key)
    findings = verify.contents(fresh / DATABASE, key, keyring.roster, unchanging=True, rooms=False)
    findings = findings or verify.compare(verify.measure(fresh / DATABASE, key), inside)
    if findings:
        raise Damaged("restore.findings", count=len(findings), kind=findings[0].kind)
    return inside


def present_keyring(folder: Path, restored: Keyring) -> Keyring | None:
    """The keyring that is there now, if it can be read. Raises Refused for another clinic's."""
    if not (folder / KEYRING).exists():
        return None
    try:
        present = Keyring.load(folder)
    except Damaged:
        return None
    if present.clinic != restored.clinic:
        raise Refused("restore.other_clinic")
    return present


def left_since(restored: Keyring, present: Keyring | None) -> list[RosterEntry]:
    """Persons of the backup whom the present roster has ended."""
    if present is None:
        return []
    then = restored.roster
    return [
        entry
        for entry in present.roster.entries
        if not entry.active and (before := then.by_id(entry.id)) is not None and before.active
    ]
