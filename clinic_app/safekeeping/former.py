"""What a restore moved aside: kept for some days, then removed once there is a proven backup again."""

import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from clinic_app.audit import lines
from clinic_app.audit.desk import Desk
from clinic_app.audit.model import AuditEntry

RESTORED, REMOVED = "backup.restored", "backup.former_removed"
_MOST = 1_000
_FOLDER = re.compile(r"before-[0-9]{8}-[0-9]{6}")


def remove_due(desk: Desk) -> None:
    """Remove the folders whose days are over. Only those that the log of a restore set a term for.

    The log must have come to the end of a term a day ago: a clock that leaps ahead ends none before somebody
    could have seen it.
    """
    terms = _terms(desk)
    if not terms:
        return
    now, seen = desk.now_utc(), _a_day_ago(desk)
    for folder, until, days in terms:
        over = until <= now and (days == 0 or (seen is not None and until <= seen))
        if over and folder.is_dir():
            with desk.command() as work:
                work.log(REMOVED, "folder", folder.name)
            shutil.rmtree(folder, ignore_errors=True)


def _a_day_ago(desk: Desk) -> datetime | None:
    """When the last was done that is a day old."""
    with desk.reading() as session:
        found = lines.find(session, lines.until(desk.now_utc() - timedelta(days=1)), limit=1)
    return found[0].at if found else None


def _terms(desk: Desk) -> list[tuple[Path, datetime, int]]:
    """Folder, end of its days, and how many they are. A changed log proves no backup, and so ends none."""
    with desk.reading() as session:
        found = lines.find(session, AuditEntry.action == RESTORED, limit=_MOST)
    terms = []
    for line in found:
        days, name = line.details.get("keep_days"), str(line.details.get("former"))
        if line.at and isinstance(days, int) and _FOLDER.fullmatch(name):
            terms.append((desk.folder / name, line.at + timedelta(days=days), days))
    return terms
