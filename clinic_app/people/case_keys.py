"""Case keys of clients: who holds which, made and handed over as the care team changes (SECURITY §3.7).

Reception writes whom the team should hold, never a key. A generation is made in the process of the first
member of the team who opens the record, or begins a note, after the team changed. The roster says who may
hold one and to which public key it is sealed; the tables are asked for the team only.
"""

from collections.abc import Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Work
from clinic_app.common.errors import Damaged, NotPermitted
from clinic_app.common.permissions import Permission, reach
from clinic_app.people.care_team import (
    CHANGED,
    LEADERS_CHANGED,
    holders_told,
    logged,
    own_clients,
    team_ids,
)
from clinic_app.people.case_ring import GRANTED, MADE, CaseRing, mark, shares_of, vouched
from clinic_app.people.model_keys import CaseGeneration, CaseKeyShare
from clinic_app.people.values import ClientId, PersonId
from clinic_app.vault import case_keys as vault
from clinic_app.vault.case_keys import CaseKey
from clinic_app.vault.held_keys import ESCROW
from clinic_app.vault.recovery_session import RecoverySession
from clinic_app.vault.roster import Roster, RosterEntry

_CHANGED = {"client": CHANGED, "group": LEADERS_CHANGED}
"""What the log calls it when others may hold the keys of a subject, by its kind."""


def subject_of(client_id: int) -> str:
    """The name under which a client's keys and ciphertexts go."""
    return f"client:{client_id}"


def may_hold(entry: RosterEntry | None) -> bool:
    """Whether a person's roles allow case keys: those who may read notes (handbook §2.1)."""
    return entry is not None and entry.active and reach(entry.roles, Permission.NOTE_READ) is not None


def holders(session: Session, client_id: int) -> frozenset[PersonId]:
    """Who holds the newest generation, as the table says."""
    shares = shares_of(session, subject_of(client_id))
    newest = max((generation for generation, _ in shares), default=0)
    return frozenset(
        PersonId(int(who)) for generation, who in shares if generation == newest and who != ESCROW
    )


def ensure(work: Work, client_id: ClientId) -> CaseKey | None:
    """The key to write with now; None for somebody outside the team, or whose roles hold none."""
    return ensure_among(work, "client", client_id, team_ids(work.session, client_id))


def ensure_among(work: Work, kind: str, number: int, persons: Iterable[PersonId]) -> CaseKey | None:
    """The like for a client or a group: `persons` are the team, or who leads the group.

    Makes a new generation when the team isn't the one that holds the newest, and hands to members what they
    lack of the older ones and the person at the desk holds. Logged when something was made or handed over.
    Who is in the team's table but not in the log gets none.
    """
    desk = work.desk
    due = _due(work, kind, number, persons)
    if desk.person_id not in due:
        return None
    ring = CaseRing.of(work.session, desk, f"{kind}:{number}")
    key = ring.usable(due)
    if key is None:
        key = ring.make(due, work.now_utc)
        work.log(MADE, kind, number, generation=key.generation, holders=sorted(due))
    handed = ring.hand_over(due)
    if handed:
        work.log(GRANTED, kind, number, to=sorted(handed))
    work.session.flush()
    return key


def writing_key(work: Work, client_id: ClientId) -> CaseKey:
    """As `ensure`, for who must have one. Raises NotPermitted("case_key.missing")."""
    key = ensure(work, client_id)
    if key is None:
        raise NotPermitted("case_key.missing")
    return key


def regrant(work: Work, recovery: RecoverySession, persons: Iterable[int]) -> int:
    """Seal to persons with new keys, from the escrow's copies, what they held before; how many keys.

    Only for clients in whose team they are now, and groups that they lead: who has left gets nothing back.
    """
    roster = work.desk.keyring.roster
    count = 0
    for person_id in sorted(set(persons)):
        entry = roster.by_id(person_id)
        if entry is None or not may_hold(entry):
            continue
        subjects = {
            subject_of(client)
            for client in work.session.scalars(own_clients(person_id))
            if person_id in logged(work.session, client)
        }
        subjects |= {
            subject
            for subject in work.session.scalars(_groups_held(person_id))
            if person_id in _told(work.session, *subject.split(":", 1))
        }
        held = select(CaseKeyShare).where(CaseKeyShare.holder == str(person_id))
        lost = [
            share
            for share in work.session.scalars(held)
            if share.subject in subjects and share.sealed_to != mark(entry.box_public)
        ]
        for share in lost:
            row = work.session.get(CaseGeneration, (share.subject, share.generation))
            copy = work.session.get(CaseKeyShare, (share.subject, share.generation, ESCROW))
            try:
                key = _from_escrow(roster, recovery, row, copy)
            except Damaged:
                # What is broken stays so, and verify names it; the others get theirs.
                continue
            share.sealed_to = mark(entry.box_public)
            share.blob = vault.grant(key, person_id, entry.box_public)
            count += 1
    work.session.flush()
    return count


def public_half(work: Work, client_id: int) -> tuple[int, bytes] | None:
    """Generation and public half to which somebody outside the team seals what belongs to a client.

    None while nobody of the present team has opened the record (SECURITY §3.7): no key was made yet, or the
    newest is known to somebody who has left, or to a stranger who made one.
    """
    ring = CaseRing.of(work.session, work.desk, subject_of(client_id))
    newest = max(ring.rows, default=0)
    if newest == 0:
        return None
    if not vouched(ring.rows[newest], work.desk.keyring.roster):
        raise Damaged("case_key.foreign")
    due = _due(work, "client", client_id, team_ids(work.session, client_id))
    return (newest, ring.rows[newest].public) if ring.only_known_to(newest, due) else None


def _due(work: Work, kind: str, number: int, persons: Iterable[PersonId]) -> dict[PersonId, RosterEntry]:
    """Those among `persons` who should hold the keys: the log tells of them, and their roles allow it."""
    joined, roster = _told(work.session, kind, number), work.desk.keyring.roster
    return {who: entry for who in persons if who in joined and may_hold(entry := roster.by_id(who)) and entry}


def _told(session: Session, kind: str, number: int | str) -> frozenset[PersonId]:
    """A team, or those who lead a group, as the log says."""
    return holders_told(session, kind, number, _CHANGED[kind])


def _groups_held(person_id: int) -> Select[str]:
    own = CaseKeyShare.holder == str(person_id)
    return select(CaseKeyShare.subject).where(own, CaseKeyShare.subject.startswith("group:")).distinct()


def _from_escrow(
    roster: Roster, recovery: RecoverySession, row: CaseGeneration | None, copy: CaseKeyShare | None
) -> CaseKey:
    if row is None or copy is None or not vouched(row, roster):
        raise Damaged("case_key.foreign")
    binding = vault.holder_binding(row.subject, row.generation, ESCROW)
    return vault.open_escrow_copy(recovery.escrow_secret, copy.blob, binding, row.public)
