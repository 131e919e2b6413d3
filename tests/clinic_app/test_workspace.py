"""Entering and leaving: what the workspace does besides its services."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clinic_app.common.clock import FixedClock
from clinic_app.common.errors import Damaged, InvalidInputs, Refused
from clinic_app.common.permissions import Permission, Role
from clinic_app.people.mirror import mirror_roster
from clinic_app.people.model import StaffRow
from clinic_app.people.values import ClientForm, Sex
from clinic_app.sign_in import SignIn
from clinic_app.sign_in.values import FolderState, Founding
from clinic_app.vault.passwords import LOWEST
from clinic_app.workspace import Workspace
from tests.support.clinic import (
    ADMIN,
    FOUNDED,
    NADIRA,
    NOW,
    PLAN,
    SARI,
    SHEET,
    STAFF,
    Clinic,
    password,
)


def test_a_signed_in_person_knows_who_and_when_it_is(nadira: Workspace) -> None:
    assert (nadira.me.login, nadira.me.title_text) == (NADIRA, "M.Psi., Psikolog")
    assert nadira.my_id == nadira.me.id
    assert nadira.roles == {Role.COUNSELOR}
    assert nadira.me.has_clinical_key
    assert nadira.now_local() == NOW.replace(tzinfo=None)
    assert nadira.may(Permission.NOTE_SIGN)
    assert not nadira.may(Permission.STAFF_WRITE)
    assert not nadira.older_file


def test_one_after_the_other_uses_the_same_folder(clinic: Clinic) -> None:
    door = SignIn(clinic.folder, clinic.clock, LOWEST)
    for login in (SARI, NADIRA, SARI):
        workspace = door.unlock(login, password(login))
        assert workspace.me.login == login
        with pytest.raises(Exception, match=r"folder\.busy"):
            SignIn(clinic.folder, clinic.clock, LOWEST).unlock(NADIRA, password(NADIRA))
        workspace.lock()
        workspace.lock()
        assert workspace.locked
        with pytest.raises(Refused, match=r"session\.locked"):
            workspace.verify_password(password(login))


def test_coming_going_and_failures_are_in_the_log(clinic: Clinic) -> None:
    door = SignIn(clinic.folder, clinic.clock, LOWEST)
    with pytest.raises(Refused):
        door.unlock(NADIRA, "bukan kata sandi")
    door.unlock(SARI, password(SARI)).lock()

    clinic = Clinic(clinic.folder, clinic.clock, door._fresh())
    actions = [(line.action, line.object_id) for line in clinic.log()][-4:]
    sari = str(clinic.person(SARI))
    assert actions[:3] == [("session.failed", NADIRA), ("session.opened", sari), ("session.closed", sari)]
    assert clinic.keyring.failed_attempts == ()
    clinic.close()


def test_the_password_is_asked_again(sari: Workspace) -> None:
    sari.verify_password(password(SARI))
    with pytest.raises(Refused, match=r"sign_in\.wrong"):
        sari.verify_password(password(NADIRA))


def test_the_staff_table_follows_the_roster_and_nobody_believes_it(clinic: Clinic, admin: Workspace) -> None:
    with clinic.desk(ADMIN).command() as work:
        row = work.session.get_one(StaffRow, clinic.person(SARI))
        row.roles = "administrator,counselor"
        work.log("test.tampered", "person", row.id)

    assert clinic.at(SARI).roles == {Role.RECEPTIONIST}
    assert {row[0]: row[3] for row in clinic.rows(StaffRow)}[clinic.person(SARI)] == "receptionist"
    assert [line.details for line in clinic.log("staff.mirrored")] == [
        json.dumps({"persons": [clinic.person(SARI)]}, separators=(",", ":"))
    ]
    with clinic.desk(ADMIN).command() as work:
        assert mirror_roster(work.session, clinic.keyring) == []


def test_the_last_sign_in_is_noted(clinic: Clinic, sari: Workspace) -> None:
    assert sari.me.last_sign_in == NOW


def test_an_older_file_is_announced(clinic: Clinic) -> None:
    database = clinic.folder / "clinic.db"
    before = database.read_bytes()
    door = SignIn(clinic.folder, clinic.clock, LOWEST)
    workspace = door.unlock(SARI, password(SARI))
    workspace.clients.register(ClientForm("Ayu Lestari", Sex.FEMALE, date(2001, 3, 12)))
    workspace.lock()

    for file in clinic.folder.glob("clinic.db*"):
        file.unlink()
    database.write_bytes(before)
    again = door.unlock(SARI, password(SARI))

    assert again.older_file
    assert again.findings[0].kind == "log.older"
    again.lock()
    assert not door.unlock(NADIRA, password(NADIRA)).older_file


def test_a_lost_database_frees_the_folder_again(clinic: Clinic) -> None:
    file = clinic.folder / "clinic.db"
    content = file.read_bytes()
    door = SignIn(clinic.folder, clinic.clock, LOWEST)
    file.write_bytes(b"")

    with pytest.raises(Damaged, match=r"database\.empty"):
        door.unlock(SARI, password(SARI))
    file.write_bytes(content)

    door.unlock(SARI, password(SARI)).lock()


def test_a_founding_that_is_refused_can_be_tried_again(tmp_path: Path, clinic_template: Path) -> None:
    door = SignIn(tmp_path / "new", FixedClock(FOUNDED), LOWEST)
    founding = Founding(PLAN, ADMIN, "Ratna Puspita", password(ADMIN))
    bad = replace(PLAN, rooms=("Ruang 1", "ruang 1"), profile=replace(PLAN.profile, name=" "))

    with pytest.raises(InvalidInputs) as refusal:
        door.found(replace(founding, plan=bad), SHEET)
    assert [fault.field for fault in refusal.value.faults] == ["name", "rooms"]
    assert door.state() is FolderState.EMPTY

    workspace = door.found(founding, SHEET)
    assert [room.name for room in workspace.facility.rooms()] == list(PLAN.rooms)
    assert not workspace.facility.profile().setup_done
    with pytest.raises(Refused, match=r"setup\.no_counselor"):
        workspace.facility.finish_setup()
    workspace.staff.add(STAFF[1], password(NADIRA))
    with pytest.raises(Refused, match=r"setup\.no_receptionist"):
        workspace.facility.finish_setup()
    workspace.staff.add(STAFF[0], password(SARI))
    workspace.facility.finish_setup()
    assert workspace.facility.profile().setup_done
    assert door.state() is FolderState.READY
    workspace.lock()


def test_what_the_first_screens_need_can_be_loaded_beforehand() -> None:
    script = (
        "import sys; from clinic_app.opening import preload; preload()\n"
        "from clinic_app.facility.rules import shipped_holidays\n"
        "print(shipped_holidays.cache_info().currsize, 'clinic_app.scheduling.service' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["2", "True"]


def test_opening_loads_no_service_that_nobody_asked_for() -> None:
    heavy = [
        "alembic",
        "reportlab",
        "holidays",
        "phonenumbers",
        "stdnum",
        "babel",
        "clinic_app.notes.service",
    ]
    script = f"import sys, clinic_app.opening; print([m for m in {heavy!r} if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
