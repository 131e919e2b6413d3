"""The log as an auditor reads it: pages, filters, record numbers instead of names, and its check."""

import json
from datetime import date, timedelta

import pytest

from clinic_app.audit.values import INTACT, ChainState, LogChecked, LogFilter
from clinic_app.episodes.values import CloseReason
from clinic_app.storage.database import open_db
from clinic_app.storage.files import DATABASE
from tests.support.appointments import Diary
from tests.support.clinic import ADMIN, HENDRA, NADIRA, SARI, TODAY, Clinic

NAME = "Ayu Lestari"


@pytest.fixture
def audited(clinic: Clinic) -> Clinic:
    """A client was registered, booked, moved, and written about."""
    diary = Diary(clinic)
    ayu = clinic.client(NAME, NADIRA, consent=True)
    booked = diary.book(ayu, day=TODAY, since="13.00", until="13.50")
    clinic.at(SARI).calendar.move(booked.appointment_id, diary.slot("14.00", "14.50", day=TODAY))
    clinic.at(SARI).calendar.check_in(booked.appointment_id)
    clinic.at(SARI).calendar.start(booked.appointment_id)
    clinic.at(NADIRA).notes.begin(booked.appointment_id)
    clinic.client("Budi Santoso", NADIRA)
    return clinic


def actions(clinic: Clinic, wanted: LogFilter, login: str = HENDRA) -> list[str]:
    return [line.action for line in clinic.at(login).audit.lines(wanted)]


