"""Writing past the program, as somebody with the database key and a tool for the file does."""

from clinic_app.storage.database import open_db
from tests.support.clinic import Clinic


def tamper(clinic: Clinic, *statements: str, **values: object) -> None:
    """Carry out statements without foreign keys and without the triggers; each must change something."""
    connection = open_db(
        clinic.folder / "clinic.db", clinic.desk("admin").keys.database_key, maintenance=True
    )
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        for name in ("note_version", "client_risk"):
            for act in ("update", "delete"):
                connection.execute(f"DROP TRIGGER IF EXISTS {name}_no_{act}")
        for statement in statements:
            found = {key: value for key, value in values.items() if f":{key}" in statement}
            changed = connection.execute(statement, found).rowcount
            assert changed > 0, statement
    finally:
        connection.close()
