"""Coming and going: what the log and the person's slot remember."""

import shutil
from pathlib import Path

import pytest

from clinic_app.audit import attendance, log
from clinic_app.audit.desk import Desk
from clinic_app.common.errors import Refused
from clinic_app.common.findings import Finding
from tests.support.bare_clinic import ADMIN, COUNSELOR, BareClinic, desk_of, found_clinic, wash


@pytest.fixture
def bare(tmp_path: Path) -> BareClinic:
    return found_clinic(tmp_path / "bare")


def lines(desk: Desk, limit: int = 10) -> list[tuple[str, str]]:
    """The newest lines of the log, the oldest of them first."""
    with desk.reading() as session:
        return [(entry.action, entry.object_id) for entry in reversed(log.page(session, limit=limit))]


def test_failures_are_told_to_the_log_once_by_whoever_comes_next(bare: BareClinic) -> None:
    for login in (COUNSELOR, COUNSELOR, "nobody"):
        with pytest.raises(Refused):
            bare.keyring.unlock(login, "a wrong one", bare.clock.utc())

    with bare.desk(ADMIN) as desk:
        told = lines(desk, 4)
    with bare.desk(ADMIN) as desk:
        again = lines(desk, 2)

    failed = attendance.FAILED
    assert told == [(failed, "sri"), (failed, "sri"), (failed, ""), (attendance.CAME, "1")]
    assert again == [(attendance.WENT, "1"), (attendance.CAME, "1")]


def test_the_slot_remembers_where_the_log_stood(bare: BareClinic) -> None:
    with bare.desk(COUNSELOR) as desk:
        wash(desk)
    _, session = bare.unlock(COUNSELOR)

    assert session.last_seen is not None
    with bare.desk(ADMIN) as desk, desk.reading() as rows:
        assert log.behind(rows, *session.last_seen) == []
        assert log.verify_chain(rows, bare.keyring.roster) == []


def test_an_older_database_is_announced_to_who_saw_the_newer_one(bare: BareClinic, tmp_path: Path) -> None:
    shutil.copy(bare.database, tmp_path / "older.db")
    with bare.desk(COUNSELOR) as desk:
        wash(desk)
    shutil.copy(tmp_path / "older.db", bare.database)

    keyring, session = bare.unlock(COUNSELOR)
    desk = desk_of(bare.folder, keyring, session, bare.clock)
    found = attendance.came(desk)

    assert [each.kind for each in found] == ["log.older"]
    assert isinstance(found[0], Finding)
    assert lines(desk, 2) == [(attendance.OLDER, "2"), (attendance.CAME, "2")]
    desk.database.dispose()
