"""Making a backup and proving it (SECURITY §6)."""

import contextlib
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session as Rows

from clinic_app.audit import head
from clinic_app.audit.attendance import CAME, FAILED, OLDER, WENT
from clinic_app.audit.desk import Desk
from clinic_app.audit.model import AuditEntry
from clinic_app.audit.values import INTACT
from clinic_app.common.errors import Damaged, Unavailable
from clinic_app.common.files import PART, disk_fault, sync_folder
from clinic_app.common.findings import Finding
from clinic_app.safekeeping import former, retention, state, verify
from clinic_app.safekeeping.copying import Copier
from clinic_app.safekeeping.state import LastBackup
from clinic_app.safekeeping.values import BackupChanged, BackupKind, BackupState, SecondPlace, Stage, Tell
from clinic_app.storage import backup_file, snapshot
from clinic_app.storage.backup_file import Inside
from clinic_app.storage.files import DATABASE, KEYRING
from clinic_app.vault.roster import Roster

MADE, COPIED, LOOKED, REHEARSED = "backup.made", "backup.copied", "backup.examined", "backup.rehearsed"
FOLDER = "backups"
_NO_CHANGE = (CAME, WENT, FAILED, OLDER, INTACT, MADE, COPIED, LOOKED, REHEARSED)
"""Lines of the log that alone are no reason for a backup."""


@dataclass(frozen=True)
class Written:
    """A backup on the disk, and what the proof found wrong with the clinic it was made of."""

    file: Path
    inside: Inside
    findings: list[Finding]


def make(
    desk: Desk,
    *,
    kind: BackupKind = BackupKind.ASKED,
    to: Path | None = None,
    second_place: Path | None = None,
    tell: Tell = lambda _stage: None,
) -> BackupState:
    """Make a backup now, in the clinic's `backups/` or as the file `to`, prove it, and log it.

    A copy goes to `second_place` too. Raises Damaged when the database can't be copied any more, Unavailable
    when the disk refuses; then there is no half backup.
    """
    file = to or _free_name(desk.folder / FOLDER, desk.now_local())
    now = desk.now_utc()
    written = write(desk.folder, file, desk.keys.database_key, desk.keyring.roster, now, tell=tell)
    proven = not written.findings
    if to is None:
        # Before the copy: whatever comes of that one, this one exists.
        state.write(desk.folder, LastBackup(now, proven, str(file.parent), written.inside.log_seq))
    copied = _copy(desk, file, now, second_place, tell) if second_place and to is None else None
    with desk.command() as work:
        faults, log_seq = len(written.findings), written.inside.log_seq
        work.log(MADE, "backup", file.name, proven=proven, log_seq=log_seq, faults=faults, kind=kind)
        if copied is not None:
            work.log(COPIED, "backup", file.name, fault=copied.fault)
        work.announce(BackupChanged())
    if to is None:
        own = desk.folder / FOLDER
        retention.thin(own, [each.name for each in _backups_in(own)], desk.today())
        if proven:
            former.remove_due(desk)
    return BackupState(now, proven, str(file.parent), copied)


def copy_newest(desk: Desk, second_place: Path, tell: Tell = lambda _stage: None) -> SecondPlace | None:
    """Copy the newest backup that the second place hasn't got; None when there is nothing to do."""
    newest = _newest(desk.folder / FOLDER, desk.today())
    known = _copier(desk, second_place).known().place
    if newest is None or (known.fault is None and (second_place / newest.name).exists()):
        return None
    try:
        made_at = backup_file.glance(newest).manifest.made_at
    except (Damaged, Unavailable):
        return None  # the list of backups says so; the next backup is copied
    copied = _copy(desk, newest, made_at, second_place, tell)
    with desk.command() as work:
        work.log(COPIED, "backup", newest.name, fault=copied.fault)
        work.announce(BackupChanged())
    return copied


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
    folder: Path,
    file: Path,
    key: bytes,
    roster: Roster,
    now: datetime,
    *,
    rooms: bool = True,
    tell: Tell = lambda _stage: None,
) -> Written:
    """Copy, check, pack, read back, then give it its name. Whatever fails, no file of that name appears."""
    copy, pack = file.with_name(f"{file.name}.db{PART}"), file.with_name(f"{file.name}{PART}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        tell(Stage.COPY)
        # Before the copy: a slot in it must not remember a log that the copy hasn't got.
        keyring = (folder / KEYRING).read_bytes()
        snapshot.copy_into(folder / DATABASE, key, copy)
        tell(Stage.CHECK)
        inside = verify.measure(copy, key)
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="pack") as beside:
            packed = beside.submit(_packed, pack, copy, keyring, key, inside, now)
            findings = verify.contents(copy, key, roster, unchanging=True, rooms=rooms)
            tell(Stage.PACK)
            findings += verify.compare(inside, packed.result())
        os.replace(pack, file)
        sync_folder(file.parent)
    except OSError as fault:
        raise disk_fault(fault) from fault
    finally:
        for part in (copy, pack):
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    return Written(file, inside, findings)


def _packed(pack: Path, copy: Path, keyring: bytes, key: bytes, inside: Inside, now: datetime) -> Inside:
    """Write the container and read it back; what it says it holds."""
    backup_file.write(pack, copy, keyring, key, inside, now)
    return backup_file.read_back(pack).inside(key)


def _changed_since(session: Rows, seq: int) -> bool:
    wanted = select(AuditEntry.seq).where(AuditEntry.seq > seq, AuditEntry.action.not_in(_NO_CHANGE)).limit(1)
    return session.scalar(wanted) is not None


def _copy(desk: Desk, file: Path, made_at: datetime, place: Path, tell: Tell) -> SecondPlace:
    tell(Stage.SECOND_PLACE)
    return _copier(desk, place).copy(file, made_at, desk.now_local())


def _copier(desk: Desk, place: Path) -> Copier:
    return Copier(desk.folder, desk.keyring.clinic, place)


def _newest(folder: Path, today: date) -> Path | None:
    """By its name; one of a day to come, when the clock was wrong, only where there is no other."""
    known = [(at, file) for file in _backups_in(folder) if (at := retention.made_at(file.name))]
    past = [each for each in known if each[0].date() <= today]
    return max(past or known)[1] if known else None


def _backups_in(folder: Path) -> list[Path]:
    return list(folder.glob(f"*{backup_file.SUFFIX}"))


def _free_name(folder: Path, at: datetime, *, kind: str = "") -> Path:
    while (file := folder / retention.name_of(at, kind=kind)).exists():
        at += timedelta(seconds=1)
    return file
