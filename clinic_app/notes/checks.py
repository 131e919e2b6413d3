"""What verification asks of the notes: signatures, order and ciphertexts, without opening one."""

import json
from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.model import AuditEntry
from clinic_app.audit.sealed import Logged, of_all
from clinic_app.common.findings import Finding, differing, of_tables
from clinic_app.notes.model import ClientRisk, NoteRow, NoteVersion
from clinic_app.notes.model_problems import ClientProblem
from clinic_app.notes.reading import ADDED, SIGNED, stands
from clinic_app.notes.recording_problems import CHANGED, RECORDED
from clinic_app.notes.sealing import claim, is_signed
from clinic_app.notes.values import NoteState
from clinic_app.vault.hashing import sealed_hash
from clinic_app.vault.roster import Roster
from clinic_app.vault.sealing import is_under
from clinic_app.vault.signing import verify_all

_AT_ONCE = 2_000
"""Signatures that are verified together."""


def check(session: Session, roster: Roster) -> list[Finding]:
    """Every version that isn't what its author signed; what else is gone or replaced."""
    looks = (("note", _notes), ("client_risk", _risks), ("client_problem", _problems))
    return of_tables((table, partial(look, session, roster)) for table, look in looks)


def _notes(session: Session, roster: Roster) -> list[Finding]:
    findings: list[Finding] = []
    told = _logged(session)
    # Plain rows with the names of the columns: making objects of them costs more than checking them.
    known: dict[int, dict[int, Any]] = {}
    versions: Sequence[Any] = session.execute(select(*NoteVersion.__table__.columns)).all()
    signed = _signed(versions, roster)
    for version in versions:
        known.setdefault(version.note_id, {})[version.version] = version
    notes: dict[int, Any] = {row.id: row for row in session.execute(select(*NoteRow.__table__.columns))}
    for note_id in sorted({*notes, *known, *told}):
        note, rows, said = notes.get(note_id), known.get(note_id, {}), told.get(note_id, {})
        if note is None:
            findings.append(Finding("note.missing", "note", str(note_id)))
            continue
        gone = set(said) - set(rows)
        if note.state is NoteState.SIGNED and 0 not in rows:
            gone.add(0)
        findings += [
            Finding("note.missing", "note_version", f"{note_id}/{number}") for number in sorted(gone)
        ]
        findings += [
            Finding("note.broken", "note_version", f"{note_id}/{number}")
            for number, row in sorted(rows.items())
            if not (signed[row.note_id, row.version] and stands(row, note, rows, said))
        ]
    return findings


def _signed(versions: Sequence[Any], roster: Roster) -> dict[tuple[int, int], bool]:
    """By note and version: whether its author signed it, verified many at once."""
    found: dict[tuple[int, int], bool] = {}
    for start in range(0, len(versions), _AT_ONCE):
        some = versions[start : start + _AT_ONCE]
        for row, sound in zip(some, verify_all([claim(row, roster) for row in some]), strict=True):
            found[row.note_id, row.version] = sound or is_signed(row, roster)
    return found


def _logged(session: Session) -> dict[int, dict[int, Logged]]:
    return {int(note_id): said for note_id, said in of_all(session, "note", (SIGNED, ADDED)).items()}


def _risks(session: Session, _roster: Roster) -> list[Finding]:
    entries = session.execute(
        select(AuditEntry.object_id, AuditEntry.details, AuditEntry.user, AuditEntry.at_utc).where(
            AuditEntry.object == "client_risk", AuditEntry.action == "risk.decided"
        )
    )
    said = {}
    for row_id, details, user, at in entries:
        found = json.loads(details)
        said[int(row_id)] = (int(found["client"]), str(found["sealed"]), user, at)
    rows = {
        row.id: (row.client_id, sealed_hash(row.blob), row.decided_by, row.decided_at)
        if is_under(row.blob, row.generation)
        else None
        for row in session.execute(select(*ClientRisk.__table__.columns))
    }
    return differing("risk", "client_risk", rows, said)


def _problems(session: Session, _roster: Roster) -> list[Finding]:
    """Each row must be as it was written last: the log keeps the hash of every version's ciphertext."""
    entries = session.execute(
        select(AuditEntry.object_id, AuditEntry.details, AuditEntry.user, AuditEntry.at_utc)
        .where(AuditEntry.object == "client_problem", AuditEntry.action.in_((RECORDED, CHANGED)))
        .order_by(AuditEntry.seq)
    )
    said = {}
    for row_id, details, user, at in entries:
        told = json.loads(details)
        said[int(row_id)] = (told["client"], told["programme"], told["version"], told["sealed"], user, at)
    rows = {
        row.id: (
            *(row.client_id, row.programme.value, row.version),
            *(sealed_hash(row.blob), row.saved_by, row.saved_at),
        )
        if is_under(row.blob, row.generation)
        else None
        for row in session.execute(select(*ClientProblem.__table__.columns))
    }
    return differing("problem", "client_problem", rows, said)
