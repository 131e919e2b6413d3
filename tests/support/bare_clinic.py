"""A clinic folder without rooms: a keyring, the sealed file, the log, and a shelf of cups to write about.

What is tested with it is the ground: transactions, the log, backup and restore.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import text

from clinic_app.audit import attendance
from clinic_app.audit.desk import Desk
from clinic_app.common.clock import FixedClock
from clinic_app.common.permissions import Role, Title
from clinic_app.storage import migrate
from clinic_app.storage.database import open_db
from clinic_app.storage.engine import Database
from clinic_app.vault.founding import found
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.passwords import LOWEST
from clinic_app.vault.recovery import RecoveryCode
from clinic_app.vault.session import Session

NOW = datetime(2026, 8, 19, 3, 24, tzinfo=UTC)
ADMIN, COUNSELOR = "ani", "sri"


def password(login: str) -> str:
    """The password of a login of this clinic."""
    return f"kata sandi si {login}"


@dataclass
class BareClinic:
    """A folder, and ways to work in it."""

    folder: Path
    clock: FixedClock

    @property
    def database(self) -> Path:
        return self.folder / "clinic.db"

    @property
    def keyring(self) -> Keyring:
        return Keyring.load(self.folder)

    def unlock(self, login: str = ADMIN) -> tuple[Keyring, Session]:
        keyring = self.keyring
        return keyring, keyring.unlock(login, password(login), self.clock.utc())

    @contextmanager
    def desk(self, login: str = ADMIN) -> Iterator[Desk]:
        """Sit down, work, sign out."""
        keyring, session = self.unlock(login)
        desk = desk_of(self.folder, keyring, session, self.clock)
        attendance.came(desk)
        try:
            yield desk
            attendance.went(desk)
        finally:
            session.wipe()
            desk.database.dispose()

    def tamper(self, *statements: str) -> None:
        """What somebody does who has the key and a database tool: without triggers."""
        _, session = self.unlock()
        connection = open_db(self.database, session.database_key, maintenance=True)
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.close()


def found_clinic(folder: Path) -> BareClinic:
    """Make one with an administrator and a counselor, at the lowest cost of passwords."""
    folder.mkdir(exist_ok=True)
    keyring, session = found(
        folder,
        facility_name="Puskesmas Uji",
        facility_unit="",
        login=ADMIN,
        name="Ani Lestari",
        title=Title.NONE,
        title_text="",
        roles=frozenset({Role.ADMINISTRATOR}),
        password=password(ADMIN),
        recovery_code=RecoveryCode(bytes(range(20))),
        now=NOW,
        cost=LOWEST,
    )
    keyring.add_person(
        session,
        login=COUNSELOR,
        name="Sri Wahyuni",
        roles=frozenset({Role.COUNSELOR}),
        title=Title.PSYCHOLOGIST,
        title_text="",
        password=password(COUNSELOR),
        now=NOW,
    )
    migrate.create(folder / "clinic.db", session.database_key)
    clock = FixedClock(NOW)
    desk = desk_of(folder, keyring, session, clock)
    with desk.command() as work:
        work.session.execute(text("CREATE TABLE cup (id INTEGER PRIMARY KEY, colour TEXT NOT NULL)"))
        work.log("clinic.founded", "clinic")
    wash(desk, 60)
    desk.database.dispose()
    session.wipe()
    return BareClinic(folder, clock)


def desk_of(folder: Path, keyring: Keyring, session: Session, clock: FixedClock) -> Desk:
    """The desk of whoever the session belongs to."""
    entry = keyring.roster.by_id(session.person_id)
    assert entry
    return Desk(
        person_id=entry.id,
        login=entry.login,
        name=entry.name,
        roles=entry.roles,
        title=entry.title,
        zone=ZoneInfo("Asia/Jakarta"),
        clock=clock,
        database=Database(folder / "clinic.db", session.database_key),
        keys=session,
        keyring=keyring,
        folder=folder,
    )


def wash(desk: Desk, cups: int = 1) -> None:
    """One command per ten cups: a row each, and one line in the log."""
    for start in range(0, cups, 10):
        with desk.command() as work:
            for number in range(min(10, cups - start)):
                colour = f"blue {number} " * 20
                work.session.execute(text("INSERT INTO cup (colour) VALUES (:colour)"), {"colour": colour})
            work.log("cup.washed", "cup", start)


def count(desk: Desk, table: str = "cup") -> int:
    with desk.reading() as session:
        return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())
