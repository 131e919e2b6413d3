"""What a signed-in person may do about backups, and whether all is as it was written."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from clinic_app.audit.serving import Service
from clinic_app.common.errors import InvalidInput
from clinic_app.common.findings import Finding
from clinic_app.common.permissions import Permission, requires
from clinic_app.facility import queries as facility
from clinic_app.facility.model import FacilityProfile
from clinic_app.facility.values import FacilityChanged
from clinic_app.safekeeping import backup, rehearsal, shelf, state, verify
from clinic_app.safekeeping.copying import Copier
from clinic_app.safekeeping.examine import examine
from clinic_app.safekeeping.holdings import holdings
from clinic_app.safekeeping.target import check_name, check_target
from clinic_app.safekeeping.values import (
    BackupChanged,
    BackupKind,
    BackupState,
    Examination,
    Holdings,
    KeptBackup,
    PlaceFault,
    Rehearsal,
    SecondPlace,
    Tell,
)


def _silent(_stage: object) -> None:
    """Nobody wants to hear how far it is."""


class BackupService(Service):
    """`workspace.backup`."""

    @requires(Permission.BACKUP_STATE)
    def state(self) -> BackupState:
        """What the status bar says."""
        last = state.read(self.desk.folder)
        second = self._copier().known().place if self._second_place() else None
        due = backup.due(self.desk)
        if last is None:
            return BackupState(place=str(self._own_place()), second=second, due=due)
        return BackupState(last.at, last.proven, last.place, second, due)

    @requires(Permission.BACKUP_WRITE)
    def now(self, tell: Tell = _silent) -> BackupState:
        """Make a backup on demand. Raises Damaged or Unavailable; then there is none."""
        return backup.make(self.desk, second_place=self._second_place(), tell=tell)

    @requires(Permission.BACKUP_WRITE)
    def into(self, file: Path) -> BackupState:
        """Make a backup as this file, wherever it lies. Raises as `now`, and InvalidInput("file", …)."""
        check_target(self.desk.folder, file)
        return backup.make(self.desk, to=file)

    @requires(Permission.BACKUP_AUTOMATIC)
    def at_closing(self, tell: Tell = _silent) -> BackupState | None:
        """Make a backup if anything changed since the last one, or copy one that the second place hasn't got.

        None if there was nothing to do. Raises as `now`.
        """
        if backup.due(self.desk):
            place = self._second_place()
            return backup.make(self.desk, kind=BackupKind.AUTOMATIC, second_place=place, tell=tell)
        return self._copy_newest(tell)

    @requires(Permission.BACKUP_AUTOMATIC)
    def at_sign_out(self) -> BackupState | None:
        """The same at the first sign-out after closing hours (SECURITY §6); None otherwise."""
        now, last = self.desk.now_local(), state.read(self.desk.folder)
        with self.desk.reading() as session:
            closed_for_good = [
                c.start for c in facility.closures(session, now.date(), now.date()) if not c.end
            ]
        closing = datetime.combine(now.date(), closed_for_good[0]) if closed_for_good else None
        made = last.at.astimezone(self.desk.zone).replace(tzinfo=None) if last else None
        if closing is None or now < closing or (made is not None and closing <= made <= now):
            return None
        return self.at_closing()

    @requires(Permission.BACKUP_WRITE)
    def copy_again(self, tell: Tell = _silent) -> SecondPlace | None:
        """Try to bring the newest backup to the second place once more; None without one."""
        self._copy_newest(tell)
        return self.state().second

    @requires(Permission.BACKUP_WRITE)
    def set_second_place(self, folder: Path | None) -> SecondPlace | None:
        """Choose where copies go; None for nowhere. It is written to before it is taken, and gets the newest.

        Raises InvalidInput("folder", `place.…`).
        """
        if folder is not None:
            check_name("folder", folder)
            folder = folder.absolute()
            self._check(folder)
        with self.desk.command() as work:
            row = work.session.get_one(FacilityProfile, facility.THE_ONE)
            row.backup_folder = None if folder is None else str(folder)
            work.log("backup.place_changed", "facility", facility.THE_ONE, chosen=folder is not None)
            work.announce(FacilityChanged())
            work.announce(BackupChanged())
        if folder is None:
            return None
        self._copier().remember()
        backup.copy_newest(self.desk, folder)
        return self._copier().known().place

    @requires(Permission.BACKUP_WRITE)
    def kept(self) -> tuple[KeptBackup, ...]:
        """All backups in both places, the newest first, with what the log knows of them."""
        found = shelf.shelf(self.desk.folder, self._second_place(), self.desk.keyring.clinic, self.desk.zone)
        with self.desk.reading() as session:
            return shelf.with_log(found, session)

    @requires(Permission.BACKUP_WRITE)
    def look(self, file: Path) -> KeptBackup:
        """A backup from elsewhere. Raises Damaged or Unavailable for a file that is none."""
        check_name("file", file)
        return shelf.look(file)

    @requires(Permission.BACKUP_WRITE)
    def examine(self, file: Path, login: str, password: str, tell: Tell = _silent) -> Examination:
        """Look into a backup, with an administrator's password of its day. Raises as `examine.examine`."""
        check_name("file", file)
        here = self.desk.folder
        found = examine(file, here, login, password, self.desk.clock, lambda _key: self._held(), tell)
        with self.desk.command() as work:
            work.log(backup.LOOKED, "backup", file.name, restorable=found.restorable)
        return found

    @requires(Permission.BACKUP_WRITE)
    def rehearse(self, file: Path, tell: Tell = _silent) -> Rehearsal:
        """Try a restore beside the clinic, and take it away again. Raises as `rehearsal.rehearse`."""
        check_name("file", file)
        return rehearsal.rehearse(self.desk, file, tell)

    @requires(Permission.BACKUP_WRITE)
    def last_rehearsal(self) -> tuple[datetime, bool] | None:
        """When one was held last (UTC), and whether it passed."""
        with self.desk.reading() as session:
            return shelf.last_rehearsal(session)

    @requires(Permission.BACKUP_WRITE)
    def verify(self) -> list[Finding]:
        """Everything that isn't as it was written; opens nothing sealed. Takes seconds."""
        return verify.folder(
            self.desk.folder, self.desk.keys.database_key, self.desk.keyring.roster, self.desk.keys.last_seen
        )

    def _copy_newest(self, tell: Tell) -> BackupState | None:
        place = self._second_place()
        if place is None or backup.copy_newest(self.desk, place, tell) is None:
            return None
        return self.state()

    def _check(self, folder: Path) -> None:
        # Whatever way leads there: a link, or two dots in its name.
        own, there = self.desk.folder.resolve(), folder.resolve()
        if there == own or own in there.parents:
            raise InvalidInput("folder", "place.own")
        copier = replace(self._copier(), place=folder)
        fault = copier.try_out() if folder.is_dir() else PlaceFault.MISSING
        if fault is not None:
            raise InvalidInput("folder", f"place.{fault.value}")

    def _held(self) -> Holdings:
        with self.desk.reading() as session:
            return holdings(session)

    def _own_place(self) -> Path:
        return self.desk.folder / backup.FOLDER

    def _copier(self) -> Copier:
        return Copier(self.desk.folder, self.desk.keyring.clinic, self._second_place() or self._own_place())

    def _second_place(self) -> Path | None:
        with self.desk.reading() as session:
            chosen = session.get(FacilityProfile, facility.THE_ONE)
        folder = chosen.backup_folder if chosen else None
        return Path(folder) if folder and Path(folder) != self._own_place() else None
