"""Problems that somebody changed outside the program: refused where they are read, and found by `verify`."""

from datetime import date

import pytest

from clinic_app.common.errors import Damaged
from clinic_app.facility.values import Programme
from clinic_app.notes.model_problems import ClientProblem
from clinic_app.notes.values.problems import CodeSystem, ProblemWish
from clinic_app.people.values import ClientId
from tests.support.clinic import Clinic
from tests.support.tampering import tamper, verified

pytestmark = pytest.mark.fault

TAMPERED = {
    "a byte": (
        "UPDATE client_problem SET blob = CAST(substr(blob, 1, 60) || x'5A' || substr(blob, 62) AS BLOB)"
    ),
    "another's words": "UPDATE client_problem SET blob = (SELECT blob FROM client_problem WHERE id = 1)",
    "another client": "UPDATE client_problem SET client_id = :other WHERE id = 1",
    "another programme": "UPDATE client_problem SET programme = 'PEER' WHERE id = 1",
    "another version": "UPDATE client_problem SET version = 1 WHERE id = 1",
    "another generation": "UPDATE client_problem SET generation = 2 WHERE id = 1",
    "an older version put back": "UPDATE client_problem SET blob = :older, version = 1 WHERE id = 1",
    "another author": "UPDATE client_problem SET saved_by = 2 WHERE id = 1",
}
OPENS = ("an older version put back", "another author")
"""What an honest program can't tell by the row alone; the log tells."""


@pytest.fixture
def clients(clinic: Clinic) -> tuple[ClientId, ClientId]:
    return clinic.client("Ayu Lestari", "nadira"), clinic.client("Made Wirawan", "nadira")


@pytest.mark.usefixtures("one_kind_of_tampering")
@pytest.mark.parametrize("what", TAMPERED)
def test_a_changed_problem_is_found(clinic: Clinic, clients: tuple[ClientId, ClientId], what: str) -> None:
    ayu, other = clients
    notes = clinic.at("nadira").notes
    wish = ProblemWish(ayu, Programme.PSY, CodeSystem.CATEGORY, "P02", date(2026, 1, 5))
    first = notes.record_problem(wish)
    older = older_blob(clinic)
    notes.correct_problem(first.id, first_on=date(2026, 1, 6))
    notes.record_problem(ProblemWish(ayu, Programme.PSY, CodeSystem.ICD10, "F41.2", date(2026, 1, 5)))
    assert verified(clinic) == set()

    tamper(clinic, TAMPERED[what], other=other, older=older)

    assert verified(clinic) == {("problem.broken", "client_problem")}
    if what in OPENS:
        notes.problems(ayu)
    else:
        with pytest.raises(Damaged):
            notes.problems(other if what == "another client" else ayu)


@pytest.mark.usefixtures("one_kind_of_tampering")
def test_a_problem_that_is_gone_is_found(clinic: Clinic, clients: tuple[ClientId, ClientId]) -> None:
    wish = ProblemWish(clients[0], Programme.PSY, CodeSystem.CATEGORY, "P02", date(2026, 1, 5))
    clinic.at("nadira").notes.record_problem(wish)

    tamper(clinic, "DELETE FROM client_problem")

    assert verified(clinic) == {("problem.missing", "client_problem")}


def older_blob(clinic: Clinic) -> bytes:
    (row,) = clinic.rows(ClientProblem)
    blob: bytes = row[-1]
    return blob
