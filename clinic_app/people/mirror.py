"""The staff table, brought to what the signed roster says. No rights are read from it (SECURITY §3.4)."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.common.permissions import Role
from clinic_app.people.model import StaffRow
from clinic_app.people.values import PersonId, StaffMember
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.roster import RosterEntry


def mirror_roster(session: Session, keyring: Keyring) -> list[int]:
    """Copy the roster into the table; the numbers of the persons whose row changed. The caller logs it."""
    waiting = {entry.id for entry in keyring.people_without_clinical_key()}
    rows = {row.id: row for row in session.scalars(select(StaffRow))}
    changed = []
    for entry in keyring.roster.entries:
        facts = _facts(entry, entry.clinical and entry.id not in waiting)
        row = rows.get(entry.id)
        if row is None:
            session.add(StaffRow(id=entry.id, last_sign_in=None, **facts))
            changed.append(entry.id)
        elif any(getattr(row, name) != value for name, value in facts.items()):
            for name, value in facts.items():
                setattr(row, name, value)
            changed.append(entry.id)
    session.flush()
    return changed


def signed_in(session: Session, person_id: int, at: datetime) -> None:
    """Note when a person last signed in (UTC)."""
    row = session.get_one(StaffRow, person_id)
    row.last_sign_in = at


def members(session: Session, *, include_inactive: bool = False) -> tuple[StaffMember, ...]:
    """The staff by name, as mirrored."""
    wanted = select(StaffRow)
    if not include_inactive:
        wanted = wanted.where(StaffRow.active)
    found = [member_of(row) for row in session.scalars(wanted)]
    return tuple(sorted(found, key=lambda member: (member.name.casefold(), member.id)))


def member_of(row: StaffRow) -> StaffMember:
    """The value of a row."""
    return StaffMember(
        id=PersonId(row.id),
        login=row.login,
        name=row.name,
        roles=frozenset(Role(role) for role in row.roles.split(",") if role),
        title=row.title,
        title_text=row.title_text,
        active=row.active,
        must_change_password=row.must_change_password,
        has_clinical_key=row.has_clinical_key,
        created_on=row.created_on,
        last_sign_in=row.last_sign_in,
    )


def _facts(entry: RosterEntry, has_clinical_key: bool) -> dict[str, object]:
    return {
        "login": entry.login,
        "name": entry.name,
        "roles": ",".join(sorted(role.value for role in entry.roles)),
        "title": entry.title,
        "title_text": entry.title_text,
        "active": entry.active,
        "must_change_password": entry.must_change_password,
        "has_clinical_key": has_clinical_key,
        "created_on": entry.created_on,
    }
