"""A keyring folder for tests, and ways to enter it or to tamper with it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from clinic_app.common.permissions import Role, Title
from clinic_app.vault.hashing import digest
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.recovery import RecoveryCode
from clinic_app.vault.session import Session

NOW = datetime(2026, 8, 19, 3, 24, tzinfo=UTC)
CODE = RecoveryCode(bytes(range(20)))
ADMIN, COUNSELOR, RECEPTIONIST, SUPERVISOR = 1, 2, 3, 4


def password(login: str) -> str:
    return f"kata sandi si {login}"


@dataclass
class Clinic:
    """A folder with a keyring, and ways to enter it."""

    folder: Path

    def keyring(self) -> Keyring:
        return Keyring.load(self.folder)

    def enter(self, login: str) -> tuple[Keyring, Session]:
        keyring = self.keyring()
        return keyring, keyring.unlock(login, password(login), NOW)

    def edit(self, change: Callable[[dict[str, Any]], None]) -> None:
        """Change the file as somebody would who knows its format: with the right hash line."""
        path = self.folder / "keyring.json"
        value = json.loads(path.read_bytes().split(b"\n")[0])
        change(value)
        line = json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
        path.write_bytes(line + b"\n" + digest("teduh.keyring", line).hex().encode() + b"\n")


def add(keyring: Keyring, by: Session, login: str, *roles: Role) -> int:
    return keyring.add_person(
        by,
        login=login,
        name=f"Si {login.title()}",
        roles=frozenset(roles),
        title=Title.NONE,
        title_text="",
        password=password(login),
        now=NOW,
    ).id