def tamper(clinic: Clinic, *statements: str) -> None:
    """What somebody does who has the key and a database tool."""
    key = clinic.desk(ADMIN).keys.database_key
    for workspace in (clinic.at(login) for login in (ADMIN, HENDRA, SARI, NADIRA)):
        workspace._desk.database.dispose()
    connection = open_db(clinic.folder / DATABASE, key, maintenance=True)
    for act in ("update", "delete"):
        connection.execute(f"DROP TRIGGER audit_entry_no_{act}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_lines_name_the_client_by_record_number_and_nobody_by_name(audited: Clinic) -> None:
    audit = audited.at(ADMIN).audit
    lines = {line.action: line for line in audit.lines(LogFilter(record_no="000001"))}
    assert set(lines) == {
        "client.registered",
        "consent.recorded",
        "care_team.changed",
        "case_key.made",
        "episode.opened",
        "appointment.booked",
        "appointment.moved",
        "appointment.checked_in",
        "appointment.started",
        "note.created",
    }
    assert {line.record_no for line in lines.values()} == {"000001"}
    assert (lines["note.created"].session_no, lines["note.created"].day) == (1, TODAY)
    assert lines["appointment.moved"].session_no == 1
    assert NAME not in str(audit.lines())


def test_what_a_line_tells_of_a_client_is_not_for_the_administrator(audited: Clinic) -> None:
    """That something was decided, yes; not what: the tick "perlu perhatian", why a programme ended."""
    nadira = audited.at(NADIRA)
    ayu = next(client.id for client in nadira.clients.names() if client.full_name == NAME)
    nadira.clients.set_attention(ayu, True)
    nadira.episodes.close(nadira.episodes.of(ayu)[0].id, CloseReason.DIED)
    wanted = LogFilter(actions=frozenset({"client.attention", "episode.closed", "consent.recorded"}))

    for login, told in ((ADMIN, set()), (HENDRA, {"on", "reason", "given"})):
        lines = audited.at(login).audit.lines(wanted)
        assert len({line.action for line in lines}) == 3
        assert all(line.sound for line in lines)
        assert {key for line in lines for key in line.details} & {"on", "reason", "given"} == told


def test_a_part_of_a_record_number_finds_all_who_have_it(audited: Clinic) -> None:
    found = audited.at(HENDRA).audit.lines(LogFilter(record_no="0000"))
    assert {line.record_no for line in found} == {"000001", "000002"}
    assert audited.at(HENDRA).audit.lines(LogFilter(record_no="9")) == ()
    assert audited.at(HENDRA).audit.lines(LogFilter(record_no="%")) == ()


def test_people_actions_and_days_sift(audited: Clinic) -> None:
    nadira = audited.person(NADIRA)
    assert set(actions(audited, LogFilter(person_ids=frozenset({nadira})))) >= {"note.created"}
    assert actions(audited, LogFilter(person_ids=frozenset())) == []
    assert actions(audited, LogFilter(actions=frozenset({"note.created"}))) == ["note.created"]
    yesterday = TODAY - timedelta(days=1)
    assert actions(audited, LogFilter(first_day=yesterday, last_day=yesterday)) == []
    today = actions(audited, LogFilter(first_day=TODAY, last_day=TODAY))
    assert "client.registered" in today
    assert "clinic.founded" not in today
    assert "clinic.founded" in actions(audited, LogFilter(last_day=date(2026, 8, 3)))
    everything = actions(audited, LogFilter())
    assert actions(audited, LogFilter(first_day=date.min, last_day=date.max)) == everything


def test_pages_follow_each_other_without_gap(audited: Clinic) -> None:
    audit = audited.at(HENDRA).audit
    everything = [line.seq for line in audit.lines()]
    first = audit.lines(limit=5)
    second = audit.lines(before=first[-1].seq, limit=5)
    assert [line.seq for line in first + second] == everything[:10]
    assert everything == sorted(everything, reverse=True)
    assert all(line.sound for line in audit.lines())


def test_two_clients_who_were_compared_both_have_their_number(clinic: Clinic) -> None:
    first = clinic.client(NAME)
    second = clinic.client("Ayu Lestary", age=24, not_same_as=(first,))
    lines = clinic.at(HENDRA).audit.lines(LogFilter(actions=frozenset({"client.not_same"})))
    assert [(line.record_no, line.other_record_no) for line in lines] == [("000002", "000001")]
    assert second


def test_the_check_is_in_the_log_and_signed(audited: Clinic) -> None:
    audit = audited.at(HENDRA).audit
    heard: list[object] = []
    audited.at(HENDRA).changes.subscribe(heard.append)
    assert audit.chain_state() is None
    entries = len(audited.log())
    state = audit.check()
    assert state == ChainState(audited.clock.utc(), entries)
    assert state.intact
    assert heard == [LogChecked(state)]
    assert audit.chain_state() == state
    assert audited.at(ADMIN).audit.chain_state() == state
    lines = audit.lines(LogFilter(actions=frozenset({INTACT})))
    assert [line.details["entries"] for line in lines] == [entries]


def test_one_check_a_day_is_enough(audited: Clinic) -> None:
    first = audited.at(HENDRA).audit.daily_check()
    audited.clock.forward(hours=3)
    assert audited.at(ADMIN).audit.daily_check() == first
    audited.clock.forward(hours=15)
    again = audited.at(ADMIN).audit.daily_check()
    assert again.at > first.at
    assert again.entries > first.entries


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET user = 99 WHERE seq = 4",
        "DELETE FROM audit_entry WHERE seq = 4",
        "UPDATE audit_entry SET at_utc = 'kemarin' WHERE seq = 4",
        "UPDATE audit_entry SET details = 'bukan JSON' WHERE seq = 4",
        "UPDATE audit_entry SET hash = 0, object_id = X'00' WHERE seq = 4",
    ],
)
def test_a_changed_line_breaks_the_chain_and_can_still_be_looked_at(audited: Clinic, statement: str) -> None:
    tamper(audited, statement)
    audit = audited.at(HENDRA).audit
    state = audit.check()
    assert not state.intact
    assert state.first == 4
    assert audit.chain_state() == state
    unsound = [line.seq for line in audit.lines() if not line.sound]
    assert unsound
    assert set(unsound) <= {4, 5}


def test_a_check_that_somebody_wrote_with_a_tool_is_not_believed(audited: Clinic) -> None:
    details = json.dumps({"entries": 99, "faults": 0, "first": None})
    desk = audited.desk(HENDRA)
    with desk.command() as work:
        work.log(INTACT, "log", "chain", **json.loads(details))
    assert audited.at(HENDRA).audit.chain_state() is None
    assert audited.at(HENDRA).audit.daily_check().entries < 99


@pytest.mark.parametrize(
    "changed",
    [
        "UPDATE audit_entry SET at_utc = 'kemarin' WHERE action = 'log.verified'",
        "UPDATE audit_entry SET details = '[]' WHERE action = 'log.verified'",
        "UPDATE audit_checkpoint SET at_utc = 'kemarin'",
    ],
)
def test_no_line_written_with_a_tool_keeps_the_alarm_from_being_raised(audited: Clinic, changed: str) -> None:
    audited.at(HENDRA).audit.check()
    tamper(
        audited,
        "DROP TRIGGER IF EXISTS audit_checkpoint_no_update",
        "UPDATE audit_entry SET user = 99 WHERE seq = 4",
        changed,
    )

    assert audited.at(HENDRA).audit.chain_state() is None
    assert not audited.at(HENDRA).audit.daily_check().intact
