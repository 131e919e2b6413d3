"""Problems of clients: recorded, closed, opened again; sealed, merged, refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clinic_app.common.errors import ClinicError, Damaged, InvalidInputs, NotFound, NotPermitted, Refused
from clinic_app.facility.values import Programme
from clinic_app.notes import problems
from clinic_app.notes.model_problems import ClientProblem
from clinic_app.notes.values.problems import (
    CodeSystem,
    Problem,
    ProblemId,
    ProblemsChanged,
    ProblemState,
    ProblemWish,
)
from clinic_app.people.model import Client
from clinic_app.people.values import ClientId
from tests.support.clinic import TODAY, Clinic

CATEGORY, ICD10 = CodeSystem.CATEGORY, CodeSystem.ICD10
BEGAN = date(2026, 1, 5)


@pytest.fixture(scope="module")
def shared(clinic_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """One clinic for all of these; each test has a client of its own."""
    own = Clinic.copied(clinic_template, tmp_path_factory.mktemp("problems") / "clinic")
    yield own
    own.close()


@pytest.fixture
def ayu(shared: Clinic) -> ClientId:
    return shared.client("Ayu Lestari", "nadira")


def wish(client: ClientId, code: str = "P02", **fields: Any) -> ProblemWish:
    system = ICD10 if "." in code or code in ("F32", "X61") else CATEGORY
    known = {"programme": Programme.PSY, "system": system, "code": code, "first_on": BEGAN, **fields}
    return ProblemWish(client, **known)


def codes(clinic: Clinic, client: ClientId) -> list[tuple[str, bool, bool]]:
    """Code, open, primary of each problem, in their order."""
    found = clinic.at("nadira").notes.problems(client)
    return [(one.code, one.state is ProblemState.OPEN, one.primary) for one in found]


def fault_of(error: pytest.ExceptionInfo[InvalidInputs]) -> tuple[str, str]:
    (fault,) = error.value.faults
    return fault.field, fault.code


def test_the_first_problem_is_the_primary_one_until_another_is(shared: Clinic, ayu: ClientId) -> None:
    notes = shared.at("nadira").notes
    first = notes.record_problem(wish(ayu))
    second = notes.record_problem(wish(ayu, "F32.1"))
    assert (first.primary, second.primary) == (True, False)

    notes.make_primary(second.id)

    assert codes(shared, ayu) == [("F32.1", True, True), ("P02", True, False)]
    assert notes.record_problem(wish(ayu, "K01", primary=True)).primary
    assert [primary for _, _, primary in codes(shared, ayu)] == [True, False, False]


def test_a_problem_closed_and_opened_within_a_year_is_the_same_row(shared: Clinic, ayu: ClientId) -> None:
    notes = shared.at("nadira").notes
    problem = notes.record_problem(wish(ayu, first_on=date(2025, 1, 5)))
    closed = notes.close_problem(problem.id, date(2025, 8, 20))
    assert (closed.state, closed.closed_on) == (ProblemState.CLOSED, date(2025, 8, 20))

    again = notes.reopen_problem(problem.id)

    assert again == problem
    assert notes.problems(ayu) == (problem,)


def test_a_year_after_the_closing_it_is_a_new_case(shared: Clinic, ayu: ClientId) -> None:
    notes = shared.at("nadira").notes
    problem = notes.record_problem(wish(ayu, first_on=date(2025, 1, 5)))
    closed = notes.close_problem(problem.id, date(2025, 8, 19))

    again = notes.reopen_problem(problem.id)

    assert (again.first_on, again.state) == (TODAY, ProblemState.OPEN)
    assert again.id != problem.id
    assert notes.problems(ayu) == (again, closed)


@pytest.mark.parametrize(("first_on", "same"), [(date(2026, 8, 18), True), (date(2026, 8, 19), False)])
def test_recording_it_again_goes_by_the_same_rule(
    shared: Clinic, ayu: ClientId, first_on: date, same: bool
) -> None:
    notes = shared.at("nadira").notes
    problem = notes.record_problem(wish(ayu, "F32.0", first_on=date(2025, 1, 5)))
    notes.close_problem(problem.id, date(2025, 8, 19))

    again = notes.record_problem(wish(ayu, "F32.1", first_on=first_on))

    assert (again.id == problem.id) is same
    assert (again.code, again.first_on) == ("F32.1", problem.first_on if same else first_on)


def test_the_newest_of_several_cases_is_gone_on_with(shared: Clinic, ayu: ClientId) -> None:
    notes = shared.at("nadira").notes
    old = notes.record_problem(wish(ayu, first_on=date(2020, 1, 5)))
    notes.close_problem(old.id, date(2020, 2, 5))
    newer = notes.reopen_problem(old.id, date(2026, 1, 5))
    notes.close_problem(newer.id, date(2026, 2, 5))

    assert notes.reopen_problem(old.id).id == newer.id
    with pytest.raises(Refused) as refused:
        notes.reopen_problem(old.id)
    assert refused.value.code == "problem.open_already"


def test_what_cannot_be_is_named_by_its_field(shared: Clinic, ayu: ClientId) -> None:
    notes = shared.at("nadira").notes
    problem = notes.record_problem(wish(ayu, "F32.1"))
    tomorrow = date(2026, 8, 20)
    for act, fault in (
        (lambda: notes.record_problem(wish(ayu, first_on=tomorrow)), ("first_on", "problem.future")),
        (
            lambda: notes.record_problem(wish(ayu, first_on=date(2001, 3, 11))),
            ("first_on", "problem.before_birth"),
        ),
        (lambda: notes.record_problem(wish(ayu, "P99")), ("code", "problem.code")),
        (lambda: notes.record_problem(wish(ayu, "F32.2")), ("code", "problem.open_already")),
        (lambda: notes.close_problem(problem.id, tomorrow), ("on", "problem.future")),
        (lambda: notes.close_problem(problem.id, date(2026, 1, 4)), ("on", "problem.before_first")),
        (lambda: notes.correct_problem(problem.id, first_on=tomorrow), ("first_on", "problem.future")),
        (
            lambda: notes.correct_problem(problem.id, first_on=BEGAN, code="F33"),
            ("code", "problem.other_case"),
        ),
    ):
        with pytest.raises(InvalidInputs) as refused:
            act()
        assert fault_of(refused) == fault
    assert notes.problems(ayu) == (problem,)


def test_a_first_day_is_corrected_but_not_into_an_earlier_case(shared: Clinic, ayu: ClientId) -> None:
    notes = shared.at("nadira").notes
    old = notes.record_problem(wish(ayu, first_on=date(2024, 1, 5)))
    notes.close_problem(old.id, date(2024, 3, 1))
    new = notes.record_problem(wish(ayu, first_on=date(2026, 8, 1)))

    assert notes.correct_problem(new.id, first_on=date(2025, 3, 1)).first_on == date(2025, 3, 1)
    with pytest.raises(InvalidInputs) as refused:
        notes.correct_problem(new.id, first_on=date(2025, 2, 28))
    assert fault_of(refused) == ("first_on", "problem.earlier_case")
    with pytest.raises(InvalidInputs) as refused:
        notes.correct_problem(old.id, first_on=date(2024, 3, 2))
    assert fault_of(refused) == ("first_on", "problem.after_closing")


def test_what_was_recorded_by_mistake_is_nobodys(shared: Clinic, ayu: ClientId) -> None:
    notes = shared.at("nadira").notes
    problem = notes.record_problem(wish(ayu))

    notes.withdraw_problem(problem.id)

    assert notes.problems(ayu) == ()
    with pytest.raises(NotFound):
        notes.make_primary(problem.id)
    assert notes.record_problem(wish(ayu)).id != problem.id


def test_icd10_is_for_doctors_and_psychologists(shared: Clinic) -> None:
    ayu = shared.client("Ayu Lestari", "nadira", "bagus")
    coded = shared.at("nadira").notes.record_problem(wish(ayu, "F32.1"))
    notes = shared.at("bagus").notes

    for act in (
        lambda: notes.record_problem(wish(ayu, "F41.2")),
        lambda: notes.close_problem(coded.id),
        lambda: notes.make_primary(coded.id),
    ):
        with pytest.raises(NotPermitted) as refused:
            act()
        assert refused.value.code == "problem.icd10"
    assert notes.record_problem(wish(ayu)).code == "P02"
    assert [one.code for one in notes.problems(ayu)] == ["F32.1", "P02"]


def test_only_the_team_reads_and_writes_and_reading_is_logged(shared: Clinic, ayu: ClientId) -> None:
    problem = shared.at("nadira").notes.record_problem(wish(ayu))
    before = len(shared.log("problem.opened"))
    notes = shared.at("yohanes").notes
    for act in (
        lambda: notes.problems(ayu),
        lambda: notes.record_problem(wish(ayu)),
        lambda: notes.close_problem(problem.id),
    ):
        with pytest.raises(NotPermitted) as refused:
            act()
        assert refused.value.code == "permission.own"
    assert len(shared.log("problem.opened")) == before

    shared.at("nadira").notes.problems(ayu)

    assert shared.log("problem.opened")[before:][0].object_id == str(ayu)


def test_changes_are_announced(shared: Clinic, ayu: ClientId) -> None:
    heard: list[object] = []
    workspace = shared.at("nadira")
    forget = workspace.changes.subscribe(heard.append)

    workspace.notes.record_problem(wish(ayu))
    forget()

    assert heard == [ProblemsChanged(ayu)]


def test_problems_of_a_merged_client_are_those_of_whom_it_became(shared: Clinic, ayu: ClientId) -> None:
    double = shared.client("Ayu Lestary", "nadira")
    notes = shared.at("nadira").notes
    of_double = notes.record_problem(wish(double))
    of_ayu = notes.record_problem(wish(ayu, "F32.1"))
    desk = shared.desk("nadira")
    with desk.command(quiet=True) as work:
        work.session.get_one(Client, double).merged_into = ayu

    with desk.reading() as session:
        for asked in ((ayu,), (double,), (ayu, double)):
            found = problems.of_clients(session, desk.keys, asked)
            assert {client: [one.id for one in those] for client, those in found.items()} == {
                ayu: [of_ayu.id, of_double.id]
                if of_ayu.client_id < of_double.client_id
                else [of_double.id, of_ayu.id]
            }
            assert {one.client_id for those in found.values() for one in those} == {ayu}
    with pytest.raises(InvalidInputs):
        notes.record_problem(wish(ayu))
    assert notes.close_problem(of_double.id).client_id == ayu


def test_many_clients_are_read_in_one_statement_each_thousandth(shared: Clinic, ayu: ClientId) -> None:
    desk = shared.desk("nadira")
    problem = shared.at("nadira").notes.record_problem(wish(ayu))
    with desk.reading() as session:
        found = problems.of_clients(session, desk.keys, range(1, 40_000))

    assert found[ayu] == (problem,)


def test_all_blobs_are_equally_long_and_the_log_tells_no_state(shared: Clinic, ayu: ClientId) -> None:
    notes = shared.at("nadira").notes
    first_line = len(shared.log())
    first = notes.record_problem(wish(ayu))
    notes.record_problem(wish(ayu, "F32.1", programme=Programme.PEER, primary=True))
    notes.close_problem(first.id)
    notes.withdraw_problem(first.id)

    assert len({len(row[-1]) for row in shared.rows(ClientProblem)}) == 1
    told = {frozenset(line.details) for line in shared.log()[first_line:]}
    assert not any(word in str(told) for word in ("closed", "P02", "F32", "2026"))


def test_a_row_of_another_programme_or_client_does_not_open(shared: Clinic, ayu: ClientId) -> None:
    desk = shared.desk("nadira")
    facts = (Programme.BK, CATEGORY, "P02", BEGAN, ProblemState.OPEN, None, True)
    problem = Problem(ProblemId(9_000), ayu, *facts)
    row = problems.sealed_row(desk.keys, problem, 1, desk.now_utc())
    key = desk.keys.clinical_key(row.generation)
    assert problems.opened(key, row, ayu) == problem

    for column, value in (
        ("programme", Programme.PSY),
        ("client_id", ayu + 1),
        ("version", 2),
        ("id", 9_001),
    ):
        kept = getattr(row, column)
        setattr(row, column, value)
        with pytest.raises(Damaged):
            problems.opened(key, row, ayu)
        setattr(row, column, kept)


def test_nobody_without_the_clinical_key_takes_it_for_no_problems(
    shared: Clinic, ayu: ClientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = shared.at("nadira")
    monkeypatch.setattr(shared.desk("nadira").keys, "_clinical", {})

    with pytest.raises(ClinicError) as refused:
        workspace.notes.problems(ayu)
    assert refused.value.code == "clinical_key.missing"
