"""Coming and going: what the log and the person's slot remember."""

import shutil
from pathlib import Path

import pytest

from clinic_app.audit import attendance, log
from clinic_app.audit.desk import Desk
from clinic_app.common.errors import Damaged, Refused
from clinic_app.common.findings import Finding
from clinic_app.common.permissions import Role
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


def test_an_older_keyring_is_announced_to_everybody_not_only_to_who_came_first(bare: BareClinic) -> None:
    """Who put it back comes first, and has seen the warning."""
    older = (bare.folder / "keyring.json").read_bytes()
    keyring, session = bare.unlock()
    keyring.change_person(session, 2, roles=frozenset({Role.RECEPTIONIST}))
    with bare.desk():
        pass
    (bare.folder / "keyring.json").write_bytes(older)
    with bare.desk(COUNSELOR):
        pass

    keyring, session = bare.unlock()
    desk = desk_of(bare.folder, keyring, session, bare.clock)

    assert "keyring.older" in [each.kind for each in attendance.came(desk)]
    desk.database.dispose()


@pytest.mark.parametrize("details", ["'no facts'", "'[]'", "NULL", """'{"roster": "many"}'"""])
def test_a_line_changed_with_a_database_tool_locks_nobody_out(bare: BareClinic, details: str) -> None:
    with bare.desk():
        pass
    bare.tamper(
        "CREATE TABLE loose AS SELECT * FROM audit_entry",
        "DROP TABLE audit_entry",
        "ALTER TABLE loose RENAME TO audit_entry",
        f"UPDATE audit_entry SET details = {details}",
    )

    with bare.desk(COUNSELOR) as desk:
        assert desk.keys.person_id == 2


def test_a_log_that_nothing_can_follow_is_said_to_be_damaged(bare: BareClinic) -> None:
    """So that a restore is offered, and no crash is reported at each sign-in."""
    bare.tamper("UPDATE audit_entry SET hash = 'x' WHERE seq = (SELECT max(seq) FROM audit_entry)")
    keyring, session = bare.unlock()
    desk = desk_of(bare.folder, keyring, session, bare.clock)

    with pytest.raises(Damaged):
        attendance.came(desk)
    desk.database.dispose()
