"""The second place has its own state: what lies there, or why the newest backup doesn't."""

import errno
import os
import resource
import shutil
from pathlib import Path
from typing import Any

import pytest

from clinic_app.common.errors import InvalidInput
from clinic_app.safekeeping import backup, verify
from clinic_app.safekeeping.values import PlaceFault
from clinic_app.storage import backup_file
from clinic_app.workspace import Workspace
from tests.support.bare_clinic import found_clinic
from tests.support.clinic import ADMIN, Clinic, password
from tests.support.killing import in_a_child


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def chosen(admin: Workspace, stick: Path) -> Workspace:
    admin.backup.set_second_place(stick)
    return admin


def test_choosing_a_place_brings_the_newest_backup_there_at_once(admin: Workspace, stick: Path) -> None:
    made = admin.backup.now()

    place = admin.backup.set_second_place(stick)

    assert place is not None
    assert (place.folder, place.last_at, place.fault) == (str(stick), made.last_at, None)
    (copy,) = stick.iterdir()
    assert verify.backup(copy, ADMIN, password(ADMIN), admin.clock.utc()) == []
    assert admin.backup.state().second == place


def test_every_backup_goes_there_and_the_state_remembers_it(chosen: Workspace, stick: Path) -> None:
    state = chosen.backup.now()

    assert state.copied is True
    assert state.second is not None
    assert state.second.last_at == state.last_at
    assert len(list(stick.glob("*.teduh"))) == 1
    assert chosen.backup.state() == state


def test_a_stick_that_is_gone_is_said_and_what_lies_there_is_still_known(
    chosen: Workspace, clinic: Clinic, stick: Path
) -> None:
    first = chosen.backup.now().last_at
    away = stick.rename(stick.with_name("in a pocket"))
    clinic.clock.forward(hours=1)

    state = chosen.backup.now()

    assert state.proven
    assert state.copied is False
    assert state.second is not None
    assert (state.second.fault, state.second.last_at) == (PlaceFault.MISSING, first)
    away.rename(stick)
    again = chosen.backup.copy_again()
    assert again is not None
    assert (again.fault, again.last_at) == (None, state.last_at)
    assert len(list(stick.glob("*.teduh"))) == 2


def test_the_end_of_a_day_without_changes_still_tries_the_second_place(
    chosen: Workspace, stick: Path
) -> None:
    stick.rmdir()
    chosen.backup.now()
    assert chosen.backup.state().copied is False
    stick.mkdir()

    state = chosen.backup.at_closing()

    assert state is not None
    assert state.copied is True
    assert chosen.backup.at_closing() is None


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.EROFS, PlaceFault.READ_ONLY),
        (errno.EACCES, PlaceFault.READ_ONLY),
        (errno.EIO, PlaceFault.FAILED),
    ],
)
def test_a_place_that_refuses(
    chosen: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, fault: PlaceFault
) -> None:
    really = os.replace

    def refusing(source: Path, to: Path) -> None:
        if Path(to).parent == stick:
            raise OSError(number, "x")
        really(source, to)

    monkeypatch.setattr(os, "replace", refusing)
    state = chosen.backup.now()

    assert state.second is not None
    assert state.second.fault is fault
    assert not list(stick.iterdir()), "no half copy"


def test_a_full_stick(chosen: Workspace, clinic: Clinic, stick: Path) -> None:
    """With a limit on the size of files, which stands for the end of the stick."""
    stick.rmdir()
    made = chosen.backup.now()
    stick.mkdir()
    clinic.close()
    size = next((clinic.folder / "backups").iterdir()).stat().st_size

    def copy_again() -> "list[str]":
        workspace = clinic.at(ADMIN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, resource.RLIM_INFINITY))
        place = workspace.backup.copy_again()
        assert place is not None
        return [str(place.fault), str(place.last_at)]

    assert in_a_child(lambda: iter(copy_again())) == ["full", "None"]
    assert made.copied is False
    assert not list(stick.iterdir())


def test_the_empty_place_of_a_stick_is_no_stick(chosen: Workspace, clinic: Clinic, stick: Path) -> None:
    """It lay on another disk when it was chosen; now a folder of its name lies on the clinic's own."""
    remembered = clinic.folder / "second-place.json"
    remembered.write_text(remembered.read_text().replace('"apart":false', '"apart":true'))

    state = chosen.backup.now()

    assert state.second is not None
    assert state.second.fault is PlaceFault.MISSING
    assert not list(stick.iterdir())


