"""What verification asks of the groups: who leads them, signatures and ciphertexts; opens nothing sealed."""

import json
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.model import AuditEntry
from clinic_app.audit.sealed import of_all
from clinic_app.common.findings import Finding, differing, of_tables
from clinic_app.groups.leading import CREATED
from clinic_app.groups.model import Facilitator, GroupMeeting, GroupNoteVersion, GroupRow, MemberRemark
from clinic_app.groups.remarks import WRITTEN
from clinic_app.groups.sealing import intact
from clinic_app.groups.signed_notes import ADDED, OBJECT, SIGNED
from clinic_app.people.care_team import LEADERS_CHANGED
from clinic_app.vault.hashing import sealed_hash
from clinic_app.vault.roster import Roster


def check(session: Session, roster: Roster) -> list[Finding]:
    """Everything that isn't what those who lead the groups wrote."""
    looks = (
        ("support_group", _groups),
        ("group_facilitator", _leaders),
        ("group_note_version", _notes),
        ("member_remark", _remarks),
    )
    return of_tables((table, partial(look, session, roster)) for table, look in looks)


def _groups(session: Session, _roster: Roster) -> list[Finding]:
    """Groups that are gone, and sealed texts that aren't those written last."""
    told = {
        int(group_id): max(said.items())
        for group_id, said in of_all(session, "group", (CREATED, "group.corrected")).items()
    }
    rows: dict[int, Any] = {row.id: row for row in session.execute(select(*GroupRow.__table__.columns))}
    findings = []
    for group_id in sorted({*rows, *told}):
        row, said = rows.get(group_id), told.get(group_id)
        if row is None:
            findings.append(Finding("group.missing", "support_group", str(group_id)))
        elif said is None or (row.version, sealed_hash(row.blob)) != (said[0], said[1].sealed):
            findings.append(Finding("group.broken", "support_group", str(group_id)))
    return findings


def _leaders(session: Session, _roster: Roster) -> list[Finding]:
    """Groups led by others than the log tells of last: they would be given keys."""
    entries = session.execute(
        select(AuditEntry.object_id, AuditEntry.details)
        .where(AuditEntry.object == "group", AuditEntry.action == LEADERS_CHANGED)
        .order_by(AuditEntry.seq)
    )
    told = {int(group_id): set(json.loads(details)["after"]) for group_id, details in entries}
    standing: dict[int, set[int]] = {}
    rows = select(Facilitator.group_id, Facilitator.person_id).where(Facilitator.until.is_(None))
    for group_id, person_id in session.execute(rows):
        standing.setdefault(group_id, set()).add(person_id)
    return [
        Finding("group.leaders_differ", "support_group", str(group_id))
        for group_id in sorted({*told, *standing})
        if told.get(group_id, set()) != standing.get(group_id, set())
    ]


def _notes(session: Session, roster: Roster) -> list[Finding]:
    """Versions of shared notes that are gone, or aren't what their author signed."""
    told = {int(number): said for number, said in of_all(session, OBJECT, (SIGNED, ADDED)).items()}
    pairs = session.execute(select(GroupMeeting.meeting_id, GroupMeeting.group_id))
    groups: dict[int, int] = {row.meeting_id: row.group_id for row in pairs}
    known: dict[int, dict[int, Any]] = {}
    for row in session.execute(select(*GroupNoteVersion.__table__.columns)):
        known.setdefault(row.meeting_id, {})[row.version] = row
    findings = []
    for meeting_id in sorted({*known, *told}):
        rows, said = known.get(meeting_id, {}), told.get(meeting_id, {})
        findings += [
            Finding("note.missing", "group_note_version", f"{meeting_id}/{number}")
            for number in sorted(set(said) - set(rows))
        ]
        findings += [
            Finding("note.broken", "group_note_version", f"{meeting_id}/{number}")
            for number, row in sorted(rows.items())
            if not intact(row, groups.get(meeting_id), rows, said, roster)
        ]
    return findings


def _remarks(session: Session, _roster: Roster) -> list[Finding]:
    """Remarks that are gone, moved or replaced."""
    entries = session.execute(
        select(AuditEntry.object_id, AuditEntry.details, AuditEntry.user, AuditEntry.at_utc).where(
            AuditEntry.object == "remark", AuditEntry.action == WRITTEN
        )
    )
    told = {}
    for remark_id, details, user, at in entries:
        said = json.loads(details)
        told[int(remark_id)] = (int(said["client"]), int(said["meeting"]), str(said["sealed"]), user, at)
    rows = {}
    for row in session.execute(select(*MemberRemark.__table__.columns)):
        both = sealed_hash(row.blob + row.author_blob)
        rows[row.id] = (row.client_id, row.meeting_id, both, row.author_id, row.written_at)
    return differing("remark", "member_remark", rows, told)
