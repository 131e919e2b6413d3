"""The log shows every change made to it."""

from pathlib import Path

import pytest
from sqlalchemy import text

from clinic_app.audit import log
from clinic_app.audit.desk import Desk
from clinic_app.common.findings import Finding
from clinic_app.storage.database import open_db


def fill(desk: Desk, lines: int) -> None:
    with desk.command() as work:
        for number in range(lines):
            work.log("cup.washed", "cup", number % 7, colour="blue")


def tamper(desk: Desk, *statements: str) -> None:
    """What somebody does who has the key and a database tool."""
    desk.database.dispose()
    connection = open_db(Path(desk.database.path), bytes(range(32)), maintenance=True)
    for table in ("audit_entry", "audit_checkpoint"):
        for act in ("update", "delete"):
            connection.execute(f"DROP TRIGGER {table}_no_{act}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def findings(desk: Desk) -> list[Finding]:
    with desk.reading() as session:
        return log.verify_chain(session, desk.keyring.roster)


def test_an_untouched_log_is_clean(desk: Desk) -> None:
    fill(desk, 2_500)

    assert findings(desk) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE audit_entry SET user = 9 WHERE seq = 5", Finding("log.changed", "audit_entry", "5")),
        ("UPDATE audit_entry SET details = '{}' WHERE seq = 5", Finding("log.changed", "audit_entry", "5")),
        (
            "UPDATE audit_entry SET at_utc = '2026-08-18 18:29:59.000000' WHERE seq = 5",
            Finding("log.changed", "audit_entry", "5"),
        ),
        (
            "UPDATE audit_entry SET at_utc = replace(at_utc, ' ', 'T') WHERE seq = 5",
            Finding("log.changed", "audit_entry", "5"),
        ),
        ("UPDATE audit_entry SET at_utc = 0.5 WHERE seq = 5", Finding("log.changed", "audit_entry", "5")),
        ("UPDATE audit_entry SET user = 3.5 WHERE seq = 5", Finding("log.changed", "audit_entry", "5")),
        ("UPDATE audit_entry SET user = '3,3' WHERE seq = 5", Finding("log.changed", "audit_entry", "5")),
        (
            "UPDATE audit_entry SET details = CAST(details AS BLOB) WHERE seq = 5",
            Finding("log.changed", "audit_entry", "5"),
        ),
        ("UPDATE audit_entry SET hash = 'ab' WHERE seq = 5", Finding("log.changed", "audit_entry", "5")),
        ("DELETE FROM audit_entry WHERE seq = 5", Finding("log.changed", "audit_entry", "5")),
        (
            "UPDATE audit_entry SET hash = randomblob(32) WHERE seq = 5",
            Finding("log.changed", "audit_entry", "5"),
        ),
        ("UPDATE audit_checkpoint SET signer = 4", Finding("log.checkpoint", "audit_checkpoint", "1")),
        (
            "UPDATE audit_checkpoint SET signature = randomblob(64)",
            Finding("log.checkpoint", "audit_checkpoint", "1"),
        ),
        ("DELETE FROM audit_checkpoint", Finding("log.unsigned", "audit_entry", "1000")),
        ("DELETE FROM audit_entry WHERE seq > 999", Finding("log.checkpoint", "audit_checkpoint", "1")),
    ],
)
def test_what_was_changed_is_found(desk: Desk, statement: str, found: Finding) -> None:
    fill(desk, 1_200)
    tamper(desk, statement)

    assert found in findings(desk)


def test_an_older_file_is_recognised_by_the_mark_of_the_newer_one(desk: Desk) -> None:
    fill(desk, 10)
    with desk.reading() as session:
        seen = log.page(session, limit=1)[0]
        assert log.behind(session, seen.seq, seen.hash) == []
        assert log.behind(session, 0, b"") == []
        assert log.behind(session, 11, seen.hash) == [Finding("log.older", "audit_entry", "11")]
        assert log.behind(session, 10, bytes(32)) == [Finding("log.older", "audit_entry", "10")]


def test_pages_run_from_the_newest_back(desk: Desk) -> None:
    fill(desk, 10)
    with desk.reading() as session:
        first = log.page(session, limit=4)
        second = log.page(session, limit=4, before=first[-1].seq)
        cup = log.of_object(session, "cup", 2)

    assert [entry.seq for entry in first + second] == [10, 9, 8, 7, 6, 5, 4, 3]
    assert [entry.seq for entry in cup] == [10, 3]


def test_details_of_another_kind_than_plain_facts_are_refused(desk: Desk) -> None:
    with pytest.raises(TypeError), desk.command() as work:
        work.log("cup.washed", "cup", 1, cup=object())

    with desk.reading() as session:
        assert session.execute(text("SELECT count(*) FROM audit_entry")).scalar_one() == 0
