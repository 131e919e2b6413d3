"""What verification asks of this room: keys nobody vouches for; staff, teams, consents nobody wrote."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.model import AuditEntry
from clinic_app.common.findings import Finding
from clinic_app.people.care_team import CHANGED
from clinic_app.people.case_ring import vouched
from clinic_app.people.model import CareTeamRow, ConsentRow, StaffRow
from clinic_app.people.model_keys import CaseGeneration
from clinic_app.vault.roster import Roster, RosterEntry
from clinic_app.vault.signing import asked_of_all


def check(session: Session, roster: Roster) -> list[Finding]:
    """Everything that isn't as the roster's people made it; opens nothing that is sealed."""
    made: Sequence[Any] = session.execute(select(*CaseGeneration.__table__.columns)).all()
    foreign = [
        Finding("case_key.foreign", "case_generation", f"{row.subject}/{row.generation}")
        for row, sound in zip(made, asked_of_all(lambda row: vouched(row, roster), made), strict=True)
        if not sound
    ]
    strangers = [
        Finding("staff.differs", "staff", str(row.id))
        for row in session.scalars(select(StaffRow))
        if not _mirrors(row, roster.by_id(row.id))
    ]
    return foreign + strangers + _teams(session) + _consents(session)


def _teams(session: Session) -> list[Finding]:
    """Teams that aren't those which the log tells of last."""
    told = {
        int(client_id): set(json.loads(details)["after"])
        for client_id, details, *_ in _logged(session, "client", CHANGED)
    }
    standing: dict[int, set[int]] = {}
    rows = select(CareTeamRow.client_id, CareTeamRow.person_id).where(CareTeamRow.until.is_(None))
    for client_id, person_id in session.execute(rows):
        standing.setdefault(client_id, set()).add(person_id)
    return [
        Finding("care_team.differs", "client", str(client_id))
        for client_id in sorted({*told, *standing})
        if told.get(client_id, set()) != standing.get(client_id, set())
    ]


def _consents(session: Session) -> list[Finding]:
    """Consents that are gone, and those that nobody recorded or withdrew as they stand."""
    told: dict[int, tuple[object, ...]] = {}
    for consent_id, details, user, at in _logged(session, "consent", "consent.recorded"):
        said = json.loads(details)
        told[int(consent_id)] = (said["client"], said["kind"], said["given"], user, at)
    withdrawn = {
        int(consent_id): (date.fromisoformat(json.loads(details)["day"]), user)
        for consent_id, details, user, _ in _logged(session, "consent", "consent.withdrawn")
    }
    # Plain rows: making objects of them costs more than comparing them.
    rows: dict[int, Any] = {row.id: row for row in session.execute(select(*ConsentRow.__table__.columns))}
    return [
        Finding("consent.differs" if number in rows else "consent.missing", "consent", str(number))
        for number in sorted({*rows, *told})
        if number not in rows
        or _recorded(rows[number]) != told.get(number)
        or (rows[number].withdrawn_on, rows[number].withdrawn_by) != withdrawn.get(number, (None, None))
    ]


def _recorded(row: Any) -> tuple[object, ...]:
    return (row.client_id, row.kind.value, row.given, row.recorded_by, row.recorded_at)


def _logged(session: Session, object: str, action: str) -> Iterator[Any]:
    """Number of the object, details, person and moment of each such entry, the oldest first."""
    return iter(
        session.execute(
            select(AuditEntry.object_id, AuditEntry.details, AuditEntry.user, AuditEntry.at_utc)
            .where(AuditEntry.object == object, AuditEntry.action == action)
            .order_by(AuditEntry.seq)
        )
    )


def _mirrors(row: StaffRow, entry: RosterEntry | None) -> bool:
    if entry is None:
        return False
    roles = ",".join(sorted(role.value for role in entry.roles))
    return (row.login, row.name, row.roles, row.active) == (entry.login, entry.name, roles, entry.active)
