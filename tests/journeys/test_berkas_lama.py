"""Opening a clinic of an older program: a backup first, then the new tables, and work goes on."""

import shutil
from pathlib import Path

import pytest

from clinic_app.storage import backup_file, migrate
from clinic_app.storage.database import open_db
from tests.journeys.player import Player
from tests.support.clinic import SARI, Clinic, password

_NEXT = """
from alembic import op

revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None


def upgrade() -> None:
    op.execute("CREATE TABLE made_by_the_next_revision (id INTEGER PRIMARY KEY)")
"""


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This program with one revision more, so that the clinic's file is one of an older program."""
    scripts = tmp_path / "revisions"
    shutil.copytree(Path(migrate.__file__).parent / "migrations", scripts)
    (scripts / "versions" / "r0002_next.py").write_text(_NEXT)
    monkeypatch.setattr(migrate, "SCRIPTS", str(scripts))
    monkeypatch.setattr(migrate, "REVISIONS", ("0001", "0002"))


def test_an_older_file_is_backed_up_and_brought_up_to_date_when_somebody_signs_in(
    at_work: Player, clinic: Clinic, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    client = clinic.client("Ayu Lestari")
    key = bytes(clinic.desk(SARI).keys.database_key)
    clinic.close()
    assert not list((clinic.folder / "backups").glob("*")), "no backup yet"
    request.getfixturevalue("newer_program")

    at_work.enter(SARI, password(SARI))

    assert migrate.inspect(clinic.folder / "clinic.db", key) == "0002"
    connection = open_db(clinic.folder / "clinic.db", key)
    assert connection.execute("SELECT count(*) FROM made_by_the_next_revision").fetchone() == (0,)
    connection.close()
    assert at_work.shell.workspace is not None
    (found,) = at_work.shell.workspace.clients.names()
    assert found.id == client

    (backup,) = (clinic.folder / "backups").glob("*.teduh")
    before = tmp_path / "before"
    before.mkdir()
    backup_file.unpack(backup, before)
    assert migrate.inspect(before / "clinic.db", key) == "0001"
