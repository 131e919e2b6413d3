"""What a signed-in person may do about backups, and whether all is as it was written."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from clinic_app.audit.serving import Service
from clinic_app.common.findings import Finding
from clinic_app.common.permissions import Permission, requires
from clinic_app.facility import queries as facility
from clinic_app.facility.model import FacilityProfile
from clinic_app.safekeeping import backup, state, verify
from clinic_app.safekeeping.target import check_target
from clinic_app.storage.values import BackupState


class BackupService(Service):
    """`workspace.backup`."""

    @requires(Permission.BACKUP_STATE)
    def state(self) -> BackupState:
        """What the status bar says."""
        last = state.read(self.desk.folder)
        shown = last.shown() if last else BackupState(place=str(self.desk.folder / backup.FOLDER))
        return replace(shown, due=backup.due(self.desk))

    @requires(Permission.BACKUP_WRITE)
    def now(self) -> BackupState:
        """Make a backup on demand. Raises Damaged or Unavailable; then there is none."""
        return backup.make(self.desk, second_place=self._second_place())

    @requires(Permission.BACKUP_WRITE)
    def into(self, file: Path) -> BackupState:
        """Make a backup as this file, wherever it lies. Raises as `now`, and InvalidInput("file", …)."""
        check_target(self.desk.folder, file)
        return backup.make(self.desk, to=file)

    @requires(Permission.BACKUP_AUTOMATIC)
    def at_closing(self) -> BackupState | None:
        """Make a backup if anything changed since the last one; None if nothing did. Raises as `now`."""
        if not backup.due(self.desk):
            return None
        return backup.make(self.desk, second_place=self._second_place())

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
        if closing is None or now < closing or (made is not None and made >= closing):
            return None
        return self.at_closing()

    @requires(Permission.BACKUP_WRITE)
    def verify(self) -> list[Finding]:
        """Everything that isn't as it was written; opens nothing sealed. Takes seconds."""
        return verify.folder(
            self.desk.folder, self.desk.keys.database_key, self.desk.keyring.roster, self.desk.keys.last_seen
        )

    def _second_place(self) -> Path | None:
        with self.desk.reading() as session:
            chosen = session.scalar(select(FacilityProfile.backup_folder))
        own = self.desk.folder / backup.FOLDER
        return Path(chosen) if chosen and Path(chosen) != own else None
