"""Making a backup and proving it (SECURITY §6)."""

import contextlib
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session as Rows

from clinic_app.audit import head
from clinic_app.audit.attendance import CAME, FAILED, OLDER, WENT
from clinic_app.audit.desk import Desk
from clinic_app.audit.model import AuditEntry
from clinic_app.audit.values import INTACT
from clinic_app.common.errors import Unavailable
from clinic_app.common.files import PART, disk_fault, sync_folder
from clinic_app.common.findings import Finding
from clinic_app.safekeeping import retention, state, verify
from clinic_app.safekeeping.state import LastBackup
from clinic_app.storage import backup_file, snapshot
from clinic_app.storage.backup_file import Inside
from clinic_app.storage.files import DATABASE, KEYRING
from clinic_app.storage.values import BackupState
from clinic_app.vault.roster import Roster

MADE = "backup.made"
FOLDER = "backups"
_NO_CHANGE = (CAME, WENT, FAILED, OLDER, MADE, INTACT)
"""Lines of the log that alone are no reason for a backup."""


@dataclass(frozen=True)
class Written:
    """A backup on the disk, and what the proof found wrong with the clinic it was made of."""

    file: Path
    inside: Inside
    findings: list[Finding]


def make(desk: Desk, *, to: Path | None = None, second_place: Path | None = None) -> BackupState:
    """Make a backup now, in the clinic's `backups/` or as the file `to`, prove it, and log it.

    A copy goes to `second_place` too. Raises Damaged when the database can't be copied any more, Unavailable
    when the disk refuses; then there is no half backup.
    """
    file = to or _free_name(desk.folder / FOLDER, desk.now_local())
    now = desk.now_utc()
    written = write(desk.folder, file, desk.keys.database_key, desk.keyring.roster, now)
    proven = not written.findings
    copied = _copy(file, second_place) if second_place and to is None else None
    with desk.command() as work:
        faults, log_seq = len(written.findings), written.inside.log_seq
        work.log(MADE, "backup", file.name, proven=proven, log_seq=log_seq, faults=faults)
    last = LastBackup(now, proven, str(file.parent), copied, written.inside.log_seq)
    if to is None:
        state.write(desk.folder, last)
        _thin(desk.folder / FOLDER, desk.now_local())
    return last.shown()


def due(desk: Desk) -> bool:
    """Whether anything changed since the last backup, besides coming, going and backups."""
    last = state.read(desk.folder)
    with desk.reading() as session:
        # A log that is shorter than the backup's was put back from elsewhere: no backup holds what follows.
        known = last is not None and last.log_seq <= head.of(session).seq
        return _changed_since(session, last.log_seq if last and known else 0)


def before_upgrade(folder: Path, key: bytes, roster: Roster, now: datetime) -> Path:
    """The backup before the tables change: pages are proven, rows aren't read; it is never thinned out."""
    file = _free_name(folder / FOLDER, now.astimezone(UTC), kind="update")
    return write(folder, file, key, roster, now, rooms=False).file


def write(
    folder: Path, file: Path, key: bytes, roster: Roster, now: datetime, *, rooms: bool = True
) -> Written:
    """Copy, check, pack, read back, then give it its name. Whatever fails, no file of that name appears."""
    copy, pack = file.with_name(f"{file.name}.db{PART}"), file.with_name(f"{file.name}{PART}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Before the copy: a slot in it must not remember a log that the copy hasn't got.
        keyring = (folder / KEYRING).read_bytes()
        snapshot.copy_into(folder / DATABASE, key, copy)
        findings = verify.contents(copy, key, roster, unchanging=True, rooms=rooms)
        inside = verify.measure(copy, key)
        backup_file.write(pack, copy, keyring, key, inside, now)
        findings += verify.compare(inside, backup_file.read_back(pack).inside(key))
        os.replace(pack, file)
        sync_folder(file.parent)
    except OSError as fault:
        raise disk_fault(fault) from fault
    finally:
        for part in (copy, pack):
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    return Written(file, inside, findings)


def _changed_since(session: Rows, seq: int) -> bool:
    wanted = select(AuditEntry.seq).where(AuditEntry.seq > seq, AuditEntry.action.not_in(_NO_CHANGE)).limit(1)
    return session.scalar(wanted) is not None


def _copy(file: Path, place: Path) -> bool:
    """Copy to the second place, a stick or a share; it may be missing today, which the status bar says."""
    part = place / f"{file.name}{PART}"
    try:
        with open(file, "rb") as source, open(part, "wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())
        backup_file.read_back(part)
        os.replace(part, place / file.name)
        sync_folder(place)
    except (OSError, Unavailable):
        return False
    return True


def _thin(folder: Path, now: datetime) -> None:
    names = [file.name for file in folder.glob(f"*{backup_file.SUFFIX}")]
    for name in retention.superfluous(names, now.date()):
        (folder / name).unlink(missing_ok=True)


def _free_name(folder: Path, at: datetime, *, kind: str = "") -> Path:
    while (file := folder / retention.name_of(at, kind=kind)).exists():
        at += timedelta(seconds=1)
    return file
