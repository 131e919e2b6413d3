"""The keyring as read from its folder: what it says without a password, and how it is changed."""

import threading
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Self

from clinic_app.common.errors import Refused
from clinic_app.vault import keyring_file
from clinic_app.vault.attempts import NOBODY, Attempts, FailedAttempt
from clinic_app.vault.keyring_file import Contents
from clinic_app.vault.passwords import Cost
from clinic_app.vault.roster import Roster, RosterEntry
from clinic_app.vault.session import Session
from clinic_app.vault.slots import Slot


class Ring:
    """The open keyring file of one clinic folder. Whoever changes it holds the folder's lock.

    Every change is written whole before it counts: after a full disk the object says what the file says.
    """

    def __init__(self, folder: Path, contents: Contents) -> None:
        self.folder = folder
        self._contents = contents
        self._guard = threading.RLock()

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read `keyring.json` of `folder`.

        Raises `Unavailable` (`keyring.missing`, `keyring.newer`) or `Damaged` (`keyring.damaged`,
        `keyring.foreign`, `keyring.roster`).
        """
        return cls(folder, keyring_file.read(folder))

    @property
    def clinic(self) -> str:
        """The random name of this clinic, 32 hexadecimal signs."""
        return self._contents.clinic

    @property
    def facility_name(self) -> str:
        return self._contents.facility_name

    @property
    def facility_unit(self) -> str:
        return self._contents.facility_unit

    @property
    def roster(self) -> Roster:
        """The roster. Before `unlock` it is what the file claims; after it, what the pinned root signed."""
        roster = self._contents.roster
        entries = tuple(
            replace(entry, must_change_password=self._must_change(entry)) for entry in roster.entries
        )
        return replace(roster, entries=entries)

    @property
    def escrow_public(self) -> bytes:
        """The key that everything clinical is sealed to besides its readers; trusted after `unlock`."""
        return self._contents.escrow.mark

    @property
    def newest_clinical(self) -> int:
        """Number of the newest generation of the clinical key."""
        return max(key.generation for key in self._contents.clinical)

    @property
    def cost(self) -> Cost:
        """What a password costs here; new slots get the same."""
        return self._contents.recovery_slot.cost

    def people_without_clinical_key(self) -> tuple[RosterEntry, ...]:
        """Those whose role holds the clinical key, but to whom nobody has handed it yet."""
        newest = next(key for key in self._contents.clinical if key.generation == self.newest_clinical)
        return tuple(
            entry for entry in self.roster.entries if entry.clinical and not newest.held_by(entry.id)
        )

    def delay(self, login: str, now: datetime) -> int:
        """Seconds this login has to wait before the next try; 0 when it may try."""
        with self._guard:
            return self._current_attempts(now).seconds_left(self._counted(login), now)

    @property
    def failed_attempts(self) -> tuple[FailedAttempt, ...]:
        """Failures that the log hasn't been told yet, the oldest first."""
        return self._contents.attempts.unlogged

    def attempts_logged(self, attempts: tuple[FailedAttempt, ...]) -> None:
        """Forget these failures: the log has them, committed. The delays stay."""
        if attempts:
            with self._guard:
                self._keep(replace(self._contents, attempts=self._contents.attempts.logged(attempts)))

    def set_facility(self, session: Session, name: str, unit: str) -> None:
        """What the unlock screen shows as the facility's name and unit."""
        if session.wiped:
            raise Refused("session.locked")
        with self._guard:
            self._keep(replace(self._contents, facility_name=name, facility_unit=unit))

    def _current_attempts(self, now: datetime) -> Attempts:
        attempts = self._contents.attempts.started_again(now)
        self._contents = replace(self._contents, attempts=attempts)
        return attempts

    def _slot(self, entry: RosterEntry | None) -> Slot | None:
        return self._contents.slots.get(str(entry.id)) if entry is not None and entry.active else None

    def _counted(self, login: str) -> str:
        """Under which name failures of `login` count: all unknown ones together."""
        entry = self._contents.roster.by_login(login.strip().lower())
        return entry.login if entry is not None and self._slot(entry) is not None else NOBODY

    def _must_change(self, entry: RosterEntry) -> bool:
        slot = self._contents.slots.get(str(entry.id))
        return slot is not None and slot.set_under < entry.password_after

    def _keep(self, contents: Contents) -> None:
        keyring_file.write(self.folder, contents)
        self._contents = contents
