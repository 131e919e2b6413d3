"""The door of a clinic folder, with the real workspace behind it."""

import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clinic_app.common.clock import FixedClock
from clinic_app.common.errors import Damaged, InvalidInput, InvalidInputs, NotFound, Refused, Unavailable
from clinic_app.common.permissions import Role
from clinic_app.facility.rules import default_hours
from clinic_app.facility.values import FacilityKind, FacilityPlan, Profile
from clinic_app.people.values import NewStaff
from clinic_app.sign_in import SignIn
from clinic_app.sign_in.values import FolderState, Founding, RecoverySheet
from clinic_app.storage.lock import FolderLock
from clinic_app.vault.passwords import LOWEST
from clinic_app.vault.recovery import RecoveryCode
from clinic_app.workspace import Workspace

NOW = datetime(2026, 8, 19, 3, 24, tzinfo=UTC)
SHEET = RecoverySheet(RecoveryCode(bytes(range(20))))
PLAN = FacilityPlan(
    profile=Profile(
        name="Puskesmas Teduh",
        kind=FacilityKind.PUSKESMAS,
        zone="Asia/Jakarta",
        unit="Ruang konseling",
    ),
    hours=default_hours(FacilityKind.PUSKESMAS),
    rooms=("Ruang 1",),
)
FOUNDING = Founding(plan=PLAN, login="ani", name="dr. Ani Lestari", password="hujan reda sore hari")
BOTH = frozenset({Role.COUNSELOR, Role.RECEPTIONIST})
RINA = "kata sandi si rina"


def door(folder: Path, now: datetime = NOW) -> SignIn:
    return SignIn(folder, FixedClock(now), LOWEST)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("klinik") / "baru"
    workspace = door(folder).found(FOUNDING, SHEET)
    workspace.staff.add(NewStaff("rina", "Rina Wulandari", BOTH), RINA)
    workspace.facility.finish_setup()
    workspace.lock()
    return folder


@pytest.fixture
def folder(founded: Path, tmp_path: Path) -> Path:
    shutil.copytree(founded, tmp_path / "klinik")
    return tmp_path / "klinik"


def test_who_signs_in_quickly_waits_for_what_is_being_imported(folder: Path) -> None:
    """Two threads that import at once may get each other's modules half made (it was met)."""
    going_on, let_it_end = threading.Event(), threading.Event()
    there = door(folder)
    entered: list[Workspace] = []

    def then() -> None:
        going_on.set()
        let_it_end.wait(20)

    there.prepare(then)
    assert going_on.wait(20)
    signing_in = threading.Thread(target=lambda: entered.append(there.unlock("rina", RINA)))
    signing_in.start()
    signing_in.join(1)
    assert not entered
    let_it_end.set()
    signing_in.join(20)
    assert entered
    entered[0].lock()


def test_an_empty_folder_asks_for_the_wizard(tmp_path: Path) -> None:
    assert door(tmp_path).state() is FolderState.EMPTY
    assert door(tmp_path / "belum ada").state() is FolderState.EMPTY


def test_a_founded_clinic_lists_its_people_and_lets_them_in(folder: Path) -> None:
    sign_in = door(folder)
    assert sign_in.state() is FolderState.READY
    assert (sign_in.facility_name, sign_in.facility_unit) == ("Puskesmas Teduh", "Ruang konseling")
    assert [(each.login, each.initials) for each in sign_in.people()] == [("ani", "AL"), ("rina", "RW")]
    workspace = sign_in.unlock("rina", RINA)
    assert workspace.me.login == "rina"
    assert workspace.me.has_clinical_key
    workspace.lock()


def test_two_persons_after_each_other_use_one_program(folder: Path) -> None:
    sign_in = door(folder)
    sign_in.unlock("rina", RINA).lock()
    workspace = sign_in.unlock("ani", FOUNDING.password)
    assert Role.ADMINISTRATOR in workspace.roles
    workspace.lock()


def test_the_folder_is_taken_while_somebody_is_in_and_free_afterwards(folder: Path) -> None:
    workspace = door(folder).unlock("rina", RINA)
    with pytest.raises(Unavailable) as refused:
        door(folder).unlock("ani", FOUNDING.password)
    assert refused.value.code == "folder.busy"
    workspace.lock()
    door(folder).unlock("ani", FOUNDING.password).lock()


def test_a_wrong_password_frees_the_folder_and_counts(folder: Path) -> None:
    for left in (4, 3, 2, 1):
        with pytest.raises(Refused) as refused:
            door(folder).unlock("rina", "bukan kata sandi")
        assert refused.value.params == {"left": left}
    with pytest.raises(Refused) as refused:
        door(folder).unlock("rina", "bukan kata sandi")
    assert refused.value.code == "sign_in.delayed"
    assert door(folder).delay("rina") == 30
    assert door(folder).delay("ani") == 0
    with FolderLock(folder):
        pass


def test_failures_reach_the_log_at_the_next_sign_in_once(folder: Path) -> None:
    with pytest.raises(Refused):
        door(folder).unlock("rina", "bukan kata sandi")
    counts = []
    for _ in range(2):
        workspace = door(folder).unlock("ani", FOUNDING.password)
        entries = workspace.audit.lines()
        counts.append(sum(entry.action == "session.failed" for entry in entries))
        workspace.lock()
    assert counts == [1, 1]


def test_a_keyring_without_database_and_the_other_way_round_are_damage(folder: Path) -> None:
    (folder / "clinic.db").rename(folder / "elsewhere")
    sign_in = door(folder)
    assert sign_in.state() is FolderState.DAMAGED
    assert sign_in.fault is not None
    assert sign_in.fault.code == "database.missing"
    (folder / "elsewhere").rename(folder / "clinic.db")
    (folder / "keyring.json").unlink()
    assert sign_in.state() is FolderState.DAMAGED
    assert sign_in.fault.code == "keyring.missing"


