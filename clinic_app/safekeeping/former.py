"""What a restore moved aside: kept for some days, then removed once there is a proven backup again."""

import json
import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from clinic_app.audit.desk import Desk
from clinic_app.audit.model import AuditEntry

RESTORED, REMOVED = "backup.restored", "backup.former_removed"
_FOLDER = re.compile(r"before-[0-9]{8}-[0-9]{6}")


def remove_due(desk: Desk) -> None:
    """Remove the folders whose days are over. Only those that the log of a restore set a term for."""
    for folder, until in _terms(desk):
        if until <= desk.now_utc() and folder.is_dir():
            with desk.command() as work:
                work.log(REMOVED, "folder", folder.name)
            shutil.rmtree(folder, ignore_errors=True)


def _terms(desk: Desk) -> list[tuple[Path, datetime]]:
    wanted = select(AuditEntry.at_utc, AuditEntry.details).where(AuditEntry.action == RESTORED)
    with desk.reading() as session:
        lines = [(at, json.loads(details)) for at, details in session.execute(wanted)]
    return [
        (desk.folder / line["former"], at + timedelta(days=line["keep_days"]))
        for at, line in lines
        if isinstance(line.get("keep_days"), int) and _FOLDER.fullmatch(str(line.get("former")))
    ]
