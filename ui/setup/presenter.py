"""What the wizard decides and does: keep what was typed, found the clinic, add people, finish."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from clinic_app.common.errors import ClinicError
from clinic_app.common.files import disk_fault, write_whole
from clinic_app.people.values import NewStaff, StaffMember
from clinic_app.sign_in import SignIn
from clinic_app.sign_in.values import RecoverySheet
from clinic_app.workspace import Workspace
from ui.panels.host import Content
from ui.setup import kept_steps
from ui.setup.first_steps import FirstSteps
from ui.setup.sheet_printer import Pages
from ui.shell.jobs import JobQueue

TRIAL = "teduh-trial.tmp"
_PERSON = "setup.person"
Failed = Callable[[ClinicError], object]


class SetupPresenter:
    """Holds the sheet and, once the clinic is founded, the administrator's workspace."""

    def __init__(
        self, sign_in: SignIn, jobs: JobQueue, workspace: Workspace | None, first: FirstSteps
    ) -> None:
        self._sign_in, self._jobs, self._first = sign_in, jobs, first
        self.workspace = workspace
        self.sheet: RecoverySheet = sign_in.new_recovery_sheet()

    # Before there is a clinic

    def kept(self) -> int:
        """Take up what was typed before; the step one was at."""
        step, contents = kept_steps.read(self._sign_in.folder)
        self._first.take_up(contents)
        return step

    def keep(self, step: int) -> ClinicError | None:
        """Keep what was typed, as long as there is no clinic; what the disk says against that."""
        if self.workspace is not None:
            return None
        return kept_steps.write(self._sign_in.folder, step, self._first.snapshot())

    def paper(self) -> Pages:
        """The recovery sheet as it is printed."""
        profile = self._first.facility.profile()
        return self._sign_in.recovery_paper(self.sheet, profile.name, profile.unit)

    def found(self, done: Callable[[], object], failed: Failed) -> None:
        """Make the clinic; takes a second or two."""
        founding = self._first.founding()

        def founded(workspace: Workspace) -> None:
            self.workspace = workspace
            # Where the disk keeps the file it only lies there: the clinic is found first.
            with suppress(OSError):
                kept_steps.remove(self._sign_in.folder)
            done()

        self._jobs.run(lambda _job: self._sign_in.found(founding, self.sheet), founded, failed)

    # In the clinic

    @property
    def folder(self) -> Path:
        """The clinic's folder."""
        return self._sign_in.folder

    @property
    def open_workspace(self) -> Workspace:
        """The administrator's; asked for only after founding."""
        assert self.workspace is not None, "the clinic is not founded yet"
        return self.workspace

    def accept_place(self, place: Path | None) -> None:
        """Take a second place for backups, after writing there once. Raises ClinicError."""
        if place is not None:
            _try_writing(place)
        facility = self.open_workspace.facility
        facility.change_profile(
            replace(facility.profile(), backup_folder=None if place is None else str(place.absolute()))
        )

    def people(self) -> tuple[StaffMember, ...]:
        """Everybody who has an account."""
        return self.open_workspace.staff.members()

    def add(self, person: NewStaff, password: str, done: Callable[[], None], failed: Failed) -> None:
        """Make an account."""
        staff = self.open_workspace.staff
        self._jobs.run(lambda _job: staff.add(person, password), lambda _member: done(), failed)

    def keep_person(self, person: Content | None) -> None:
        """Keep a half-filled account for the administrator, without its password; None for no such one."""
        drafts = self.open_workspace.drafts
        # A disk that refuses costs a name, and the clinic is locked all the same.
        with suppress(ClinicError):
            if person is not None:
                drafts.keep(_PERSON, "", person)
            elif drafts.find(_PERSON) is not None:
                drafts.drop(_PERSON, "")

    def kept_person(self) -> Content | None:
        """The account that was being filled in when the clinic was locked."""
        draft = self.open_workspace.drafts.find(_PERSON)
        return draft.content if draft is not None else None

    def finish(self, done: Callable[[tuple[bool, str], ClinicError | None], object], failed: Failed) -> None:
        """End the set-up and make the first backup; `done` hears (proven, place) and what went wrong."""
        workspace = self.open_workspace
        self.keep_person(None)

        def work() -> tuple[tuple[bool, str], ClinicError | None]:
            workspace.facility.finish_setup()
            try:
                made = workspace.backup.now()
            except ClinicError as error:
                return (False, ""), error
            second = workspace.facility.profile().backup_folder if made.copied else None
            return (made.proven, " · ".join(filter(None, (made.place, second)))), None

        self._jobs.run(lambda _job: work(), lambda result: done(*result), failed)


def _try_writing(folder: Path) -> None:
    """Raises Unavailable when nothing can be written to `folder`."""
    file = folder / TRIAL
    write_whole(file, b"Teduh")
    try:
        file.unlink()
    except OSError as fault:
        raise disk_fault(fault) from fault
