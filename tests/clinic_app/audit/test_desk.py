"""One command is one transaction with at least one line in the log."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, text

from clinic_app.audit import chain
from clinic_app.audit.desk import Desk
from clinic_app.audit.model import AuditEntry, Checkpoint
from clinic_app.common.permissions import Permission, Reach


def rows(desk: Desk, table: str) -> int:
    with desk.reading() as session:
        return session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()


def entries(desk: Desk) -> list[chain.Entry]:
    with desk.reading() as session:
        return [
            chain.Entry(*row)
            for row in session.execute(select(*AuditEntry.__table__.c).order_by(AuditEntry.seq))
        ]


def test_a_command_is_kept_with_its_line_and_then_announced(desk: Desk) -> None:
    heard: list[object] = []
    desk.changes.subscribe(lambda value: heard.append((value, rows(desk, "cup"))))

    with desk.command() as work:
        work.session.execute(text("INSERT INTO cup VALUES (1, 'blue')"))
        work.log("cup.washed", "cup", 1, colour="blue", on=work.today)
        work.announce("cups")
        assert heard == []

    assert heard == [("cups", 1)]
    (entry,) = entries(desk)
    assert entry[:7] == (
        1,
        datetime(2026, 8, 18, 18, 30, tzinfo=UTC),
        3,
        "cup.washed",
        "cup",
        "1",
        '{"colour":"blue","on":"2026-08-19"}',
    )


def test_a_command_that_fails_leaves_nothing_behind(desk: Desk) -> None:
    def drop_the_cup() -> None:
        with desk.command() as work:
            work.session.execute(text("INSERT INTO cup VALUES (1, 'blue')"))
            work.log("cup.washed", "cup", 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        drop_the_cup()

    assert (rows(desk, "cup"), entries(desk)) == (0, [])


def test_a_change_without_a_line_is_a_fault_and_is_undone(desk: Desk) -> None:
    with pytest.raises(AssertionError), desk.command() as work:
        work.session.execute(text("INSERT INTO cup VALUES (1, 'blue')"))

    assert rows(desk, "cup") == 0


def test_a_refused_command_needs_no_line(desk: Desk) -> None:
    with desk.command() as work:
        assert work.session.execute(text("SELECT count(*) FROM cup")).scalar_one() == 0

    assert entries(desk) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET user = 9",
        "DELETE FROM audit_entry",
        "REPLACE INTO audit_entry SELECT seq, at_utc, 9, action, object, object_id, details, prev_hash, hash"
        " FROM audit_entry",
    ],
)
def test_a_line_of_the_log_cannot_be_changed(desk: Desk, statement: str) -> None:
    with desk.command() as work:
        work.log("cup.washed", "cup", 1)

    with pytest.raises(Exception, match="never changed"), desk.database.writing() as session:
        session.execute(text(statement))

    assert entries(desk)[0].user == 3


def test_every_thousand_lines_are_signed(desk: Desk) -> None:
    for _ in range(3):
        with desk.command() as work:
            for number in range(400):
                work.log("cup.washed", "cup", number)

    with desk.reading() as session:
        assert session.scalar(select(func.count()).select_from(Checkpoint)) == 1
        checkpoint = session.scalars(select(Checkpoint)).one()
    signed = chain.checkpoint_bytes(1000, entries(desk)[999].hash, 3, desk.now_utc())
    assert (checkpoint.seq, checkpoint.signature) == (1000, desk.keys.sign(signed))
    rows = [(entry.seq, f"{entry.at_utc:%Y-%m-%d %H:%M:%S.%f}", *entry[2:]) for entry in entries(desk)]
    assert chain.broken_at(rows) is None


def test_reading_changes_nothing(desk: Desk) -> None:
    with desk.reading() as session:
        session.execute(text("INSERT INTO cup VALUES (1, 'blue')"))

    assert rows(desk, "cup") == 0


def test_reach_is_that_of_the_roles(desk: Desk) -> None:
    assert desk.reach(Permission.NOTE_READ) is Reach.OWN
    assert desk.reach(Permission.APPOINTMENT_READ) is Reach.ALL
    assert desk.reach(Permission.STAFF_WRITE) is None
