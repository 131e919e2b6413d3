"""The log, changed by somebody with the database key: verification names it, whatever was done.

Who can also compute the hashes of a rewritten log: tests/faults/test_tampering_rows.py.
"""

from pathlib import Path

import pytest

from tests.support.clinic import ADMIN, NADIRA, Clinic
from tests.support.sessions import sign_note
from tests.support.tampering import tamper, verified

pytestmark = pytest.mark.fault
one_kind = pytest.mark.usefixtures("one_kind_of_tampering")

ONE = "WHERE seq = 12"
LAST = "(SELECT max(seq) FROM audit_entry)"
CHANGED, MARKED, UNSIGNED, OLDER = "log.changed", "log.checkpoint", "log.unsigned", "log.older"
TAMPERED: dict[str, tuple[str, str]] = {
    "another person did it": (f"UPDATE audit_entry SET user = 3 {ONE}", CHANGED),
    "something else was done": (f"UPDATE audit_entry SET action = 'client.opened' {ONE}", CHANGED),
    "to something else": (f"UPDATE audit_entry SET object_id = '99' {ONE}", CHANGED),
    "with other details": (f"UPDATE audit_entry SET details = '{{}}' {ONE}", CHANGED),
    "at another time": (f"UPDATE audit_entry SET at_utc = '2026-08-18 01:00:00.000000' {ONE}", CHANGED),
    "an entry taken out": (f"DELETE FROM audit_entry {ONE}", CHANGED),
    "an entry put in": (
        "INSERT INTO audit_entry SELECT max(seq) + 1, max(at_utc), 2, 'client.opened', 'client', '1', '{}', "
        "(SELECT hash FROM audit_entry ORDER BY seq DESC LIMIT 1), randomblob(32) FROM audit_entry",
        CHANGED,
    ),
    "the end cut off": (f"DELETE FROM audit_entry WHERE seq > {LAST} - 3", OLDER),
    "the beginning cut off": ("DELETE FROM audit_entry WHERE seq < 5", CHANGED),
    "another hash": (f"UPDATE audit_entry SET hash = randomblob(32) {ONE}", CHANGED),
    "another former hash": (f"UPDATE audit_entry SET prev_hash = randomblob(32) {ONE}", CHANGED),
    "a signature by another person": ("UPDATE audit_checkpoint SET signer = 3 WHERE signer = 2", MARKED),
    "another signature": ("UPDATE audit_checkpoint SET signature = randomblob(64)", MARKED),
    "a signature moved to another entry": ("UPDATE audit_checkpoint SET seq = 2 WHERE signer = 2", MARKED),
    "a signature of another time": (
        "UPDATE audit_checkpoint SET at_utc = '2026-08-01 03:24:00.000000' WHERE signer = 2",
        MARKED,
    ),
    "the signatures taken out": ("DELETE FROM audit_checkpoint", UNSIGNED),
}


@pytest.fixture(scope="module")
def days(clinic_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a clinic in which people came, worked and went."""
    folder = tmp_path_factory.mktemp("days") / "clinic"
    clinic = Clinic.copied(clinic_template, folder)
    sign_note(clinic, clinic.client("Ayu Lestari", NADIRA, consent=True), NADIRA)
    clinic.at(ADMIN)
    clinic.close()
    return folder


@pytest.fixture
def lived_in(days: Path, tmp_path: Path) -> Clinic:
    """That clinic, with the administrator at work."""
    clinic = Clinic.copied(days, tmp_path / "clinic")
    clinic.at(ADMIN)
    return clinic


def test_untouched_nothing_is_found(lived_in: Clinic) -> None:
    assert verified(lived_in) == set()


@pytest.mark.parametrize("what", TAMPERED)
@one_kind
def test_a_changed_log(lived_in: Clinic, what: str) -> None:
    statement, kind = TAMPERED[what]

    tamper(lived_in, statement)

    assert kind in {found for found, _ in verified(lived_in)}


@one_kind
def test_two_entries_in_each_others_place(lived_in: Clinic) -> None:
    tamper(
        lived_in,
        "UPDATE audit_entry SET seq = -1 WHERE seq = 12",
        "UPDATE audit_entry SET seq = 12 WHERE seq = 13",
        "UPDATE audit_entry SET seq = 13 WHERE seq = -1",
    )

    assert "log.changed" in {found for found, _ in verified(lived_in)}
