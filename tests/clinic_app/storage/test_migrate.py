"""The revisions make what the models say, all at once or not at all."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import clinic_app
from clinic_app.common.errors import Damaged, Unavailable
from clinic_app.storage import migrate
from clinic_app.storage.base import Base
from clinic_app.storage.database import open_db
from clinic_app.storage.engine import Database

KEY = bytes(range(32))
ROOT = Path(clinic_app.__file__).parents[1]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    migrate.create(tmp_path / "clinic.db", KEY)
    return tmp_path / "clinic.db"


@pytest.fixture(scope="module")
def models() -> None:
    """Every room's tables: a file named `model*.py` that is forgotten in a revision is found here."""
    for file in sorted(ROOT.glob("clinic_app/*/model*.py")):
        importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))


def schema(path: Path) -> dict[str, list[str]]:
    """Name → the words of its statement, however they are laid out."""
    connection = open_db(path, KEY)
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
    ).fetchall()
    connection.close()
    return {
        name: sorted(line.strip(" \t,") for line in sql.splitlines() if line.strip()) for name, sql in rows
    }


@pytest.mark.usefixtures("models")
def test_the_revisions_make_exactly_the_tables_indexes_and_triggers_of_the_models(
    file: Path, tmp_path: Path
) -> None:
    (tmp_path / "models").mkdir()
    database = Database(tmp_path / "models" / "clinic.db", KEY)
    Base.metadata.create_all(database.engine)
    database.dispose()

    wanted, made = schema(tmp_path / "models" / "clinic.db"), schema(file)

    assert made.keys() == wanted.keys()
    assert {name: made[name] for name in made if made[name] != wanted[name]} == {
        name: wanted[name] for name in made if made[name] != wanted[name]
    }
    assert [name for name in made if name.endswith("_no_update")] != []


@pytest.mark.usefixtures("models")
def test_alembic_sees_nothing_left_to_do(file: Path) -> None:
    database = Database(file, KEY)
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    database.dispose()


def test_the_list_of_revisions_is_that_of_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", "clinic_app.storage:migrations")

    walked = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]

    assert tuple(reversed(walked)) == migrate.REVISIONS


def test_a_file_that_is_up_to_date_costs_no_import_of_alembic(file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from clinic_app.storage import migrate;"
        f"assert migrate.upgrade(Path({str(file)!r}), bytes(range(32))) is False;"
        "print('alembic' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert done.stdout.strip() == "False"


def stamped(path: Path, revision: str) -> None:
    connection = open_db(path, KEY)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()


def test_a_file_of_a_newer_program_is_left_alone(file: Path) -> None:
    stamped(file, "0999")
    before = file.read_bytes()

    with pytest.raises(Unavailable, match=r"database\.newer"):
        migrate.upgrade(file, KEY, before=lambda: pytest.fail("a backup was made"))
    assert file.read_bytes() == before


def test_an_upgrade_that_fails_changes_nothing_and_comes_after_the_backup(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = open_db(file, KEY)
    connection.execute("DELETE FROM alembic_version")
    connection.execute("INSERT INTO alembic_version VALUES ('0000')")
    connection.execute("DROP TABLE note_version")
    connection.close()
    monkeypatch.setattr(migrate, "REVISIONS", ("0000", "0001"))
    before, called = schema(file), []

    with pytest.raises(Exception, match="0000"):
        migrate.upgrade(file, KEY, before=lambda: called.append(True))

    assert called == [True]
    assert schema(file) == before


def test_orphans_stop_an_upgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "clinic.db"
    connection = open_db(path, KEY, maintenance=True)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id REFERENCES parent (id))")
    connection.execute("INSERT INTO child VALUES (1, 7)")
    connection.close()
    before = schema(path)

    with pytest.raises(Damaged, match=r"database\.orphans"):
        migrate._run(path, KEY)

    assert schema(path) == before


def test_a_founding_that_was_killed_before_its_tables_begins_anew(tmp_path: Path) -> None:
    open_db(tmp_path / "clinic.db", KEY).close()

    migrate.create(tmp_path / "clinic.db", KEY)

    assert migrate.inspect(tmp_path / "clinic.db", KEY) == migrate.REVISIONS[-1]


def test_a_clinic_is_not_made_over_another(file: Path) -> None:
    with pytest.raises(Damaged):
        migrate.create(file, KEY)


def test_what_is_no_clinic_gets_one_clear_code(file: Path, tmp_path: Path) -> None:
    def code(content: bytes | None) -> str:
        path = tmp_path / "broken.db"
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content)
        with pytest.raises((Damaged, Unavailable)) as caught:
            migrate.upgrade(path, KEY)
        return caught.value.code

    content = file.read_bytes()
    other = tmp_path / "other.db"
    connection = open_db(other, KEY)
    connection.execute("CREATE TABLE song (id INTEGER)")
    connection.close()
    assert code(None) == "database.missing"
    assert code(b"") == "database.empty"
    assert code(b"\x89PNG\r\n" + bytes(9_000)) == "database.foreign"
    assert code(b"SQLite format 3\x00" + content[16:]) == "database.plaintext"
    assert code(content[: len(content) // 2 // 4096 * 4096]) in ("database.cut", "database.damaged")
    # Which of the two it is depends on what the last page holds: a page of the schema is read on opening.
    assert code(content[: len(content) - 100]) in ("database.cut", "database.damaged")
    assert code(content[:100]) in ("database.foreign", "database.cut")
    assert code(other.read_bytes()) == "database.foreign"


def test_the_tables_refuse_what_the_models_refuse(file: Path) -> None:
    connection = open_db(file, KEY)
    with pytest.raises(driver.IntegrityError):
        connection.execute(
            "INSERT INTO care_team (client_id, person_id, lead, since) VALUES (1, 1, 0, '2026-08-19')"
        )
    connection.close()
