"""What verification asks of this room: keys that nobody vouches for, staff other than the roster's."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.common.findings import Finding
from clinic_app.people.case_ring import vouched
from clinic_app.people.model import StaffRow
from clinic_app.people.model_keys import CaseGeneration
from clinic_app.vault.roster import Roster, RosterEntry


def check(session: Session, roster: Roster) -> list[Finding]:
    """Everything that isn't as the roster's people made it; opens nothing that is sealed."""
    foreign = [
        Finding("case_key.foreign", "case_generation", f"{row.subject}/{row.generation}")
        for row in session.scalars(select(CaseGeneration))
        if not vouched(row, roster)
    ]
    strangers = [
        Finding("staff.differs", "staff", str(row.id))
        for row in session.scalars(select(StaffRow))
        if not _mirrors(row, roster.by_id(row.id))
    ]
    return foreign + strangers


def _mirrors(row: StaffRow, entry: RosterEntry | None) -> bool:
    if entry is None:
        return False
    roles = ",".join(sorted(role.value for role in entry.roles))
    return (row.login, row.name, row.roles, row.active) == (entry.login, entry.name, roles, entry.active)
