"""Opening a clinic for a person whose keys are open, and founding one: from the door to the workspace.

`sign_in` imports this when somebody is let in, not before: here the database begins. Nothing is imported that
the first screen doesn't need.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from clinic_app.audit import attendance
from clinic_app.audit.desk import Desk
from clinic_app.common.clock import Clock
from clinic_app.facility import founding
from clinic_app.facility import queries as facility
from clinic_app.facility.values import FacilityPlan, Profile
from clinic_app.people.mirror import mirror_roster, signed_in
from clinic_app.storage import migrate
from clinic_app.storage.engine import Database
from clinic_app.storage.files import DATABASE
from clinic_app.storage.lock import FolderLock
from clinic_app.vault.attempts import FailedAttempt
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.recovery_session import Recovered
from clinic_app.vault.session import Session
from clinic_app.workspace import Workspace


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
