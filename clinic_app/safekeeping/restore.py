"""Restoring a backup into a folder: verified first, then put in place whole (SECURITY §6)."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from clinic_app.audit.desk import Desk
from clinic_app.common.clock import Clock
from clinic_app.common.errors import Refused
from clinic_app.facility.model import FacilityProfile
from clinic_app.safekeeping import opening, state
from clinic_app.safekeeping.former import RESTORED
from clinic_app.safekeeping.holdings import holdings
from clinic_app.safekeeping.target import check_name
from clinic_app.safekeeping.values import Holdings, Restored, Stage, Tell
from clinic_app.storage import migrate, restore
from clinic_app.storage.engine import Database
from clinic_app.storage.files import DATABASE, give_up_founding, make_folder, sweep_parts
from clinic_app.storage.lock import FolderLock
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.roster import RosterEntry
from clinic_app.vault.session import Session


def restore_backup(
    file: Path,
    folder: Path,
    login: str,
    password: str,
    clock: Clock,
    *,
    made_at: datetime | None = None,
    keep_days: int | None = None,
    tell: Tell = lambda _stage: None,
) -> Restored:
    """Put the backup `file` in the place of the clinic in `folder`, or into a new folder.

    Takes an administrator of the backup, with the password of that day. Nothing in `folder` is touched before
    the backup is verified. `made_at` is of the one that was looked at: a share may hold another under its
    name by now. The former files stay `keep_days` at least; None: until somebody takes them away.
    `tell` hears the stages, and may raise until Stage.SWAP.

    Raises InvalidInput("file", …), Refused (`restore.wrong`, `restore.other_clinic`, `restore.changed`),
    NotPermitted, Damaged (`backup.…`, `restore.findings`), Unavailable (`folder.busy`, `backup.newer`, a
    fault of the disk).
    """
    check_name("file", file)
    make_folder(folder)
    with FolderLock(folder):
        restore.settle(folder)
        sweep_parts(folder)
        stamp = opening.free_stamp(folder, clock.utc())
        tell(Stage.UNPACK)
        with opening.unpacked(file, folder, stamp) as (fresh, manifest):
            tell(Stage.CHECK)
            if made_at not in (None, manifest.made_at):
                raise Refused("restore.changed")
            keyring = Keyring.load(fresh)
            present = opening.present_keyring(folder, keyring)
            session = opening.sign_in(keyring, login, password, clock.utc())
            try:
                inside = opening.prove_pages(fresh, manifest, keyring, session.database_key)
                tell(Stage.PREPARE)
                migrate.upgrade(fresh / DATABASE, session.database_key)
                ended = _end_again(keyring, opening.left_since(keyring, present), session)
                state.write(fresh, state.LastBackup(manifest.made_at, True, str(file.parent), inside.log_seq))
                facts: dict[str, object] = {
                    "made_at": manifest.made_at,
                    "ended_again": len(ended),
                    "former": restore.former_name(stamp),
                    "keep_days": keep_days,
                }
                held = _log(fresh, keyring, session, clock, file.name, facts)
            finally:
                session.wipe()
            tell(Stage.SWAP)
            give_up_founding(folder)
            before = restore.put_in_place(folder, stamp)
    return Restored(manifest.made_at, inside.counts, held, before, ended)


def _end_again(keyring: Keyring, left: Iterable[RosterEntry], session: Session) -> tuple[str, ...]:
    """End the persons whom the present roster has ended since the backup; their names."""
    names = []
    # Whoever restores comes last: if one administrator has to stay, it is the one whose password was proven.
    for entry in sorted(left, key=lambda each: each.id == session.person_id):
        try:
            keyring.end_person(session, entry.id)
        except Refused:
            # The last administrator of the backup's day: somebody has to be able to enter.
            continue
        names.append(entry.name)
    return tuple(names)


def _log(
    fresh: Path, keyring: Keyring, session: Session, clock: Clock, name: str, facts: dict[str, object]
) -> Holdings:
    """Write the restore into the log of what is restored; how much it holds."""
    database = Database(fresh / DATABASE, session.database_key)
    try:
        with database.reading() as rows:
            zone = ZoneInfo(rows.scalar(select(FacilityProfile.zone)) or "UTC")
            held = holdings(rows)
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
            work.log(RESTORED, "backup", name, **facts)
            position = work.checkpoint()
        if entry.active:  # else there is no slot any more: the person had left since, and only restores
            keyring.mark_seen(session, *position)
    finally:
        database.dispose()
    return held
