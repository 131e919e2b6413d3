"""Staff: adding, changing, resetting and ending people (SECURITY §3.4–3.6).

The keyring is changed inside the command's transaction, just before the commit: what it refuses leaves
nothing behind, and what the database refuses is taken back in the keyring. Should the program die between the
two files, the roster counts, and the next sign-in mirrors it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import select

from clinic_app.audit import log
from clinic_app.audit.desk import Desk, Work
from clinic_app.audit.serving import Service
from clinic_app.common.errors import Refused
from clinic_app.common.permissions import Permission, Role, Title, requires
from clinic_app.people import case_keys, draft_box
from clinic_app.people.mirror import mirror_roster
from clinic_app.people.model import StaffRow
from clinic_app.people.values import NewStaff, PersonId, StaffChanged, StaffMember
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.recovery import parse
from clinic_app.vault.recovery_session import RecoverySession
from clinic_app.vault.roster import RosterEntry


class StaffService(Service):
    """Who works here. The roster decides; what this service returns comes from there."""

    @requires(Permission.STAFF_READ)
    def members(self, include_inactive: bool = False) -> tuple[StaffMember, ...]:
        """Everybody who works here, by name."""
        keyring = self.desk.keyring
        with self.desk.reading() as session:
            seen = {row.id: row.last_sign_in for row in session.scalars(select(StaffRow))}
        people = [
            _member_of(keyring, entry, seen.get(entry.id))
            for entry in keyring.roster.entries
            if entry.active or include_inactive
        ]
        return tuple(sorted(people, key=lambda person: (person.name.casefold(), person.id)))

    @requires(Permission.STAFF_WRITE)
    def add(self, person: NewStaff, password: str) -> StaffMember:
        """Put a person on the roster, with the password she typed herself. Takes about half a second.

        Raises InvalidInput for login, name, roles or password.
        """
        with self._in_both_files() as work:
            entry = self.desk.keyring.add_person(
                self.desk.keys,
                login=person.login.strip().lower(),
                name=person.name,
                roles=person.roles,
                title=person.title,
                title_text=person.title_text,
                password=password,
                now=work.now_utc,
            )
            self._changed(work, "staff.added", entry, roles=entry.roles, title=entry.title)
        return self._member(entry.id)

    @requires(Permission.STAFF_WRITE)
    def change(
        self, person_id: PersonId, name: str, roles: frozenset[Role], title: Title, title_text: str
    ) -> StaffMember:
        """Correct name, roles and title; new roles count from the person's next sign-in.

        Raises InvalidInput, or Refused with staff.last_administrator or staff.last_supervisor.
        """
        with self._in_both_files() as work:
            before = self.desk.keyring.roster.by_id(person_id)
            if before is not None and Role.SUPERVISOR not in roles:
                self._check_supervisor_stays(before)
            entry = self.desk.keyring.change_person(
                self.desk.keys, person_id, name=name, roles=roles, title=title, title_text=title_text
            )
            fields = () if before is None else _differing(before, entry)
            self._changed(work, "staff.changed", entry, fields=fields, roles=entry.roles, title=entry.title)
        return self._member(person_id)

    @requires(Permission.STAFF_WRITE)
    def reset(self, person_id: PersonId, new_password: str, recovery_groups: str = "") -> StaffMember:
        """New keys and a new password for somebody who forgot it.

        With the recovery sheet, what was sealed to the old keys is sealed to the new ones at once; without
        it, colleagues of the care team do that when they open a record, and drafts wait. Raises InvalidInput
        for password or sheet, or Refused with recovery.wrong, staff.ended or staff.reset_self.
        """
        keyring = self.desk.keyring
        recovery: RecoverySession | None = None
        if recovery_groups.strip():
            recovery = keyring.open_recovery(parse(recovery_groups), self.desk.now_utc())
        try:
            with self._in_both_files() as work:
                entry = keyring.reset_person(
                    self.desk.keys,
                    person_id,
                    new_password,
                    log.no_earlier(work.session, work.now_utc),
                    escrow_secret=None if recovery is None else recovery.escrow_secret,
                )
                granted = {} if recovery is None else _regrant(work, recovery, [person_id])
                self._changed(work, "staff.reset", entry, sheet=recovery is not None, **granted)
        finally:
            if recovery is not None:
                recovery.wipe()
        return self._member(person_id)

    @requires(Permission.STAFF_WRITE)
    def end(self, person_id: PersonId) -> StaffMember:
        """The person can't sign in any more; name and signatures stay.

        Raises Refused with staff.end_self, staff.last_administrator or staff.last_supervisor.
        """
        if person_id == self.desk.person_id:
            raise Refused("staff.end_self")
        with self._in_both_files() as work:
            before = self.desk.keyring.roster.by_id(person_id)
            if before is not None:
                self._check_supervisor_stays(before)
            entry = self.desk.keyring.end_person(self.desk.keys, person_id)
            self._changed(work, "staff.ended", entry)
        return self._member(person_id)

    @requires(Permission.STAFF_WRITE)
    def readmit(self, person_id: PersonId, new_password: str) -> StaffMember:
        """Let a person who had ended in again, with new keys and the password she typed herself."""
        with self._in_both_files() as work:
            until = log.no_earlier(work.session, work.now_utc)
            entry = self.desk.keyring.readmit_person(self.desk.keys, person_id, new_password, until)
            self._changed(work, "staff.readmitted", entry)
        return self._member(person_id)

    @requires(Permission.PASSWORD_OWN)
    def change_password(self, old: str, new: str) -> None:
        """The own password. Raises Refused("sign_in.wrong"), InvalidInput("password")."""
        with self._in_both_files() as work:
            self.desk.keyring.change_password(self.desk.keys, old, new, work.now_utc)
            mirror_roster(work.session, self.desk.keyring)
            work.log("password.changed", "person", self.desk.person_id)

    @requires(Permission.CLINICAL_KEY_GRANT)
    def waiting_for_key(self) -> tuple[StaffMember, ...]:
        """Those whose role opens clinical data, but who lack the key; () for who can't hand it on."""
        if not self.desk.keys.has_clinical:
            return ()
        waiting = self.desk.keyring.people_without_clinical_key()
        return tuple(_member_of(self.desk.keyring, entry, None) for entry in waiting)

    @requires(Permission.CLINICAL_KEY_GRANT)
    def grant_key(self, person_id: PersonId) -> None:
        """Hand the clinical key to a colleague, once and after looking at the name (SECURITY §3.5).

        Raises NotPermitted with clinical_key.missing or clinical_key.role.
        """
        with self._in_both_files() as work:
            self.desk.keyring.grant_clinical(self.desk.keys, person_id)
            entry = self.desk.keyring.roster.by_id(person_id)
            assert entry is not None
            self._changed(work, "clinical_key.granted", entry)

    @contextmanager
    def _in_both_files(self) -> Iterator[Work]:
        """A command that changes the keyring too: what the database refuses is taken back there."""
        with self.desk.keyring.undone_on_failure(self.desk.keys), self.desk.command() as work:
            yield work
        # Not within: who listens and fails must not take back what the database has.
        self.desk.changes.announce(StaffChanged())

    def _changed(self, work: Work, action: str, entry: RosterEntry, **details: object) -> None:
        mirror_roster(work.session, self.desk.keyring)
        work.log(action, "person", entry.id, **details)

    def _member(self, person_id: int) -> StaffMember:
        return next(each for each in self.members(include_inactive=True) if each.id == person_id)

    def _check_supervisor_stays(self, entry: RosterEntry) -> None:
        """The last administrator and the last supervisor can't be removed (ui/spec §8.9)."""
        supervisors = [each.id for each in self.desk.keyring.roster.active() if Role.SUPERVISOR in each.roles]
        if supervisors == [entry.id]:
            raise Refused("staff.last_supervisor")


