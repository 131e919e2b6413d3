"""What somebody does who has the database key and a tool for the file, or who knows how a backup is made."""

import hashlib
import zipfile
from pathlib import Path

from clinic_app.storage.database import open_db
from tests.support.clinic import ADMIN, Clinic

Members = dict[str, bytes]


def tamper(clinic: Clinic, *statements: str, **values: object) -> None:
    """Carry out statements without foreign keys and without the triggers; each must change something."""
    key = clinic.desk(ADMIN).keys.database_key
    connection = open_db(clinic.folder / "clinic.db", key, maintenance=True)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        guards = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB '*_no_*'"
        for (name,) in connection.execute(guards).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            found = {key: value for key, value in values.items() if f":{key}" in statement}
            changed = connection.execute(statement, found).rowcount
            assert changed > 0, statement
    finally:
        connection.close()


def verified(clinic: Clinic) -> set[tuple[str, str]]:
    """What verification finds: kind and object."""
    return {(each.kind, each.object) for each in clinic.at(ADMIN).backup.verify()}


def members(backup: Path) -> Members:
    """What lies in a backup, by name."""
    with zipfile.ZipFile(backup) as container:
        return {name: container.read(name) for name in container.namelist()}


def repacked(backup: Path, parts: Members, *, compress: bool = False) -> None:
    """Put a backup of these parts at `backup`, with the right hash at its end, as anybody can compute it."""
    way = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(backup, "w", way) as container:
        for name, content in parts.items():
            container.writestr(name, content)
        container.comment = b"0" * 64
    content = backup.read_bytes()[:-64]
    hash = hashlib.blake2b(content, digest_size=32, person=b"teduh.backup.1").hexdigest()
    backup.write_bytes(content + hash.encode("ascii"))
