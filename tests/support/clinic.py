"""A founded clinic with one person per role, to work in. Real files, real keys, at the lowest cost.

Founded once per test run and copied; the keys that passwords lead to are remembered, so that opening it as
somebody costs milliseconds.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from clinic_app.audit import log
from clinic_app.audit.chain import Entry
from clinic_app.audit.desk import Desk
from clinic_app.common.clock import FixedClock
from clinic_app.common.permissions import Role, Title
from clinic_app.facility.rules import default_hours
from clinic_app.facility.values import FacilityKind, FacilityPlan, Profile
from clinic_app.opening import open_workspace
from clinic_app.people.values import (
    ClientForm,
    ClientId,
    ConsentForm,
    ConsentKind,
    NewStaff,
    PersonId,
    Sex,
)
from clinic_app.sign_in import SignIn
from clinic_app.sign_in.values import Founding, RecoverySheet
from clinic_app.storage.base import Base
from clinic_app.storage.lock import FolderLock
from clinic_app.vault import slots, unlocking
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.passwords import LOWEST, Cost
from clinic_app.vault.recovery import RecoveryCode
from clinic_app.workspace import Workspace

ZONE = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 8, 19, 10, 24, tzinfo=ZONE)
"""A Wednesday morning, two days after a national holiday."""
TODAY = NOW.date()
FOUNDED = datetime(2026, 8, 3, 7, 30, tzinfo=ZONE)

ADMIN, SARI, NADIRA, BAGUS, YOHANES, HENDRA = "admin", "sari", "nadira", "bagus", "yohanes", "hendra"
STAFF = (
    NewStaff(SARI, "Sari Melati", frozenset({Role.RECEPTIONIST})),
    NewStaff(
        NADIRA,
        "Nadira Kusumawati",
        frozenset({Role.COUNSELOR}),
        Title.PSYCHOLOGIST,
        "M.Psi., Psikolog",
    ),
    NewStaff(BAGUS, "Bagus Prasetya", frozenset({Role.COUNSELOR}), Title.BK_COUNSELOR, "S.Pd."),
    NewStaff(YOHANES, "Yohanes Lamba", frozenset({Role.COUNSELOR}), Title.NURSE, "S.Kep."),
    NewStaff(HENDRA, "Hendra Wijaya", frozenset({Role.SUPERVISOR})),
)
SHEET = RecoverySheet(RecoveryCode(bytes(range(20))))
PLAN = FacilityPlan(
    Profile(
        name="Puskesmas Rimba Asri",
        kind=FacilityKind.PUSKESMAS,
        zone="Asia/Jakarta",
        unit="Layanan Psikososial",
        address="Jl. Melati No. 5, Rimba Asri",
        phone="(0274) 512345",
    ),
    default_hours(FacilityKind.PUSKESMAS),
    rooms=("Ruang 1", "Ruang 2", "Ruang 3"),
)


def password(login: str) -> str:
    """The password of a login of this clinic."""
    return f"kata sandi {login} 2026"


def found_clinic(folder: Path) -> None:
    """Found the clinic as the wizard does, with everybody of `STAFF`."""
    clock = FixedClock(FOUNDED)
    founding = Founding(PLAN, ADMIN, "Ratna Puspita", password(ADMIN))
    workspace = SignIn(folder, clock, LOWEST).found(founding, SHEET)
    for person in STAFF:
        workspace.staff.add(person, password(person.login))
    workspace.facility.finish_setup()
    workspace.lock()


@dataclass
class Clinic:
    """An open clinic in a folder of its own, and ways to work in it as anybody."""

    folder: Path
    clock: FixedClock
    keyring: Keyring
    _open: dict[str, Workspace] = field(default_factory=dict)

    @classmethod
    def copied(cls, template: Path, folder: Path) -> "Clinic":
        shutil.copytree(template, folder)
        return cls(folder, FixedClock(NOW), Keyring.load(folder))

    def at(self, login: str) -> Workspace:
        """The workspace of `login`, opened when first asked for; several may be open side by side.

        They share the keyring and take no lock of the folder: here one program plays them all.
        """
        known = self._open.get(login)
        if known is None or known.locked:
            known = self.enter(login, password(login))
        return known

    def enter(self, login: str, secret: str) -> Workspace:
        """Sign `login` in with a password of one's own choice; lock the former workspace before."""
        session = self.keyring.unlock(login, secret, self.clock.utc())
        opened = open_workspace(self.folder, self.keyring, session, FolderLock(self.folder), self.clock)
        self._open[login] = opened
        return opened

    def desk(self, login: str) -> Desk:
        """The desk under the workspace, for tests of what lies below the services."""
        return self.at(login)._desk

    def person(self, login: str) -> PersonId:
        """The number of a member of staff."""
        entry = self.keyring.roster.by_login(login)
        assert entry is not None
        return PersonId(entry.id)

    def client(
        self,
        full_name: str = "Ayu Lestari",
        *team: str,
        by: str = SARI,
        consent: bool = False,
        **fields: Any,
    ) -> ClientId:
        """Register a client with these counselors as team, the first as lead; with the consent if asked."""
        facts: dict[str, Any] = {"sex": Sex.FEMALE, "phone": "0812-4410-2213", **fields}
        if "age" not in facts:
            facts.setdefault("birth_date", date(2001, 3, 12))
        form = ClientForm(full_name, team=tuple(self.person(login) for login in team), **facts)
        client_id = self.at(by).clients.register(form)
        if consent:
            self.consent(client_id)
        return client_id

    def consent(self, client_id: ClientId, kind: ConsentKind = ConsentKind.SERVICE, by: str = SARI) -> None:
        """Record that the client consented today."""
        self.at(by).clients.record_consent(client_id, ConsentForm(kind, True, self.clock.at.date()))

    def rows(self, model: type[Base], login: str = SARI) -> list[tuple[Any, ...]]:
        """All rows of a table, to compare before and after."""
        table = model.__table__
        with self.desk(login).reading() as session:
            found = session.execute(select(table).order_by(*table.primary_key.columns))
            return [tuple(row) for row in found]

    def log(self, action: str = "") -> list[Entry]:
        """The lines of the log, the oldest first; only those of `action` where given."""
        with self.desk(SARI).reading() as session:
            lines = reversed(log.page(session, limit=10_000))
            return [line for line in lines if action in ("", line.action)]

    def close(self) -> None:
        """Lock everybody's workspace."""
        for workspace in self._open.values():
            workspace.lock()


def remember_derived_keys(patch: Callable[[object, str, object], None]) -> None:
    """Let Argon2id run once per password and salt: the same input gives the same key anyway."""
    original = slots.derive

    @cache
    def known(secret: bytes, salt: bytes, cost: Cost) -> bytes:
        return bytes(original(secret, salt, cost))

    def derive(secret: bytes | bytearray, salt: bytes, cost: Cost) -> bytearray:
        # A fresh copy, since locking overwrites it.
        return bytearray(known(bytes(secret), salt, cost))

    patch(slots, "derive", derive)
    patch(unlocking, "derive", derive)
