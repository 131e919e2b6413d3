"""What verification asks of the referrals: what was disclosed, and how far each one came; opening none."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit import sealed
from clinic_app.audit.model import AuditEntry
from clinic_app.audit.sealed import Logged
from clinic_app.common.findings import Finding, of_tables
from clinic_app.referrals.freezing import READY, intact
from clinic_app.referrals.model import Disclosure, ReferralRow
from clinic_app.referrals.values import Ground, Outcome, ReferralState
from clinic_app.vault.roster import Roster

S = ReferralState
_LEFT_IN = {
    "referral.created": S.DRAFT,
    READY: S.READY,
    "referral.redrafted": S.DRAFT,
    "referral.withdrawn": S.WITHDRAWN,
    "referral.sent": S.SENT,
    "referral.accepted": S.ACCEPTED,
    "referral.attended": S.ATTENDED,
    "referral.closed": S.CLOSED,
}
"""The state that a referral is in after each of these lines."""

_DATED = (S.SENT, S.ACCEPTED, S.ATTENDED, S.CLOSED)
"""The states whose day the head repeats."""


def check(session: Session, roster: Roster) -> list[Finding]:
    """Every disclosure that is gone or isn't what was signed, and every referral that no step led to where
    it stands: the month's figures are counted from that.
    """
    return of_tables([("referral", partial(_referrals, session, roster))])


def _referrals(session: Session, roster: Roster) -> list[Finding]:
    heads = {row.id: row for row in session.execute(select(*ReferralRow.__table__.columns))}
    return [*_heads(session, heads), *_disclosures(session, roster, heads)]


def _heads(session: Session, heads: dict[int, Any]) -> list[Finding]:
    told = _told(session)
    findings = []
    for number in sorted({*heads, *told}):
        if number not in heads:
            findings.append(Finding("referral.missing", "referral", str(number)))
        elif told.get(number) != _standing(heads[number]):
            findings.append(Finding("referral.altered", "referral", str(number)))
    return findings


@dataclass
class _Way:
    """How far a referral came, and by what right it was sent."""

    client: int
    state: ReferralState = S.DRAFT
    outcome: Outcome | None = None
    ground: Ground | None = None
    days: dict[ReferralState, date] = field(default_factory=dict)
    """Of each step that has one."""
    consent: tuple[int, date] | None = None
    """Which one, and until when it is given."""


def _standing(row: Any) -> _Way:
    days = zip(_DATED, (row.sent_on, row.accepted_on, row.attended_on, row.closed_on), strict=True)
    return _Way(
        row.client_id,
        row.state,
        row.outcome,
        row.ground,
        {state: day for state, day in days if day is not None},
        None if row.consent_id is None else (row.consent_id, row.consent_until),
    )


def _told(session: Session) -> dict[int, _Way]:
    entries = session.execute(
        select(AuditEntry.object_id, AuditEntry.action, AuditEntry.details)
        .where(AuditEntry.object == "referral", AuditEntry.action.in_(_LEFT_IN))
        .order_by(AuditEntry.seq)
    )
    told: dict[int, _Way] = {}
    for number, action, text in entries:
        details = json.loads(text)
        way = told.setdefault(int(number), _Way(0))
        way.client, way.state = int(details["client"]), _LEFT_IN[action]
        way.outcome = Outcome(details["outcome"]) if details.get("outcome") else None
        if way.state in (S.DRAFT, S.READY):
            way.ground = Ground(details["ground"]) if details.get("ground") else None
        elif way.state in _DATED:
            way.days[way.state] = date.fromisoformat(details["day"])
    for consent_id, text in _consents(session):
        details = json.loads(text)
        way = told.setdefault(int(details["referral"]), _Way(0))
        way.consent = int(consent_id), date.fromisoformat(details["until"])
    return told


def _consents(session: Session) -> Iterable[tuple[str, str]]:
    """Number and details of what was recorded for a referral, the oldest first."""
    entries = session.execute(
        select(AuditEntry.object_id, AuditEntry.details)
        .where(
            AuditEntry.object == "consent",
            AuditEntry.action == "consent.recorded",
            AuditEntry.details.contains('"referral":'),
        )
        .order_by(AuditEntry.seq)
    )
    return ((number, details) for number, details in entries)


def _disclosures(session: Session, roster: Roster, heads: dict[int, Any]) -> list[Finding]:
    told = {
        int(number): versions for number, versions in sealed.of_all(session, "referral", (READY,)).items()
    }
    known: dict[int, dict[int, Any]] = {}
    for row in session.execute(select(*Disclosure.__table__.columns)):
        known.setdefault(row.referral_id, {})[row.version] = row
    findings = []
    for number in sorted({*known, *told}):
        rows, said = known.get(number, {}), told.get(number, {})
        for version in sorted({*rows, *said}):
            place = f"{number}/{version}"
            if version not in rows:
                findings.append(Finding("referral.missing", "referral_disclosure", place))
            elif not _sound(rows[version], said.get(version), heads.get(number), roster):
                findings.append(Finding("referral.broken", "referral_disclosure", place))
    return findings


def _sound(row: Any, said: Logged | None, head: Any, roster: Roster) -> bool:
    return (
        head is not None
        and (head.client_id, head.letter_no) == (row.client_id, row.letter_no)
        and intact(row, said, roster)
    )
