"""The door: who may enter a clinic folder, and what it takes to found one.

The unlock screen needs nothing else: workspace and database are imported when somebody signs in, or by
`prepare` while the password is being typed.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clinic_app.common.clock import Clock
from clinic_app.common.errors import ClinicError, Damaged, Refused, Unavailable
from clinic_app.sign_in.values import FolderState, Founding, RecoverySheet, SignInPerson
from clinic_app.storage import restore
from clinic_app.storage.files import (
    DATABASE,
    begin_founding,
    finish_founding,
    make_folder,
    sweep_parts,
    vacant,
)
from clinic_app.storage.lock import FolderLock
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.passwords import NORMAL, Cost
from clinic_app.vault.recovery import new_code, parse
from clinic_app.vault.recovery_session import Recovered
from clinic_app.vault.session import Session

if TYPE_CHECKING:
    from clinic_app.printing.paper import Paper
    from clinic_app.safekeeping.restoring import Restoring
    from clinic_app.workspace import Workspace


class SignIn:
    """The way into one clinic folder. The desktop program and the command line both take it."""

    def __init__(self, folder: Path, clock: Clock, cost: Cost = NORMAL) -> None:
        self.folder = folder
        self.fault: ClinicError | None = None
        """Why `state` was DAMAGED or NEWER: its words are for the screen."""
        self._clock = clock
        self._cost = cost
        self._known: Keyring | None = None
        self._preparing: threading.Thread | None = None

    def state(self) -> FolderState:
        """Look into the folder; a restore that was interrupted is finished first.

        Raises `Unavailable` when the disk can't be read, or another program is in the midst of a restore.
        """
        self.fault = None
        try:
            if restore.interrupted(self.folder):
                with FolderLock(self.folder):
                    restore.settle(self.folder)
        except Damaged as fault:
            self.fault = fault
            return FolderState.DAMAGED
        if vacant(self.folder):
            return FolderState.EMPTY
        try:
            self._known = Keyring.load(self.folder)
            if not (self.folder / DATABASE).exists():
                raise Unavailable("database.missing")
        except ClinicError as fault:
            if fault.code.startswith("disk."):
                raise
            self.fault = fault
            return FolderState.NEWER if fault.code == "keyring.newer" else FolderState.DAMAGED
        return FolderState.READY

    @property
    def facility_name(self) -> str:
        return (self._known or self._fresh()).facility_name

    @property
    def facility_unit(self) -> str:
        return (self._known or self._fresh()).facility_unit

    def people(self) -> list[SignInPerson]:
        """Everybody who may sign in, by name."""
        people = [
            SignInPerson(each.id, each.login, each.name, each.roles, each.title_text)
            for each in (self._known or self._fresh()).roster.active()
        ]
        return sorted(people, key=lambda person: person.name.casefold())

    def delay(self, login: str) -> int:
        """Seconds before this login may be tried again; 0 when it may now. It survives a restart."""
        return (self._known or self._fresh()).delay(login, self._clock.utc())

    @property
    def restoring(self) -> "Restoring":
        """Putting a backup back while nobody is at work."""
        self._await_prepared()
        from clinic_app.safekeeping.restoring import Restoring

        return Restoring(self.folder, self._clock)

    def prepare(self, then: Callable[[], object] = lambda: None) -> None:
        """Import the workspace and what its first screens need, beside the screen, while the person types.

        `then` runs after it, in the same thread: two that import at once may get each other's modules half
        made. For that reason whoever signs in waits for it.
        """

        def work() -> None:
            _preload()
            then()

        self._preparing = threading.Thread(target=work, name="prepare", daemon=True)
        self._preparing.start()

    def _await_prepared(self) -> None:
        if self._preparing is not None:
            self._preparing.join()

    def unlock(self, login: str, password: str) -> "Workspace":
        """Sign in. Takes about half a second: run it beside the screen.

        Raises `Refused` (`sign_in.wrong` with left, `sign_in.delayed` with seconds), `Unavailable`
        (`folder.busy`, a fault of the disk) or `Damaged`.
        """
        with self._locked() as lock:
            keyring = self._fresh()
            session = keyring.unlock(login, password, self._clock.utc())
            self._await_prepared()
            return self._enter(keyring, session, lock, None)

    def new_recovery_sheet(self) -> RecoverySheet:
        """A fresh sheet: to be printed, typed back in part, and handed to `found`."""
        return RecoverySheet(new_code())

    def recovery_paper(self, sheet: RecoverySheet, facility: str, unit: str = "") -> "Paper":
        """The sheet as two pages to print or to save, in the language spoken now; made in memory."""
        from clinic_app.printing.recovery_sheet import recovery_sheet

        return recovery_sheet(sheet.groups, facility, unit, self._clock.utc().astimezone().date())

    def check_founder(self, founding: Founding) -> None:
        """Raise `InvalidInput` for what `found` wouldn't take; its `field` is one of Founding's."""
        from clinic_app.vault.founding import check_founder

        check_founder(founding.login, founding.name, founding.roles, founding.password)

    def found(self, founding: Founding, sheet: RecoverySheet) -> "Workspace":
        """Make the clinic; its administrator is signed in. Killed in between, it is as if it never began.

        Raises `InvalidInput` as `check_founder`, `InvalidInputs` for the plan, `Refused("folder.founded")`,
        `Unavailable`.
        """
        self._await_prepared()
        from clinic_app.facility.founding import check_plan
        from clinic_app.opening import found_workspace
        from clinic_app.vault.founding import found

        self.check_founder(founding)
        check_plan(founding.plan)
        make_folder(self.folder)
        with self._locked() as lock:
            if not vacant(self.folder):
                raise Refused("folder.founded")
            begin_founding(self.folder, self._clock.utc())
            keyring, session = found(
                self.folder,
                facility_name=founding.plan.profile.name,
                facility_unit=founding.plan.profile.unit,
                login=founding.login,
                name=founding.name,
                title=founding.title,
                title_text=founding.title_text,
                roles=founding.roles,
                password=founding.password,
                recovery_code=sheet.code,
                now=self._clock.utc(),
                cost=self._cost,
            )
            self._known = keyring
            try:
                workspace = found_workspace(self.folder, keyring, session, lock, self._clock, founding.plan)
            except BaseException:
                session.wipe()
                raise
            finish_founding(self.folder)
            return workspace

    def recover(
        self,
        groups: str | Sequence[str],
        login: str,
        new_password: str,
        also_reset: Mapping[str, str] | None = None,
        new_sheet: RecoverySheet | None = None,
    ) -> "Workspace":
        """Enter with the recovery sheet: the administrator `login` gets `new_password` and new keys.

        `also_reset` maps logins of confirmed persons to the passwords they typed: they get new keys, the
        clinical key where their role holds it, and, by the workspace, their case keys and drafts. Everybody
        else must choose a new password at the next sign-in. With `new_sheet` the old sheet is void.

        Raises `InvalidInput` for the sheet or a password, `Refused` (`recovery.wrong`,
        `recovery.not_administrator`), `NotFound("staff.unknown")`, `Unavailable`, `Damaged`.
        """
        self._await_prepared()
        code = parse(groups if isinstance(groups, str) else tuple(groups))
        now = self._clock.utc()
        with self._locked() as lock:
            keyring = self._fresh()
            passwords = {login: new_password, **(also_reset or {})}
            ids = keyring.check_recovery(login, passwords)
            recovery = keyring.open_recovery(code, now)
            try:
                for each, password in passwords.items():
                    keyring.reset_person(recovery, ids[each], password, now)
                keyring.force_new_passwords(recovery, frozenset(ids.values()))
                if new_sheet is not None:
                    keyring.renew_recovery(recovery, new_sheet.code)
                session = keyring.unlock(login, new_password, now)
                return self._enter(keyring, session, lock, Recovered(recovery, tuple(ids.values())))
            finally:
                recovery.wipe()

    def _enter(
        self, keyring: Keyring, session: Session, lock: FolderLock, recovered: Recovered | None
    ) -> "Workspace":
        from clinic_app.opening import open_workspace

        failed = keyring.failed_attempts
        try:
            return open_workspace(
                self.folder, keyring, session, lock, self._clock, failed, recovered=recovered
            )
        except BaseException:
            session.wipe()
            raise

    @contextlib.contextmanager
    def _locked(self) -> Iterator[FolderLock]:
        """The folder's lock: kept by the workspace that leaves the block, released by an exception."""
        lock = FolderLock(self.folder).take()
        try:
            restore.settle(self.folder)
            sweep_parts(self.folder)
            yield lock
        except BaseException:
            lock.release()
            raise

    def _fresh(self) -> Keyring:
        """The keyring as it lies on the disk now: another program may have changed it meanwhile."""
        self._known = Keyring.load(self.folder)
        return self._known


def _preload() -> None:
    from clinic_app.opening import preload

    preload()
