"""Ten years with few clients: who came, who left, and what became of the clients of those who left."""

from datetime import timedelta

import pytest

from clinic_app.common.errors import ClinicError
from clinic_app.demo import sources
from clinic_app.demo.making import make
from clinic_app.demo.scales import Scale
from clinic_app.notes.values import NoteState, SealState
from clinic_app.people.values import ClientId
from tests.clinic_app.demo.conftest import NOW, DemoClinic

SCALE = Scale(
    "decade", timedelta(days=3_653), 50, 300, 70, 14, turnover=True, twins=20, groups=6, referrals=30
)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def decade(quick_passwords: None, tmp_path_factory: pytest.TempPathFactory) -> DemoClinic:
    folder = tmp_path_factory.mktemp("decade") / "clinic"
    return DemoClinic(folder, make(folder, SCALE, NOW))


def test_verifying_finds_nothing(decade: DemoClinic) -> None:
    administrator = decade.enter("admin")
    assert administrator.findings == ()
    assert administrator.backup.verify() == []
    administrator.lock()


def test_it_spans_ten_years(decade: DemoClinic) -> None:
    years = decade.rows("SELECT DISTINCT substr(start_at, 1, 4) FROM appointment ORDER BY 1")
    assert [int(year) for (year,) in years] == list(range(2016, 2027))


def test_who_left_cannot_sign_in_and_who_stayed_can(decade: DemoClinic) -> None:
    left = {each.login for each in sources.turnover() if each.left is not None}
    there = {account.login for account in decade.accounts}
    assert len(left) > 8
    assert not left & there
    assert {login for (login,) in decade.rows("SELECT login FROM staff WHERE NOT active")} == left
    with pytest.raises(ClinicError):
        decade.enter_with("suryo", "teduh demo suryo 2026")


def test_nobody_sees_clients_before_the_first_day_or_after_the_last(decade: DemoClinic) -> None:
    hired = {each.login: each for each in sources.turnover()}
    rows = decade.rows(
        "SELECT login, min(substr(start_at, 1, 10)), max(substr(start_at, 1, 10)) "
        "FROM appointment JOIN staff ON staff.id = counselor_id GROUP BY login"
    )
    for login, first, last in rows:
        came, left = hired[login].came, hired[login].left
        if came is not None:
            assert first > str(NOW.date() - timedelta(days=round(came * 365.25)))
        if left is not None:
            assert last < str(NOW.date() - timedelta(days=round(left * 365.25)))


def test_clients_of_who_left_have_somebody_who_reads_what_was_written(decade: DemoClinic) -> None:
    standing = "SELECT client_id FROM care_team WHERE until IS NULL"
    assert decade.rows(f"SELECT id FROM client WHERE id NOT IN ({standing})") == []
    moved = decade.rows(
        "SELECT note.client_id, note.id, now.login FROM note "
        "JOIN staff AS author ON author.id = note.author_id AND NOT author.active "
        "JOIN care_team ON care_team.client_id = note.client_id AND until IS NULL AND lead "
        "JOIN staff AS now ON now.id = care_team.person_id ORDER BY now.login LIMIT 12"
    )
    assert moved
    read = 0
    for login in sorted({login for _, _, login in moved}):
        workspace = decade.enter(login)
        for client, note, reader in moved:
            if reader == login:
                heads = workspace.notes.of_client(ClientId(client))
                assert any(head.id == note and head.state is NoteState.SIGNED for head in heads)
                opened = workspace.notes.open(note)
                assert opened.seal is SealState.INTACT
                assert opened.content is not None
                read += 1
        workspace.lock()
    assert read == len(moved)


def test_who_was_registered_twice_bears_the_mark_of_the_first(decade: DemoClinic) -> None:
    merged = decade.rows("SELECT id, merged_into FROM client WHERE merged_into IS NOT NULL")
    assert merged
    assert all(into < own for own, into in merged)
    told = decade.rows("SELECT object_id FROM audit_entry WHERE action = 'client.merged'")
    assert sorted(int(own) for (own,) in told) == sorted(own for own, _ in merged)
