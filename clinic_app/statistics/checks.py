"""What verification asks of printed and closed months: whether the figures are those that the log knows."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.model import AuditEntry
from clinic_app.common.findings import Finding, of_tables
from clinic_app.statistics.closing import CLOSED, OPENED, frozen_hash
from clinic_app.statistics.keeping import EXPORTED, figures_hash
from clinic_app.statistics.model import MonthClosing, MonthPrint
from clinic_app.vault.roster import Roster

_Known = dict[tuple[str, int], object]
_Look = Callable[[Session], tuple[_Known, _Known]]


def check(session: Session, _roster: Roster) -> list[Finding]:
    """Every print and closing that is gone, or isn't as it was written. Opens nothing that is sealed."""
    looks = (("month_print", _prints), ("month_closing", _closings))
    return of_tables((table, partial(_differing, session, table, look)) for table, look in looks)


def _differing(session: Session, table: str, look: _Look) -> list[Finding]:
    rows, told = look(session)
    return [
        Finding("month.missing" if key not in rows else "month.broken", table, f"{key[0]}/{key[1]}")
        for key in sorted({*rows, *told})
        if rows.get(key) != told.get(key)
    ]


def _prints(session: Session) -> tuple[_Known, _Known]:
    rows: _Known = {}
    for row in session.execute(select(*MonthPrint.__table__.columns)):
        kept = row.figures_hash == figures_hash(row.figures, row.cases)
        rows[f"{row.month:%Y-%m}", row.revision] = row.figures_hash.hex() if kept else None
    told = {
        (month, int(details["revision"])): details["figures"]
        for month, _, details in _said(session, EXPORTED)
        if "figures" in details
    }
    return rows, dict(told)


def _closings(session: Session) -> tuple[_Known, _Known]:
    rows: _Known = {
        (f"{row.month:%Y-%m}", row.id): (frozen_hash(row.figures), row.opened_at is not None)
        for row in session.execute(select(*MonthClosing.__table__.columns))
    }
    told: dict[tuple[str, int], tuple[object, bool]] = {}
    for month, action, details in _said(session, CLOSED, OPENED):
        key = (month, int(details["closing"]))
        told[key] = (details["figures"], False) if action == CLOSED else (told[key][0], True)
    return rows, dict(told)


def _said(session: Session, *actions: str) -> list[tuple[str, str, dict[str, Any]]]:
    entries = session.execute(
        select(AuditEntry.object_id, AuditEntry.action, AuditEntry.details)
        .where(AuditEntry.object == "month", AuditEntry.action.in_(actions))
        .order_by(AuditEntry.seq)
    )
    return [(month, action, json.loads(details)) for month, action, details in entries]
