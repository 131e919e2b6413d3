"""The small clinic is what issue and handbook §11 ask for, and nobody could tell it from a real one."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from clinic_app.common.permissions import Role
from clinic_app.common.seals import SealState
from clinic_app.notes.values import NoteState
from clinic_app.notes.values.problems import CodeSystem
from clinic_app.scheduling.rules.conflicts import bounds
from clinic_app.scheduling.values import Block, Status
from clinic_app.workspace import Workspace
from tests.clinic_app.demo.conftest import NOW, DemoClinic

TODAY = NOW.date()
FIRST, LAST = TODAY - timedelta(days=100), TODAY + timedelta(days=30)
S = Status


def blocks(workspace: Workspace) -> list[Block]:
    days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
    return [block for day in days for block in workspace.calendar.day(day)]


def test_it_holds_what_was_promised(small: DemoClinic) -> None:
    counts = {
        table: small.rows(f"SELECT count(*) FROM {table}")[0][0]
        for table in ("client", "appointment", "note")
    }

    assert counts == {"client": 60, "appointment": 400, "note": 150}


def test_verifying_finds_nothing(at_work: Callable[[str], Workspace]) -> None:
    administrator = at_work("admin")

    assert administrator.findings == ()
    assert administrator.backup.verify() == []


def test_every_role_has_an_account(small: DemoClinic) -> None:
    assert {role for account in small.accounts for role in account.roles} == set(Role)


def test_every_account_signs_in(small: DemoClinic) -> None:
    for account in small.accounts:
        workspace = small.enter(account.login)
        assert tuple(sorted(workspace.roles)) == account.roles
        assert not workspace.older_file
        workspace.lock()


def test_clients_have_problems_and_one_of_them_comes_weekly(
    at_work: Callable[[str], Workspace], small: DemoClinic
) -> None:
    ((series, members),) = small.rows("SELECT count(DISTINCT series_id), count(*) FROM series_occurrence")
    nadira = at_work("nadira")
    own = [client.id for client in nadira.clients.names() if client.own]
    found = [nadira.notes.problems(client) for client in own]

    assert sum(bool(problems) for problems in found) > len(own) / 2
    assert all(sum(one.primary for one in problems if one.closed_on is None) <= 1 for problems in found)
    assert {one.system for problems in found for one in problems} == set(CodeSystem)
    assert (series, members) == (1, 6)


@pytest.mark.slow
def test_every_note_opens_for_its_team(at_work: Callable[[str], Workspace], small: DemoClinic) -> None:
    read: dict[int, SealState] = {}
    drafts = 0
    for account in small.accounts:
        if Role.COUNSELOR not in account.roles:
            continue
        workspace = at_work(account.login)
        for client in workspace.clients.names():
            for head in workspace.notes.of_client(client.id) if client.own else ():
                if head.state is NoteState.SIGNED:
                    note = workspace.notes.open(head.id)
                    assert note.content is not None
                    assert all(addendum.seal is SealState.INTACT for addendum in note.addenda)
                    read[head.id] = note.seal
        for head in workspace.notes.unsigned():
            assert workspace.notes.open_draft(head.id).content.words() > 20
            drafts += 1

    assert set(read.values()) == {SealState.INTACT}
    assert len(read) + drafts == 150
    assert drafts >= 2


def test_nobody_is_in_two_places(at_work: Callable[[str], Workspace]) -> None:
    taken: defaultdict[tuple[str, int], list[tuple[datetime, datetime]]] = defaultdict(list)
    for block in blocks(at_work("sari")):
        if block.status.occupies:
            for who in (
                ("counselor", block.counselor_id),
                ("client", block.client_id),
                ("room", block.room_id),
            ):
                if who[1] is not None:
                    taken[who].append((block.start, block.end))

    for times in taken.values():
        ordered = sorted(times)
        assert all(before[1] <= after[0] for before, after in pairwise(ordered))


def test_it_works_only_when_it_is_open(at_work: Callable[[str], Workspace]) -> None:
    workspace = at_work("sari")
    closed: defaultdict[date, list[tuple[datetime, datetime]]] = defaultdict(list)
    for closure in workspace.facility.closures(FIRST, LAST):
        closed[closure.day].append(bounds(closure))

    for block in blocks(workspace):
        times = closed[block.start.date()]
        assert not any(start < block.end and block.start < end for start, end in times), block.start


def test_the_past_is_over_and_the_future_has_not_begun(at_work: Callable[[str], Workspace]) -> None:
    found = blocks(at_work("sari"))
    over = {block.status for block in found if block.start.date() < TODAY}
    ahead = {block.status for block in found if block.start.date() > TODAY}

    assert over <= {S.COMPLETED, S.NO_SHOW, S.CANCELLED_CLIENT, S.CANCELLED_PROVIDER, S.LEFT_BEFORE_SEEN}
    assert ahead <= {S.BOOKED, S.CONFIRMED, S.CANCELLED_CLIENT, S.CANCELLED_PROVIDER}
    assert {S.BOOKED, S.CONFIRMED} <= ahead


def test_some_do_not_come_and_some_call_off_late(at_work: Callable[[str], Workspace]) -> None:
    past = [block for block in blocks(at_work("sari")) if block.start.date() < TODAY]
    missed = sum(block.status is S.NO_SHOW for block in past) / len(past)
    late = sum(block.late_cancel for block in past) / len(past)

    assert 0.08 <= missed <= 0.12
    assert 0.03 <= late <= 0.05


def test_today_is_the_morning_of_the_pictures(at_work: Callable[[str], Workspace]) -> None:
    today = {block.client_name: block for block in at_work("sari").calendar.day(TODAY)}

    assert today["Dimas Arya Nugroho"].status is S.IN_SESSION
    assert today["Dimas Arya Nugroho"].session_no == 7
    assert today["Teguh Wibowo"].status is S.CHECKED_IN
    assert today["Bayu Saputra"].walk_in
    assert Counter(block.status for block in today.values()) == {
        S.COMPLETED: 5,
        S.IN_SESSION: 2,
        S.CHECKED_IN: 3,
        S.CONFIRMED: 6,
        S.BOOKED: 1,
        S.NO_SHOW: 1,
        S.CANCELLED_CLIENT: 1,
    }


def test_nothing_has_happened_after_now(small: DemoClinic) -> None:
    now = NOW.astimezone(UTC).replace(tzinfo=None)
    places = (("appointment_history", "at_utc"), ("client", "registered_at"), ("note", "created_at"))

    for table, column in places:
        assert small.rows(f"SELECT count(*) FROM {table} WHERE {column} > '{now}.9'") == [(0,)]


def test_everybody_is_invented(small: DemoClinic) -> None:
    for nik, phone in small.rows("SELECT nik, phone_digits FROM client"):
        assert nik is None or nik.endswith("0000")
        assert phone == "" or phone.startswith("08100000")


def test_the_planted_ones_are_there(at_work: Callable[[str], Workspace]) -> None:
    names = Counter(client.full_name for client in at_work("sari").clients.names())

    assert names["Siti Aminah"] == 2
    assert {"Moh. Ridwan", "Muhammad Ridwan", "Slamet", "Domingos Soares"} <= set(names)


def test_levels_of_risk_are_spread(at_work: Callable[[str], Workspace]) -> None:
    workspace = at_work("ratna")
    own = [client.id for client in workspace.clients.names() if client.own]

    assert len({mark.level for mark in workspace.notes.risks(own).values()}) >= 3


def test_nobody_was_booked_before_being_registered(small: DemoClinic) -> None:
    early = small.rows(
        "SELECT count(*) FROM client JOIN appointment ON appointment.client_id = client.id "
        "JOIN appointment_history AS step ON step.appointment_id = appointment.id "
        "WHERE step.at_utc < client.registered_at"
    )

    assert early == [(0,)]
