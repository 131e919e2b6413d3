"""Restoring a backup into a folder: verified first, then put in place whole (SECURITY §6)."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from clinic_app.audit.desk import Desk
from clinic_app.common.clock import Clock
from clinic_app.common.errors import Damaged, NotPermitted, Refused
from clinic_app.common.permissions import Permission, reach
from clinic_app.facility.model import FacilityProfile
from clinic_app.safekeeping import retention, state, verify
from clinic_app.storage import backup_file, migrate, restore
from clinic_app.storage.backup_file import Manifest
from clinic_app.storage.engine import Database
from clinic_app.storage.files import DATABASE, KEYRING, make_folder, sweep_parts
from clinic_app.storage.lock import FolderLock
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.session import Session

RESTORED = "backup.restored"


@dataclass(frozen=True)
class Restored:
    """What was restored. `ended_again` are persons who had left since, and were ended again."""

    made_at: datetime
    counts: dict[str, int]
    before: Path | None
    """Where the files that were there before lie now; None in a new folder."""
    ended_again: tuple[str, ...]


def restore_backup(file: Path, folder: Path, login: str, password: str, clock: Clock) -> Restored:
    """Put the backup `file` in the place of the clinic in `folder`, or into a new folder.

    Takes an administrator of the backup, with the password of that day. Nothing in `folder` is touched before
    the backup is verified. Raises Refused (`sign_in.wrong`, `restore.other_clinic`), NotPermitted, Damaged
    (`backup.…`, `restore.findings`), Unavailable (`folder.busy`, `backup.newer`, a fault of the disk).
    """
    manifest = backup_file.read_manifest(file)
    make_folder(folder)
    with FolderLock(folder):
        restore.settle(folder)
        sweep_parts(folder)
        stamp = retention.stamp_of(clock.utc().astimezone(UTC))
        fresh = restore.new_folder(folder, stamp)
        try:
            backup_file.unpack(file, fresh)
            return _verified_in_place(file, folder, fresh, stamp, manifest, login, password, clock)
        finally:
            if not restore.interrupted(folder):
                shutil.rmtree(fresh, ignore_errors=True)


def _verified_in_place(
    file: Path,
    folder: Path,
    fresh: Path,
    stamp: str,
    manifest: Manifest,
    login: str,
    password: str,
    clock: Clock,
) -> Restored:
    keyring = Keyring.load(fresh)
    present = _present(folder, keyring)
    session = keyring.unlock(login, password, clock.utc())
    try:
        if reach(session.roles, Permission.BACKUP_WRITE) is None:
            raise NotPermitted("permission.role", permission=Permission.BACKUP_WRITE.value)
        key = session.database_key
        inside = manifest.inside(key)
        findings = verify.contents(fresh / DATABASE, key, keyring.roster, unchanging=True, rooms=False)
        findings = findings or verify.compare(verify.measure(fresh / DATABASE, key), inside)
        if findings:
            raise Damaged("restore.findings", count=len(findings), kind=findings[0].kind)
        migrate.upgrade(fresh / DATABASE, key)
        ended = _end_again(keyring, present, session)
        _log(fresh, keyring, session, clock, file.name, manifest, ended)
    finally:
        session.wipe()
    old = restore.put_in_place(folder, stamp)
    (folder / state.NAME).unlink(missing_ok=True)
    if any(old.iterdir()):
        return Restored(manifest.made_at, inside.counts, old, ended)
    old.rmdir()
    return Restored(manifest.made_at, inside.counts, None, ended)


def _present(folder: Path, restored: Keyring) -> Keyring | None:
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


def _end_again(keyring: Keyring, present: Keyring | None, session: Session) -> tuple[str, ...]:
    """End the persons whom the present roster has ended since the backup; their names."""
    if present is None:
        return ()
    names = []
    for entry in present.roster.entries:
        then = keyring.roster.by_id(entry.id)
        if then is None or not then.active or entry.active:
            continue
        try:
            keyring.end_person(session, entry.id)
        except Refused:
            # The last administrator of the backup's day: somebody has to be able to enter.
            continue
        names.append(entry.name)
    return tuple(names)


def _log(
    fresh: Path,
    keyring: Keyring,
    session: Session,
    clock: Clock,
    name: str,
    manifest: Manifest,
    ended: tuple[str, ...],
) -> None:
    database = Database(fresh / DATABASE, session.database_key)
    try:
        with database.reading() as rows:
            zone = ZoneInfo(rows.scalar(select(FacilityProfile.zone)) or "UTC")
        entry = keyring.roster.by_id(session.person_id)
        assert entry is not None
        desk = Desk(
            person_id=entry.id,
            login=entry.login,
            name=entry.name,
            roles=entry.roles,
            title=entry.title,
            zone=zone,
            clock=clock,
            database=database,
            keys=session,
            keyring=keyring,
            folder=fresh,
        )
        with desk.command() as work:
            work.log(RESTORED, "backup", name, made_at=manifest.made_at, ended_again=len(ended))
            position = work.checkpoint()
        keyring.mark_seen(session, *position)
    finally:
        database.dispose()
