"""Making demo clinics: the same again by seed, empty ones, refusals, and those that `--demo` opens."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from clinic_app import cli
from clinic_app.common.clock import FixedClock
from clinic_app.common.errors import Refused
from clinic_app.demo import mark
from clinic_app.demo.making import make
from clinic_app.demo.preparing import prepare
from clinic_app.demo.scales import EMPTY, SMALL
from clinic_app.facility.values import HoursKind
from clinic_app.sign_in import SignIn
from tests.clinic_app.demo.conftest import NOW, DemoClinic
from tests.support.counts import times

pytestmark = pytest.mark.usefixtures("quick_passwords")
DAYS = (
    datetime(2026, 8, 23, 20, 0),  # a Sunday
    datetime(2028, 2, 29, 7, 0),  # before the house opens, on a day that few years have
    datetime(2026, 8, 17, 9, 0),  # a holiday
    datetime(2026, 8, 21, 11, 10),  # a Friday, nearly closed
)
_WHO_WHEN = (
    "SELECT full_name, record_no, nik, start_at, status, counselor_id FROM appointment "
    "JOIN client ON client.id = client_id ORDER BY appointment.id"
)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_people_and_appointments(small: DemoClinic, tmp_path: Path) -> None:
    again = DemoClinic(tmp_path / "again", make(tmp_path / "again", SMALL, NOW))

    assert again.rows(_WHO_WHEN) == small.rows(_WHO_WHEN)


@pytest.mark.slow
def test_another_seed_gives_others(small: DemoClinic, tmp_path: Path) -> None:
    other = DemoClinic(tmp_path / "other", make(tmp_path / "other", SMALL, NOW, seed=7))

    assert other.rows(_WHO_WHEN) != small.rows(_WHO_WHEN)


@pytest.mark.parametrize("now", DAYS[: times(2, len(DAYS))])
@pytest.mark.slow
def test_it_can_be_any_day(now: datetime, tmp_path: Path) -> None:
    clinic = DemoClinic(tmp_path / "demo", make(tmp_path / "demo", SMALL, now))

    assert clinic.rows("SELECT count(*) FROM appointment") == [(400,)]
    assert clinic.rows("SELECT count(*) FROM note") == [(150,)]
    open_still = f"SELECT count(*) FROM appointment WHERE start_at < '{now.date()}' AND status IN "
    assert clinic.rows(open_still + "('BOOKED', 'CONFIRMED', 'CHECKED_IN', 'IN_SESSION')") == [(0,)]


def test_the_empty_one_has_staff_rooms_and_hours(tmp_path: Path) -> None:
    accounts = make(tmp_path, EMPTY, NOW)
    workspace = SignIn(tmp_path, FixedClock(NOW)).unlock("sari", accounts[1].password)

    assert workspace.clients.names() == ()
    assert len(workspace.staff.members()) == len(accounts)
    assert len(workspace.facility.rooms()) == 5
    assert any(rule.kind is HoursKind.BREAK for rule in workspace.facility.hours())
    assert workspace.facility.profile().setup_done
    workspace.lock()


def test_a_folder_with_a_clinic_is_refused(clinic_template: Path) -> None:
    with pytest.raises(Refused, match=r"folder\.founded"):
        make(clinic_template, EMPTY, NOW)


def test_the_command_prints_the_accounts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["demo", str(tmp_path / "demo"), "--scale", "empty", "--now", "2026-08-19T10:24"])

    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert code == cli.DONE
    assert ["sari", "receptionist", "teduh demo sari 2026"] in lines
    assert all(len(line) == 3 for line in lines)


def test_the_command_refuses_in_one_line(clinic_template: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["demo", str(clinic_template)])

    assert code == cli.REFUSED
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_an_invented_clinic_of_today_is_kept(tmp_path: Path) -> None:
    first = prepare(tmp_path, NOW, EMPTY, renew=True)
    keyring = (tmp_path / "keyring.json").read_bytes()

    assert prepare(tmp_path, NOW + timedelta(hours=3), EMPTY, renew=True) == first
    assert (tmp_path / "keyring.json").read_bytes() == keyring


def test_one_of_yesterday_is_made_anew_if_wished(tmp_path: Path) -> None:
    prepare(tmp_path, NOW, EMPTY)
    keyring = (tmp_path / "keyring.json").read_bytes()
    tomorrow = NOW + timedelta(days=1)

    prepare(tmp_path, tomorrow, EMPTY)
    assert (tmp_path / "keyring.json").read_bytes() == keyring

    prepare(tmp_path, tomorrow, EMPTY, renew=True)
    assert (tmp_path / "keyring.json").read_bytes() != keyring
    found = mark.read(tmp_path)
    assert found is not None
    assert found.day == tomorrow.date()


def test_a_real_clinic_is_never_thrown_away(clinic_template: Path) -> None:
    with pytest.raises(Refused, match=r"folder\.founded"):
        prepare(clinic_template, NOW, EMPTY, renew=True)
    assert (clinic_template / "keyring.json").exists()
