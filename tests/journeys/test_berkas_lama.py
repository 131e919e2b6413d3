"""Opening a clinic of an older program: a backup first, then the new tables, and work goes on."""

from pathlib import Path

import pytest

from clinic_app.storage import backup_file, migrate
from clinic_app.storage.database import open_db
from tests.journeys.player import Player
from tests.support import next_revision
from tests.support.clinic import SARI, Clinic, password

_NOW = migrate.REVISIONS[-1]


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This program with one revision more, so that the clinic's file is one of an older program."""
    next_revision.lay_out(tmp_path / "revisions", monkeypatch)


def test_an_older_file_is_backed_up_and_brought_up_to_date_when_somebody_signs_in(
    at_work: Player, clinic: Clinic, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    client = clinic.client("Ayu Lestari")
    key = bytes(clinic.desk(SARI).keys.database_key)
    clinic.close()
    assert not list((clinic.folder / "backups").glob("*")), "no backup yet"
    request.getfixturevalue("newer_program")

    at_work.enter(SARI, password(SARI))

    assert migrate.inspect(clinic.folder / "clinic.db", key) == next_revision.NEXT
    connection = open_db(clinic.folder / "clinic.db", key)
    assert connection.execute("SELECT word FROM made_up").fetchall() == [("Ayu Lestari",)]
    connection.close()
    assert at_work.shell.workspace is not None
    (found,) = at_work.shell.workspace.clients.names()
    assert found.id == client

    (backup,) = (clinic.folder / "backups").glob("*.teduh")
    before = tmp_path / "before"
    before.mkdir()
    backup_file.unpack(backup, before)
    assert migrate.inspect(before / "clinic.db", key) == _NOW
