"""What a signed-in person may do: the composition root. Each service is made when it is first asked for.

Made by `open_workspace` and `found_workspace`, which `sign_in` calls. Nothing is imported here that the first
screen doesn't need.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clinic_app.audit import attendance
from clinic_app.audit.desk import Desk
from clinic_app.common.changes import Changes
from clinic_app.common.clock import Clock
from clinic_app.common.findings import Finding
from clinic_app.common.permissions import Permission, Role
from clinic_app.facility import founding
from clinic_app.facility import queries as facility
from clinic_app.facility.values import FacilityPlan, Profile
from clinic_app.people.mirror import mirror_roster, signed_in
from clinic_app.people.values import PersonId, StaffMember
from clinic_app.storage import migrate
from clinic_app.storage.engine import Database
from clinic_app.storage.files import DATABASE
from clinic_app.storage.lock import FolderLock
from clinic_app.vault.attempts import FailedAttempt
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.recovery_session import Recovered
from clinic_app.vault.session import Session

if TYPE_CHECKING:
    from clinic_app.episodes.service import EpisodeService
    from clinic_app.facility.service import FacilityService
    from clinic_app.notes.service import NoteService
    from clinic_app.people.drafts import DraftService
    from clinic_app.people.service import ClientService
    from clinic_app.people.staff import StaffService
    from clinic_app.safekeeping.service import AuditService, BackupService
    from clinic_app.scheduling.service import CalendarService


class Workspace:
    """A person at work in an open clinic, until `lock`."""

    def __init__(self, desk: Desk, lock: FolderLock, findings: Iterable[Finding] = ()) -> None:
        self._desk = desk
        self._lock = lock
        self.findings = tuple(findings)
        """What has to be shown at once: the file is older than the one that this person saw last."""

    @property
    def older_file(self) -> bool:
        """Whether the database is older than, or another than, the one this person saw last (SECURITY §4)."""
        return bool(self.findings)

    @property
    def me(self) -> StaffMember:
        """The person who is signed in."""
        return next(member for member in self.staff.members() if member.id == self._desk.person_id)

    @property
    def my_id(self) -> PersonId:
        """The number of the person who is signed in; asks nothing of the database."""
        return PersonId(self._desk.person_id)

    @property
    def roles(self) -> frozenset[Role]:
        """What the person is, by the signed roster."""
        return self._desk.roles

    def may(self, permission: Permission) -> bool:
        """Whether a role of the person has it, for all clients or for the own ones."""
        return self._desk.reach(permission) is not None

    @property
    def clock(self) -> Clock:
        """The only source of time."""
        return self._desk.clock

    @property
    def zone(self) -> ZoneInfo:
        """The clinic's time zone."""
        return self._desk.zone

    @property
    def changes(self) -> Changes:
        """Where pages hear what was changed."""
        return self._desk.changes

    @property
    def folder(self) -> Path:
        """The clinic's folder."""
        return self._desk.folder

    @property
    def locked(self) -> bool:
        """Whether `lock` was called: nothing can be done here any more."""
        return self._desk.keys.wiped

    def now_local(self) -> datetime:
        """Now, on the clinic's wall clock (naive)."""
        return self._desk.now_local()

    def today(self) -> date:
        """The day, on the clinic's wall clock."""
        return self._desk.today()

    def verify_password(self, password: str) -> None:
        """The own password once more; half a second. Raises Refused("sign_in.wrong", left) or the delay."""
        self._desk.keys.verify_password(password, self._desk.now_utc())

    def lock(self) -> None:
        """Leave: log and commit, the mark into the slot, wipe the keys, close the file, free the folder.

        Drafts are saved, and a backup that is due is made, before this is called (SECURITY §3.13). The keys
        are wiped and the folder is freed even when the log can't be written; that is raised afterwards.
        """
        if self.locked:
            return
        try:
            attendance.went(self._desk)
        finally:
            self._desk.keys.wipe()
            self._desk.database.dispose()
            self._lock.release()

    @cached_property
    def facility(self) -> "FacilityService":
        from clinic_app.facility.service import FacilityService

        return FacilityService(self._desk)

    @cached_property
    def clients(self) -> "ClientService":
        from clinic_app.people.service import ClientService

        return ClientService(self._desk)

    @cached_property
    def staff(self) -> "StaffService":
        from clinic_app.people.staff import StaffService

        return StaffService(self._desk)

    @cached_property
    def drafts(self) -> "DraftService":
        from clinic_app.people.drafts import DraftService

        return DraftService(self._desk)

    @cached_property
    def episodes(self) -> "EpisodeService":
        from clinic_app.episodes.service import EpisodeService

        return EpisodeService(self._desk)

    @cached_property
    def calendar(self) -> "CalendarService":
        from clinic_app.scheduling.service import CalendarService

        return CalendarService(self._desk)

    @cached_property
    def notes(self) -> "NoteService":
        from clinic_app.notes.service import NoteService

        return NoteService(self._desk)

    @cached_property
    def backup(self) -> "BackupService":
        from clinic_app.safekeeping.service import BackupService

        return BackupService(self._desk)

    @cached_property
    def audit(self) -> "AuditService":
        from clinic_app.safekeeping.service import AuditService

        return AuditService(self._desk)