def test_a_broken_keyring_is_damage_and_a_newer_one_is_newer(folder: Path) -> None:
    import json

    from clinic_app.vault.hashing import digest

    path = folder / "keyring.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:-10])
    assert door(folder).state() is FolderState.DAMAGED
    with pytest.raises(Damaged):
        door(folder).unlock("rina", RINA)
    value = json.loads(whole.split(b"\n")[0]) | {"format": 2}
    line = json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
    path.write_bytes(line + b"\n" + digest("teduh.keyring", line).hex().encode() + b"\n")
    assert door(folder).state() is FolderState.NEWER


def test_a_folder_is_founded_once(folder: Path) -> None:
    before = (folder / "keyring.json").read_bytes()
    with pytest.raises(Refused) as refused:
        door(folder).found(FOUNDING, SHEET)
    assert refused.value.code == "folder.founded"
    assert (folder / "keyring.json").read_bytes() == before


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"login": "Ani Lestari"}, "login"),
        ({"name": "  "}, "name"),
        ({"password": "pendek"}, "password"),
        ({"roles": frozenset({Role.COUNSELOR})}, "roles"),
    ],
)
def test_what_cannot_be_founded_leaves_nothing(tmp_path: Path, change: dict, field: str) -> None:
    from dataclasses import replace

    with pytest.raises(InvalidInput) as refused:
        door(tmp_path / "klinik").found(replace(FOUNDING, **change), SHEET)
    assert refused.value.field == field
    plan = replace(PLAN, profile=replace(PLAN.profile, name=""))
    with pytest.raises(InvalidInputs):
        door(tmp_path / "klinik").found(replace(FOUNDING, plan=plan), SHEET)
    assert not (tmp_path / "klinik").exists()


def test_a_founding_that_breaks_off_can_be_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clinic_app import opening

    class PowerCut(BaseException):
        pass

    def cut(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(opening, "found_workspace", cut)
        with pytest.raises(PowerCut):
            door(tmp_path).found(FOUNDING, SHEET)
    assert door(tmp_path).state() is FolderState.EMPTY
    door(tmp_path).found(FOUNDING, SHEET).lock()
    assert door(tmp_path).state() is FolderState.READY
    door(tmp_path).unlock("ani", FOUNDING.password).lock()


def test_the_recovery_sheet_lets_an_administrator_back_in_and_gives_others_new_keys(folder: Path) -> None:
    new_sheet = door(folder).new_recovery_sheet()
    workspace = door(folder).recover(
        [group.lower() for group in SHEET.groups],
        "ani",
        "sandi baru bu ani",
        also_reset={"rina": "sandi baru rina w"},
        new_sheet=new_sheet,
    )
    assert workspace.me.login == "ani"
    workspace.lock()
    with pytest.raises(Refused):
        door(folder).unlock("rina", RINA)
    workspace = door(folder).unlock("rina", "sandi baru rina w")
    assert workspace.me.has_clinical_key
    assert not workspace.me.must_change_password
    workspace.lock()
    with pytest.raises(Refused) as refused:
        door(folder).recover(SHEET.groups, "ani", "sandi baru lagi ya")
    assert refused.value.code == "recovery.wrong"
    door(folder).recover(new_sheet.groups, "ani", "sandi baru lagi ya").lock()
    workspace = door(folder).unlock("rina", "sandi baru rina w")
    assert workspace.me.must_change_password
    workspace.lock()


def test_recovery_that_cannot_work_changes_nothing(folder: Path) -> None:
    before = (folder / "keyring.json").read_bytes()
    for groups, login, password, also, error in (
        (SHEET.groups[:-1], "ani", "sandi baru bu ani", {}, InvalidInput),
        (SHEET.groups, "rina", "sandi baru rina w", {}, Refused),
        (SHEET.groups, "siapa", "sandi baru siapa", {}, NotFound),
        (SHEET.groups, "ani", "pendek", {}, InvalidInput),
        (SHEET.groups, "ani", "sandi baru bu ani", {"rina": "pendek"}, InvalidInput),
        (SHEET.groups, "ani", "sandi baru bu ani", {"siapa": "sandi baru siapa"}, NotFound),
    ):
        with pytest.raises(error):
            door(folder).recover(groups, login, password, also)
    assert (folder / "keyring.json").read_bytes() == before


def test_a_delay_runs_off_with_the_clock(folder: Path) -> None:
    for _ in range(5):
        with pytest.raises(Refused):
            door(folder).unlock("rina", "bukan kata sandi")
    later = NOW + timedelta(seconds=31)
    assert door(folder, later).delay("rina") == 0
    door(folder, later).unlock("rina", RINA).lock()


LISTED = """
import sys
from pathlib import Path
from clinic_app.common.clock import SystemClock
from clinic_app.sign_in import SignIn
sign_in = SignIn(Path(sys.argv[1]), SystemClock())
sign_in.state()
sign_in.people()
print(*sorted(sys.modules), sep="\\n")
"""


def test_the_unlock_screen_needs_nothing_heavy(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LISTED, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert "nacl" in loaded
    database = {"sqlalchemy", "alembic", "sqlcipher3"}
    rest = {"reportlab", "babel", "holidays", "phonenumbers", "stdnum", "qtawesome", "PySide6"}
    assert not loaded & (database | rest)
    assert not {"clinic_app.opening", "clinic_app.workspace"} & set(done.stdout.split())
