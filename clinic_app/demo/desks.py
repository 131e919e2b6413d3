"""Somebody's desk at a moment of the invented past, for what is done through the services themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from clinic_app.audit.desk import Desk
from clinic_app.common.clock import FixedClock
from clinic_app.demo.plan import Worker
from clinic_app.storage.engine import Database
from clinic_app.vault.keyring import Keyring


@dataclass(frozen=True)
class Desks:
    """Seats people; `utc` turns the clinic's wall-clock into a stamp."""

    folder: Path
    database: Database
    keyring: Keyring
    zone: ZoneInfo
    utc: Callable[[datetime], datetime]

    def of(self, worker: Worker, at: datetime) -> Desk:
        """The worker's desk, at `at` of the clinic's wall-clock."""
        return Desk(
            person_id=worker.id,
            login=worker.login,
            name=worker.keys.name,
            roles=worker.roles,
            title=worker.title,
            zone=self.zone,
            clock=FixedClock(self.utc(at)),
            database=self.database,
            keys=worker.keys,
            keyring=self.keyring,
            folder=self.folder,
        )
