"""Whole pages and whole files of a clinic, put back, swapped or lost: found, and said at the next sign-in."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clinic_app.common.errors import ClinicError
from clinic_app.sign_in import SignIn
from clinic_app.vault.passwords import LOWEST
from tests.support.clinic import ADMIN, NADIRA, Clinic, password
from tests.support.sessions import sign_note

pytestmark = pytest.mark.fault
one_kind = pytest.mark.usefixtures("one_kind_of_tampering")

PAGE = 4096
Change = Callable[[bytes, bytes], bytes]
"""From yesterday's and today's file to the tampered one."""


def put_back(before: bytes, now: bytes, number: int) -> bytes:
    at = number * PAGE
    return now[:at] + before[at : at + PAGE] + now[at + PAGE :]


def differing(before: bytes, now: bytes) -> list[int]:
    """The pages that are others than yesterday."""
    count = min(len(before), len(now)) // PAGE
    return [n for n in range(1, count) if before[n * PAGE :][:PAGE] != now[n * PAGE :][:PAGE]]


PAGES: dict[str, Change] = {
    "a page put back from yesterday": lambda before, now: put_back(before, now, differing(before, now)[0]),
    "another page put back": lambda before, now: put_back(before, now, differing(before, now)[-1]),
    "the first page put back": lambda before, now: put_back(before, now, 0),
    "the last page lost": lambda before, now: now[:-PAGE],
    "a page of zeros": lambda before, now: now[: 4 * PAGE] + bytes(PAGE) + now[5 * PAGE :],
    "two pages in each other's place": lambda before, now: (
        now[: 4 * PAGE] + now[5 * PAGE : 6 * PAGE] + now[4 * PAGE : 5 * PAGE] + now[6 * PAGE :]
    ),
    "a page twice": lambda before, now: now[: 4 * PAGE] + now[5 * PAGE : 6 * PAGE] + now[5 * PAGE :],
    "yesterday's file": lambda before, now: before,
}


@pytest.fixture(scope="module")
def yesterday(clinic_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clinic's files of yesterday."""
    folder = tmp_path_factory.mktemp("yesterday") / "clinic"
    own = Clinic.copied(clinic_template, folder)
    sign_note(own, own.client("Ayu Lestari", NADIRA, consent=True), NADIRA)
    own.at(ADMIN)
    own.close()
    return folder


@pytest.fixture(scope="module")
def today(yesterday: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same clinic's files of today: since then a client was registered and a note signed."""
    folder = tmp_path_factory.mktemp("today") / "clinic"
    own = Clinic.copied(yesterday, folder)
    own.clock.forward(hours=24)
    sign_note(own, own.client("Made Wirawan", NADIRA, consent=True), NADIRA)
    own.at(ADMIN)
    own.close()
    return folder


@pytest.fixture
def clinic(today: Path, tmp_path: Path) -> Clinic:
    """The clinic of today, to be tampered with."""
    own = Clinic.copied(today, tmp_path / "clinic")
    own.clock.forward(hours=25)
    return own


def said(clinic: Clinic) -> set[str]:
    """What the administrator hears at the next sign-in, or from verification, of these files."""
    try:
        workspace = SignIn(clinic.folder, clinic.clock, LOWEST).unlock(ADMIN, password(ADMIN))
    except ClinicError as refusal:
        return {refusal.code}
    try:
        return {finding.kind for finding in (*workspace.findings, *workspace.backup.verify())}
    except ClinicError as refusal:
        return {refusal.code}
    finally:
        workspace.lock()


def test_untouched_nothing_is_said(clinic: Clinic, yesterday: Path) -> None:
    assert said(clinic) == set()


@pytest.mark.parametrize("what", PAGES)
@one_kind
def test_pages(clinic: Clinic, yesterday: Path, what: str) -> None:
    file = clinic.folder / "clinic.db"
    tampered = PAGES[what]((yesterday / "clinic.db").read_bytes(), file.read_bytes())
    assert tampered != file.read_bytes()

    file.write_bytes(tampered)

    assert said(clinic)


@one_kind
def test_the_log_of_writes_taken_away(clinic: Clinic, tmp_path: Path) -> None:
    """What stood only in `clinic.db-wal` is gone: an older file, and the person's slot remembers more."""
    clinic.at(ADMIN)
    clinic.client("Ayu Lestari", NADIRA)
    before = shutil.copytree(clinic.folder, tmp_path / "running")
    clinic.close()
    shutil.copy(clinic.folder / "keyring.json", before)
    (before / "clinic.db-wal").unlink()

    assert "log.older" in said(Clinic(before, clinic.clock, clinic.keyring))


@one_kind
def test_the_log_of_writes_of_another_time(clinic: Clinic, yesterday: Path, tmp_path: Path) -> None:
    """A `-wal` that doesn't belong to the file is not played into it."""
    clinic.client("Komang", NADIRA)
    shutil.copy(clinic.folder / "clinic.db-wal", tmp_path / "wal")
    clinic.close()
    shutil.copy(yesterday / "clinic.db", clinic.folder / "clinic.db")
    shutil.copy(tmp_path / "wal", clinic.folder / "clinic.db-wal")

    assert said(clinic)


@one_kind
def test_the_keyring_of_yesterday(clinic: Clinic, yesterday: Path) -> None:
    workspace = clinic.at(ADMIN)
    workspace.staff.end(clinic.person("bagus"))
    clinic.close()
    shutil.copy(yesterday / "keyring.json", clinic.folder / "keyring.json")

    assert "keyring.older" in said(clinic)
