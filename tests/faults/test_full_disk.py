"""A full disk gets one clear sentence, loses nothing, and when there is room again work goes on."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic_app.common.errors import ClinicError, Unavailable
from clinic_app.common.messages import words
from clinic_app.common.permissions import Role
from clinic_app.people.values import NewStaff
from clinic_app.safekeeping.restore import restore_backup
from clinic_app.vault.keyring import Keyring
from tests.support.clinic import ADMIN, NADIRA, SARI, Clinic, password
from tests.support.killing import in_a_child

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "fork"), reason="needs a limit on files"),
]

FORM = {"text": "Klien menelepon dari luar kota. " * 600}


def limit(size: int) -> None:
    """No file of this process may grow beyond `size` bytes: as good as a full disk."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


def unlimited() -> None:
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def refused(error: ClinicError) -> str:
    assert isinstance(error, Unavailable), error.code
    assert words(error)
    return error.code


def test_while_typing(clinic: Clinic) -> None:
    clinic.close()

    def work() -> Iterator[str]:
        own = Clinic(clinic.folder, clinic.clock, Keyring.load(clinic.folder))
        drafts = own.at(SARI).drafts
        limit(600_000)
        for number in range(200):
            try:
                drafts.keep("booking", "new", {**FORM, "number": number})
            except ClinicError as error:
                yield f"refused {refused(error)}"
                break
            yield f"kept {number}"
        unlimited()
        drafts.keep("booking", "again", FORM)
        yield "kept again"
        own.close()

    *kept, refusal, again = in_a_child(work)

    assert refusal in ("refused disk.full", "refused disk.failed")
    assert again == "kept again"
    assert len(kept) > 2
    found = clinic.at(SARI).drafts.find("booking", "new")
    assert found is not None
    assert f"kept {found.content['number']}" == kept[-1]
    assert clinic.at(SARI).drafts.find("booking", "again") is not None
    assert clinic.at(ADMIN).backup.verify() == []


def test_while_changing_the_keyring(clinic: Clinic) -> None:
    clinic.close()
    before = (clinic.folder / "keyring.json").read_bytes()

    def work() -> Iterator[str]:
        keyring = Keyring.load(clinic.folder)
        limit(1_000)
        try:
            keyring.unlock(ADMIN, password(ADMIN), clinic.clock.utc())
        except ClinicError as error:
            yield refused(error)

    assert in_a_child(work) == ["disk.full"]
    assert (clinic.folder / "keyring.json").read_bytes() == before
    assert not list(clinic.folder.glob("*.part"))


@pytest.mark.parametrize("room", [0.0, 0.5, 0.99])
def test_while_making_a_backup(clinic: Clinic, tmp_path: Path, room: float) -> None:
    clinic.client("Ayu Lestari", NADIRA)
    whole = tmp_path / "whole.teduh"
    clinic.at(ADMIN).backup.into(whole)
    clinic.close()
    stick = tmp_path / "stick"
    stick.mkdir()

    def work() -> Iterator[str]:
        own = Clinic(clinic.folder, clinic.clock, Keyring.load(clinic.folder))
        service = own.at(ADMIN).backup
        limit(int(whole.stat().st_size * room))
        try:
            service.into(stick / "today.teduh")
            yield "made"
        except ClinicError as error:
            yield refused(error)
        unlimited()
        own.close()

    assert in_a_child(work)[0] in ("disk.full", "disk.failed")
    assert list(stick.iterdir()) == []
    assert clinic.at(ADMIN).backup.verify() == []


def test_while_restoring(clinic: Clinic, tmp_path: Path) -> None:
    file = tmp_path / "today.teduh"
    clinic.at(ADMIN).backup.into(file)
    clinic.close()

    def work() -> Iterator[str]:
        limit(100_000)
        try:
            restore_backup(file, clinic.folder, ADMIN, password(ADMIN), clinic.clock)
        except ClinicError as error:
            yield refused(error)

    assert in_a_child(work) == ["disk.full"]
    assert not list(clinic.folder.glob("restore*"))
    assert clinic.at(ADMIN).backup.verify() == []


@pytest.mark.parametrize("act", ["add", "reset", "end", "change_password"])
def test_while_changing_staff(clinic: Clinic, act: str) -> None:
    """The keyring finds room, the database doesn't: neither is changed."""
    clinic.close()
    new = "kata sandi lain 2026"

    def work() -> Iterator[str]:
        own = Clinic(clinic.folder, clinic.clock, Keyring.load(clinic.folder))
        staff, nadira = own.at(ADMIN).staff, own.person(NADIRA)
        commands = {
            "add": lambda: staff.add(NewStaff("rina", "Rina", frozenset({Role.RECEPTIONIST})), new),
            "reset": lambda: staff.reset(nadira, new),
            "end": lambda: staff.end(nadira),
            "change_password": lambda: staff.change_password(password(ADMIN), new),
        }
        own.at(SARI).drafts.keep("booking", "again", {"text": "x" * 300_000})
        before = own.keyring.roster
        limit(max(100_000, (clinic.folder / "keyring.json").stat().st_size + 20_000))
        try:
            commands[act]()
            yield "done"
        except ClinicError as error:
            yield refused(error)
        unlimited()
        yield str(own.keyring.roster.entries == before.entries)
        commands[act]()
        yield "done again"
        own.close()

    refusal, *then = in_a_child(work)
    assert refusal in ("disk.full", "disk.failed")
    assert then == ["True", "done again"]
    again = Clinic(clinic.folder, clinic.clock, Keyring.load(clinic.folder))
    entered = again.enter(ADMIN, new if act == "change_password" else password(ADMIN))
    assert entered.backup.verify() == []