def test_what_a_kill_left_half_written_goes_with_the_next_copy(
    chosen: Workspace, clinic: Clinic, stick: Path
) -> None:
    """Or each would stay for good and fill the stick; another clinic's may just be being written."""
    chosen.backup.now()
    (own,) = stick.iterdir()
    half, others = stick / f"{own.name}.part", stick / "teduh-20260819-090000.teduh.part"
    for part in (half, others):
        part.write_bytes(b"half")
    clinic.clock.forward(hours=1)

    assert chosen.backup.now().copied is True

    assert not half.exists()
    assert others.exists()


def test_what_reads_back_differently_is_no_copy(
    chosen: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = shutil.copyfileobj

    def worn(source: Any, target: Any, length: int) -> None:
        really(source, target, length)
        if str(getattr(target, "name", "")).startswith(str(stick)):
            target.seek(2_000)
            target.write(b"?")

    monkeypatch.setattr(shutil, "copyfileobj", worn)
    state = chosen.backup.now()

    assert state.second is not None
    assert state.second.fault is PlaceFault.DIFFERS
    assert not list(stick.iterdir())


def test_retention_thins_the_second_place_too_and_leaves_other_clinics_alone(
    chosen: Workspace, clinic: Clinic, stick: Path, tmp_path: Path
) -> None:
    other = found_clinic(tmp_path / "other")
    with other.desk() as desk:
        backup.make(desk)
    (foreign,) = (other.folder / "backups").iterdir()
    shutil.copy(foreign, stick / "teduh-20200101-080000.teduh")
    shutil.copy(foreign, stick / "teduh-20260819-102400.teduh")
    (stick / "teduh-20200102-080000.teduh").write_text("not a backup")

    for _ in range(9):
        chosen.backup.now()
        clinic.clock.forward(days=1)

    names = {file.name for file in stick.iterdir()}
    kept_here = {file.name for file in (clinic.folder / "backups").iterdir()}
    assert len(kept_here) == 7
    assert {"teduh-20200101-080000.teduh", "teduh-20200102-080000.teduh"} <= names
    shared = stick / "teduh-20260819-102400.teduh"
    assert backup_file.glance(shared).keyring.clinic != clinic.keyring.clinic, "not written over"
    assert kept_here <= names
    assert len(names) == 7 + 3 + 1, "and the first day's, beside the other clinic's of that second"


@pytest.mark.parametrize(
    ("place", "code"),
    [("clinic", "place.own"), ("clinic/backups/deep", "place.own"), ("nowhere", "place.missing")],
)
def test_places_that_will_not_do(admin: Workspace, tmp_path: Path, place: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        admin.backup.set_second_place(tmp_path / place)

    assert (refused.value.field, refused.value.code) == ("folder", code)
    assert admin.backup.state().second is None


@pytest.mark.parametrize("way", ["stick/../clinic/backups", "link", "link/deep"])
def test_the_own_place_by_another_way_is_no_second_one(
    admin: Workspace, clinic: Clinic, stick: Path, way: str
) -> None:
    (clinic.folder / "backups" / "deep").mkdir(parents=True, exist_ok=True)
    (stick.parent / "link").symlink_to(clinic.folder / "backups")

    with pytest.raises(InvalidInput) as refused:
        admin.backup.set_second_place(stick.parent / way)

    assert refused.value.code == "place.own"


def test_links_that_somebody_put_on_the_share_are_not_followed(
    admin: Workspace, clinic: Clinic, stick: Path
) -> None:
    """Who can write there knows under which names the next copy is tried out and written."""
    precious = stick.parent / "precious"
    precious.write_text("as it was")
    (stick / "teduh.part").symlink_to(precious)
    (stick / "teduh-20260819-102400.teduh.part").symlink_to(precious)

    admin.backup.set_second_place(stick)
    state = admin.backup.now()

    assert state.copied is True
    assert precious.read_text() == "as it was"
    assert [file.name for file in stick.iterdir()] == ["teduh-20260819-102400.teduh"]


def test_taking_the_second_place_back(chosen: Workspace) -> None:
    assert chosen.backup.set_second_place(None) is None

    assert chosen.backup.state().second is None
    assert chosen.backup.now().second is None


@pytest.mark.parametrize("content", ["", "[]", '{"folder": 3}', '{"folder": "x", "last_at": 1}'])
def test_a_state_that_cannot_be_read_is_none(
    chosen: Workspace, clinic: Clinic, stick: Path, content: str
) -> None:
    chosen.backup.now()
    (clinic.folder / "second-place.json").write_text(content)

    state = chosen.backup.state()

    assert state.second is not None
    assert (state.second.folder, state.second.last_at, state.copied) == (str(stick), None, False)