def regrant_after_recovery(desk: Desk, recovery: RecoverySession, persons: Iterable[int]) -> None:
    """Give confirmed persons, who got new keys with the recovery sheet, their case keys and drafts back.

    `desk` is that of the administrator who has just signed in; called before anything else is done there.
    """
    confirmed = sorted(set(persons))
    with desk.command() as work:
        mirror_roster(work.session, desk.keyring)
        work.log("recovery.used", "person", desk.person_id, persons=confirmed)
        for person_id in confirmed:
            work.log("recovery.granted", "person", person_id, **_regrant(work, recovery, [person_id]))
        work.announce(StaffChanged())


def _regrant(work: Work, recovery: RecoverySession, persons: list[int]) -> dict[str, object]:
    return {
        "case_keys": case_keys.regrant(work, recovery, persons),
        "drafts": draft_box.reseal(work, recovery, persons),
    }


def _member_of(keyring: Keyring, entry: RosterEntry, last_sign_in: datetime | None) -> StaffMember:
    """A person as the roster knows one; only the last sign-in is the table's."""
    waiting = {other.id for other in keyring.people_without_clinical_key()}
    return StaffMember(
        id=PersonId(entry.id),
        login=entry.login,
        name=entry.name,
        roles=entry.roles,
        title=entry.title,
        title_text=entry.title_text,
        active=entry.active,
        must_change_password=entry.must_change_password,
        has_clinical_key=entry.clinical and entry.id not in waiting,
        created_on=entry.created_on,
        last_sign_in=last_sign_in,
    )


def _differing(before: RosterEntry, after: RosterEntry) -> tuple[str, ...]:
    names = ("name", "roles", "title", "title_text")
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
