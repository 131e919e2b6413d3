"""A clock that ran a year ahead and was set right: backups are made, copied and asked for as before."""

from datetime import timedelta
from pathlib import Path

import pytest

from clinic_app.safekeeping.values import BackupState
from clinic_app.workspace import Workspace
from tests.support.clinic import SARI, Clinic


@pytest.fixture
def set_right(admin: Workspace, clinic: Clinic) -> Workspace:
    """The last backup bears a day of next year."""
    clinic.clock.forward(days=365)
    admin.backup.now()
    clinic.clock.forward(days=-365)
    return admin


def test_a_backup_of_a_day_to_come_is_no_fresh_one(set_right: Workspace, clinic: Clinic) -> None:
    state = set_right.backup.state()

    assert state.late(clinic.clock.utc())
    assert state.ahead(clinic.clock.utc())
    assert not set_right.backup.now().late(clinic.clock.utc())


def test_a_clock_a_little_slow_is_no_worry(clinic: Clinic) -> None:
    now = clinic.clock.utc()

    assert not BackupState(now + timedelta(minutes=20), proven=True).late(now)


def test_the_first_sign_out_after_hours_makes_one_all_the_same(set_right: Workspace, clinic: Clinic) -> None:
    clinic.client("Ayu Lestari")
    clinic.clock.forward(hours=8)

    made = clinic.at(SARI).backup.at_sign_out()

    assert made is not None
    assert made.last_at == clinic.clock.utc()


def test_the_second_place_gets_the_one_made_last(
    set_right: Workspace, clinic: Clinic, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    last = set_right.backup.now()

    place = set_right.backup.set_second_place(stick)

    assert place is not None
    assert place.last_at == last.last_at
    assert [file.name for file in stick.iterdir()] == ["teduh-20260819-102400.teduh"]