def preload() -> None:
    """Import what the first screens need, and read the calendar of the year. For a thread beside the screen.

    Opening imports none of it by itself; whoever doesn't call this pays at the first booking instead.
    """
    import importlib

    for room in ("facility", "people", "episodes", "scheduling", "notes", "safekeeping"):
        importlib.import_module(f"clinic_app.{room}.service")
    for module in ("clinic_app.people.staff", "clinic_app.people.drafts", "babel.dates", "phonenumbers"):
        importlib.import_module(module)

    from clinic_app.common.locale import long_date
    from clinic_app.facility.rules import catalogue, shipped_holidays

    long_date(date.today())  # the first date written reads the language's names
    catalogue()
    for year in range(date.today().year, date.today().year + 2):
        shipped_holidays(year)


def open_workspace(
    folder: Path,
    keyring: Keyring,
    session: Session,
    lock: FolderLock,
    clock: Clock,
    failed_attempts: Iterable[FailedAttempt] = (),
    *,
    recovered: Recovered | None = None,
) -> Workspace:
    """Open the clinic for a person whose keys are open; an older file is migrated after a backup.

    The sign-in is logged, with the failures that the keyring still holds. Raises Damaged or Unavailable for a
    file that can't be worked with; keys and lock are then the caller's to give up.
    """
    path = folder / DATABASE
    migrate.upgrade(path, session.database_key, before=lambda: _backup(folder, keyring, session, clock))
    database = Database(path, session.database_key)
    try:
        with database.reading() as reading:
            profile = facility.profile(reading)
        desk = _desk(folder, keyring, session, clock, database, profile)
        if recovered is not None:
            from clinic_app.people.staff import regrant_after_recovery

            regrant_after_recovery(desk, recovered.keys, recovered.person_ids)
        _mirror(desk)
        findings = attendance.came(desk)
    except BaseException:
        database.dispose()
        raise
    return Workspace(desk, lock, findings)


def found_workspace(
    folder: Path, keyring: Keyring, session: Session, lock: FolderLock, clock: Clock, plan: FacilityPlan
) -> Workspace:
    """Make the clinic's database and put the wizard's plan into it; the founder is signed in.

    Raises InvalidInputs for the plan, before anything is written.
    """
    plan = founding.check_plan(plan)
    path = folder / DATABASE
    migrate.create(path, session.database_key)
    database = Database(path, session.database_key)
    try:
        desk = _desk(folder, keyring, session, clock, database, plan.profile)
        with desk.command() as work:
            mirror_roster(work.session, keyring)
            founding.write_plan(work.session, plan)
            work.log("clinic.founded", "facility", facility.THE_ONE, kind=plan.profile.kind)
        _mirror(desk)
        findings = attendance.came(desk)
    except BaseException:
        database.dispose()
        raise
    return Workspace(desk, lock, findings)


def _desk(
    folder: Path, keyring: Keyring, session: Session, clock: Clock, database: Database, profile: Profile
) -> Desk:
    entry = keyring.roster.by_id(session.person_id)
    assert entry is not None, "a session is opened from the roster"
    return Desk(
        person_id=session.person_id,
        login=session.login,
        name=session.name,
        roles=session.roles,
        title=entry.title,
        zone=ZoneInfo(profile.zone),
        clock=clock,
        database=database,
        keys=session,
        keyring=keyring,
        folder=folder,
    )


def _mirror(desk: Desk) -> None:
    """Bring the staff table to the roster, and note the sign-in; its line in the log follows at once."""
    with desk.command(quiet=True) as work:
        changed = mirror_roster(work.session, desk.keyring)
        if changed:
            work.log("staff.mirrored", "facility", facility.THE_ONE, persons=changed)
        signed_in(work.session, desk.person_id, work.now_utc)


def _backup(folder: Path, keyring: Keyring, session: Session, clock: Clock) -> None:
    from clinic_app.safekeeping.backup import before_upgrade

    before_upgrade(folder, session.database_key, keyring.roster, clock.utc())
