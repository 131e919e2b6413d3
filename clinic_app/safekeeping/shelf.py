"""The backups that there are, in both places, told by their ends only."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session as Rows

from clinic_app.audit import lines
from clinic_app.audit.model import AuditEntry
from clinic_app.common.errors import ClinicError
from clinic_app.common.permissions import Permission, reach
from clinic_app.safekeeping import retention
from clinic_app.safekeeping.backup import FOLDER, MADE, REHEARSED
from clinic_app.safekeeping.values import Administrator, BackupKind, KeptBackup
from clinic_app.storage import backup_file

_UPDATE = "-update"


def look(file: Path) -> KeptBackup:
    """One file: when it was made and who may restore it. Raises Damaged or Unavailable for what is none."""
    return _told(file, backup_file.glance(file))


def shelf(folder: Path, second: Path | None, clinic: str | None, zone: tzinfo) -> tuple[KeptBackup, ...]:
    """All backups of the clinic in its own place and in the second one, the newest first.

    What can't be read is listed with its fault; another clinic's that shares the stick isn't.
    """
    found: dict[str, KeptBackup] = {}
    for place, here in ((folder / FOLDER, True), (second, False)):
        for file in _files(place):
            backup = _looked(file, clinic, zone)
            if backup is None:
                continue
            known = found.get(file.name)
            if known is None or (known.fault is not None and backup.fault is None):
                known = replace(backup, here=known is not None and known.here)
            found[file.name] = replace(known, here=True) if here else replace(known, second=True)
    return tuple(sorted(found.values(), key=lambda each: each.made_at, reverse=True))


def with_log(backups: Iterable[KeptBackup], session: Rows) -> tuple[KeptBackup, ...]:
    """The same, with what the log knows: why each was made, and whether it was proven then or since."""
    told = session.execute(
        select(AuditEntry.object_id, AuditEntry.action, AuditEntry.details)
        .where(AuditEntry.object == "backup", AuditEntry.action.in_((MADE, REHEARSED)))
        .order_by(AuditEntry.seq)
    )
    kinds: dict[str, BackupKind] = {}
    proofs: dict[str, bool] = {}
    for name, action, text in told:
        details = lines.details_of(text)
        if action == MADE:
            kinds[name] = _kind(details.get("kind"))
        proofs[name] = bool(details.get("proven" if action == MADE else "passed"))
    return tuple(
        replace(
            each,
            kind=kinds.get(each.file.name, each.kind),
            proven=proofs.get(each.file.name) if each.fault is None else False,
        )
        for each in backups
    )


def last_rehearsal(session: Rows) -> tuple[datetime, bool] | None:
    """When a rehearsal was held last, and whether it passed."""
    last = next(iter(lines.find(session, AuditEntry.action == REHEARSED, limit=1)), None)
    return None if last is None or last.at is None else (last.at, bool(last.details.get("passed")))


def _kind(told: object) -> BackupKind:
    return BackupKind(told) if isinstance(told, str) and told in set(BackupKind) else BackupKind.UNKNOWN


def _files(place: Path | None) -> list[Path]:
    """None when the place isn't there: its own state tells that."""
    try:
        return sorted(place.glob(f"*{backup_file.SUFFIX}")) if place is not None else []
    except OSError:
        return []


def _looked(file: Path, clinic: str | None, zone: tzinfo) -> KeptBackup | None:
    try:
        seen = backup_file.glance(file)
        return _told(file, seen) if clinic in (None, seen.keyring.clinic) else None
    except ClinicError as fault:
        return _unreadable(file, fault, zone)


def _told(file: Path, seen: backup_file.Glance) -> KeptBackup:
    people = sorted(seen.keyring.roster.active(), key=lambda entry: entry.name.casefold())
    return KeptBackup(
        file=file,
        made_at=seen.manifest.made_at,
        size=seen.size,
        kind=BackupKind.UPDATE if file.stem.endswith(_UPDATE) else BackupKind.UNKNOWN,
        administrators=tuple(
            Administrator(entry.login, entry.name)
            for entry in people
            if reach(entry.roles, Permission.BACKUP_WRITE)
        ),
    )


def _unreadable(file: Path, fault: ClinicError, zone: tzinfo) -> KeptBackup | None:
    """What its name and its size still tell; None when it is gone meanwhile."""
    try:
        status = file.stat()
    except OSError:
        return None
    named = retention.made_at(file.name)
    at = named.replace(tzinfo=zone) if named else datetime.fromtimestamp(status.st_mtime, UTC)
    return KeptBackup(file, at.astimezone(UTC), status.st_size, fault=fault)
