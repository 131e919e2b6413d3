"""Care teams: who is in one, and who may therefore do what. For services, which have asked for permission."""

import json
from collections.abc import Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk, Work
from clinic_app.audit.model import AuditEntry
from clinic_app.common.errors import InvalidInput, InvalidInputs, NotPermitted
from clinic_app.common.permissions import Permission, Reach, Role, reach
from clinic_app.people.model import CareTeamRow
from clinic_app.people.values import ClientId, ClientsChanged, PersonId
from clinic_app.vault.roster import RosterEntry

CHANGED, LEADERS_CHANGED = "care_team.changed", "group.facilitators_changed"
"""What the log calls it, and the like for those who lead a group."""


def own_clients(person_id: int) -> Select[int]:
    """The clients in whose team a person is now; for `IN`."""
    return select(CareTeamRow.client_id).where(
        CareTeamRow.person_id == person_id, CareTeamRow.until.is_(None)
    )


def is_member(session: Session, client_id: int, person_id: int) -> bool:
    """Whether a person is in a client's team now."""
    found = session.scalar(
        select(CareTeamRow.id)
        .where(
            CareTeamRow.client_id == client_id,
            CareTeamRow.until.is_(None),
            CareTeamRow.person_id == person_id,
        )
        .limit(1)
    )
    return found is not None


def may(session: Session, desk: Desk, permission: Permission, client_id: int) -> bool:
    """Whether the person at the desk has `permission` for this client: for all, or as one of the team."""
    far = desk.reach(permission)
    if far is Reach.OWN:
        return is_member(session, client_id, desk.person_id)
    return far is Reach.ALL


def assert_may(session: Session, desk: Desk, permission: Permission, client_id: int) -> None:
    """Raise NotPermitted("permission.own") where `may` says no."""
    if not may(session, desk, permission, client_id):
        raise NotPermitted("permission.own")


def may_lead(entry: RosterEntry | None) -> bool:
    """Whether somebody can be in a care team: an active counselor."""
    return entry is not None and entry.active and Role.COUNSELOR in entry.roles


def current(session: Session, client_id: int) -> list[CareTeamRow]:
    """The places that stand, the lead first."""
    return list(
        session.scalars(
            select(CareTeamRow)
            .where(CareTeamRow.client_id == client_id, CareTeamRow.until.is_(None))
            .order_by(CareTeamRow.lead.desc(), CareTeamRow.id)
        )
    )


def replace(work: Work, client_id: int, persons: Iterable[int]) -> bool:
    """Make the team exactly these, the first as lead; whether something changed. Logged if so.

    Writes whom only: the keys are made when a member opens the record (SECURITY §3.7). Raises
    InvalidInputs for somebody who is no active counselor.
    """
    wanted = tuple(dict.fromkeys(persons))
    rows = {row.person_id: row for row in current(work.session, client_id)}
    if wanted == tuple(rows) and all(row.lead == (place == 0) for place, row in enumerate(rows.values())):
        return False
    _assert_counselors(work, [person for person in wanted if person not in rows])
    for person, row in rows.items():
        if person not in wanted:
            row.until = work.today
    for place, person in enumerate(wanted):
        if person in rows:
            rows[person].lead = place == 0
        else:
            work.session.add(
                CareTeamRow(client_id=client_id, person_id=person, lead=place == 0, since=work.today)
            )
    work.session.flush()
    work.log(CHANGED, "client", client_id, before=list(rows), after=list(wanted))
    work.announce(ClientsChanged((ClientId(client_id),)))
    return True


def join(work: Work, client_id: int, person_id: int) -> bool:
    """Put a counselor into the team, as a booking wishes; as lead of an empty one. Whether it was needed."""
    present = [row.person_id for row in current(work.session, client_id)]
    return person_id not in present and replace(work, client_id, (*present, person_id))


def team_ids(session: Session, client_id: int) -> tuple[PersonId, ...]:
    """The present team, the lead first."""
    return tuple(PersonId(row.person_id) for row in current(session, client_id))


def logged(session: Session, client_id: int) -> frozenset[PersonId]:
    """The team as the log says: a row of the table alone makes nobody a holder of keys."""
    return holders_told(session, "client", client_id, CHANGED)


def holders_told(session: Session, kind: str, number: int | str, action: str) -> frozenset[PersonId]:
    """Who may hold a subject's keys, by the last line that the log has of `action`."""
    details = session.scalar(
        select(AuditEntry.details)
        .where(
            AuditEntry.object == kind,
            AuditEntry.object_id == str(number),
            AuditEntry.action == action,
        )
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    )
    return frozenset(PersonId(person) for person in json.loads(details)["after"]) if details else frozenset()


def sees_attention(desk: Desk) -> bool:
    """Whether the person at the desk may see the tick "perlu perhatian"."""
    return reach(desk.roles, Permission.ATTENTION_READ) is not None


def _assert_counselors(work: Work, persons: Iterable[int]) -> None:
    roster = work.desk.keyring.roster
    if not all(may_lead(roster.by_id(person)) for person in persons):
        raise InvalidInputs([InvalidInput("team", "care_team.counselors_only")])
