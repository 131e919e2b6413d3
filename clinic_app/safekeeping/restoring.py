"""Restoring when nobody is at work: from the screen that says that the clinic's files can't be opened."""

from datetime import datetime, tzinfo
from pathlib import Path

from clinic_app.common.clock import Clock
from clinic_app.common.errors import ClinicError
from clinic_app.safekeeping import shelf, state
from clinic_app.safekeeping.examine import examine, held_here
from clinic_app.safekeeping.restore import restore_backup
from clinic_app.safekeeping.target import check_name
from clinic_app.safekeeping.values import Examination, KeptBackup, Restored, Tell
from clinic_app.storage import restore
from clinic_app.storage.files import make_folder
from clinic_app.storage.lock import FolderLock
from clinic_app.vault.keyring import Keyring


class Restoring:
    """`sign_in.restoring`: the ways of the restore wizard without a workspace."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder, self._clock = folder, clock

    def backups(self, zone: tzinfo) -> tuple[KeptBackup, ...]:
        """What lies in the clinic's own place and in the second one that was used last."""
        second = state.read_second(self._folder)
        place = Path(second.place.folder) if second else None
        return shelf.shelf(self._folder, place, self._clinic(), zone)

    def look(self, file: Path) -> KeptBackup:
        """A file from elsewhere. Raises as `examine`, and Damaged or Unavailable for what is no backup."""
        check_name("file", file)
        return shelf.look(file)

    def examine(self, file: Path, login: str, password: str, tell: Tell) -> Examination:
        """The checks and the comparison.

        Raises as `examine.examine`, and InvalidInput("file", …), Unavailable("folder.busy").
        """
        check_name("file", file)
        make_folder(self._folder)
        with FolderLock(self._folder):
            restore.settle(self._folder)
            return examine(
                file,
                self._folder,
                login,
                password,
                self._clock,
                lambda key: held_here(self._folder, key),
                tell,
            )

    def restore(
        self,
        file: Path,
        login: str,
        password: str,
        made_at: datetime,
        keep_days: int | None,
        tell: Tell,
    ) -> Restored:
        """Put it in place. Raises as `restore_backup`."""
        folder, clock = self._folder, self._clock
        return restore_backup(
            file, folder, login, password, clock, made_at=made_at, keep_days=keep_days, tell=tell
        )

    @property
    def unfinished(self) -> bool:
        """Whether a restore waits to be finished: the disk refused to go on, and to go back too."""
        return restore.interrupted(self._folder)

    def _clinic(self) -> str | None:
        """The clinic's name in its files, if its keyring can still be read."""
        try:
            return Keyring.load(self._folder).clinic
        except ClinicError:
            return None
