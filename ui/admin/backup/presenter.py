"""What the page of backups wants from the clinic."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import _, ngettext
from clinic_app.safekeeping.values import (
    BackupChanged,
    BackupState,
    Examination,
    KeptBackup,
    Rehearsal,
    SecondPlace,
    Stage,
    Tell,
)
from clinic_app.workspace import Workspace
from ui.panels.restore.words import stage_words
from ui.shell.ports import Progress, ShellPort

R = TypeVar("R")


class BackupPresenter(QObject):
    """Holds the state and the list; reads them again when something changed."""

    changed = Signal()
    place_refused = Signal(str)
    rehearsed = Signal(Rehearsal)

    def __init__(self, workspace: Workspace, shell: ShellPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self.kept: tuple[KeptBackup, ...] | None = None
        """None until they were read."""
        self._at_work = False
        self.last_rehearsal: tuple[datetime, bool] | None = None
        """When one was held, and whether it passed."""
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening."""
        self._forget()

    def _on_change(self, change: object) -> None:
        if isinstance(change, BackupChanged):
            self.reload()

    def reload(self) -> None:
        """Read everything again, beside the screen: a stick may be slow, and the log long."""
        backups = self._workspace.backup
        self._shell.run(lambda: (backups.kept(), backups.last_rehearsal()), self._on_read)

    def _on_read(self, found: tuple[tuple[KeptBackup, ...], tuple[datetime, bool] | None]) -> None:
        self.kept, self.last_rehearsal = found
        self.changed.emit()

    @property
    def state(self) -> BackupState:
        """The last backup, and the second place."""
        return self._workspace.backup.state()

    @property
    def zone(self) -> ZoneInfo:
        """Of the clinic."""
        return self._workspace.zone

    @property
    def today(self) -> date:
        """On the clinic's clock."""
        return self._workspace.today()

    @property
    def now(self) -> datetime:
        """In UTC."""
        return self._workspace.clock.utc()

    # Doing

    def make(self) -> None:
        """A backup now."""

        def made(state: BackupState) -> None:
            if not state.proven:
                self._shell.toast(_("The backup is written, but the check found something."), error=True)
            elif state.copied is False:
                self._shell.toast(_("Backup proven. The second place did not take it."), error=True)
            else:
                self._shell.toast(_("Backup proven."))

        self._long(_("Making the backup…"), self._workspace.backup.now, made)

    def rehearse(self, backup: KeptBackup) -> None:
        """Try whether it could be restored."""

        def done(found: Rehearsal) -> None:
            if found.passed:
                self._shell.toast(_("Rehearsal passed: this backup can be restored."))
            else:
                count = len(found.findings)
                self._shell.toast(
                    ngettext(
                        "Rehearsal failed: {count} finding. Make a new backup.",
                        "Rehearsal failed: {count} findings. Make a new backup.",
                        count,
                    ).format(count=count),
                    error=True,
                )
            self.rehearsed.emit(found)

        backup_service = self._workspace.backup
        self._long(_("Rehearsing a restore…"), lambda tell: backup_service.rehearse(backup.file, tell), done)

    def copy_again(self) -> None:
        """Try the second place once more."""
        self._long(
            _("Copying to the second place…"), self._workspace.backup.copy_again, lambda _place: self.reload()
        )

    def choose_place(self, folder: Path | None) -> None:
        """Another second place, or none; what speaks against it is shown beside it."""

        def refused(error: ClinicError) -> None:
            self.place_refused.emit(words(error))

        def taken(_place: SecondPlace | None) -> None:
            self.place_refused.emit("")
            self.reload()

        self._shell.run(lambda: self._workspace.backup.set_second_place(folder), taken, refused)

    def _long(self, title: str, work: Callable[[Tell], R], done: Callable[[R], object]) -> None:
        """Once: a second press comes before the progress is shown, and isn't meant."""
        if self._at_work:
            return
        self._at_work = True

        def ended(say: Callable[[], object]) -> None:
            self._at_work = False
            say()

        def told(progress: Progress) -> R:
            def tell(stage: Stage) -> None:
                progress.report(*stage_words(stage))

            return work(tell)

        self._shell.run_with_progress(
            title,
            told,
            lambda result: ended(lambda: done(result)),
            lambda error: ended(lambda: self._shell.show_error(error)),
        )


class WorkspaceSource:
    """What the restore wizard leans on where somebody is at work."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        self._workspace, self._shell = workspace, shell
        self.zone = workspace.zone

    def backups(self) -> tuple[KeptBackup, ...]:
        return self._workspace.backup.kept()

    def look(self, file: Path) -> KeptBackup:
        return self._workspace.backup.look(file)

    def examine(self, file: Path, login: str, password: str) -> Examination:
        return self._workspace.backup.examine(file, login, password)

    def run(
        self, work: Callable[[], R], done: Callable[[R], object], failed: Callable[[ClinicError], object]
    ) -> object:
        return self._shell.run(work, done, failed)
