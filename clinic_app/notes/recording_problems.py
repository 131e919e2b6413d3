"""What a person may do with the problems of own clients."""

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Work
from clinic_app.audit.serving import Service
from clinic_app.common.errors import InvalidInput, InvalidInputs, NotFound, NotPermitted, Refused
from clinic_app.common.permissions import Permission, requires
from clinic_app.notes import problems
from clinic_app.notes.model_problems import ClientProblem
from clinic_app.notes.rules import problems as rules
from clinic_app.notes.values.problems import (
    CodeSystem,
    Problem,
    ProblemId,
    ProblemsChanged,
    ProblemState,
    ProblemWish,
)
from clinic_app.people.care_team import assert_may
from clinic_app.people.model import Client
from clinic_app.people.queries.record import client_row
from clinic_app.people.values import BirthPrecision, ClientId
from clinic_app.vault.hashing import sealed_hash

RECORDED, CHANGED = "problem.recorded", "problem.changed"
"""What the log calls them. It doesn't tell what changed: the state is as secret as the code (SECURITY §2)."""


class RecordingProblems(Service):
    """Problems: recorded, corrected, closed and opened again, for counselors of the care team.

    All raise NotPermitted outside the team, without the clinical key ("clinical_key.missing"), and where a
    code of ICD-10 is written by somebody who is neither doctor nor psychologist ("problem.icd10");
    Damaged where a row was changed outside the program.
    """

    @requires(Permission.PROBLEM_READ)
    def problems(self, client_id: ClientId) -> tuple[Problem, ...]:
        """The client's problems, those open first; logged, like the opening of a record."""
        with self.desk.command() as work:
            bearer = _bearer(work.session, client_id)
            assert_may(work.session, self.desk, Permission.PROBLEM_READ, bearer)
            found = self._all(work, bearer)
            work.log("problem.opened", "client", bearer)
            return rules.in_order(found)

    @requires(Permission.PROBLEM_WRITE)
    def record_problem(self, wish: ProblemWish) -> Problem:
        """Record a problem; one that was closed less than 12 months before is opened again (§7.4.3).

        The first one of a client is the primary one, whatever the wish. Raises InvalidInputs.
        """
        with self.desk.command() as work:
            bearer = _bearer(work.session, wish.client_id)
            self._assert_may_write(work, bearer, wish.system)
            known = self._all(work, bearer)
            _refuse(
                rules.check_code(wish.system, wish.code)
                + rules.check_first_day(wish.first_on, work.today, _born(work.session, bearer))
            )
            case = rules.of_case(known, wish.system, wish.code)
            if case and case[-1].state is ProblemState.OPEN:
                _refuse([InvalidInput("code", "problem.open_already")])
            former = case[-1].closed_on if case else None
            if former is not None and rules.same_case(former, wish.first_on):
                changed = replace(case[-1], code=wish.code, state=ProblemState.OPEN, closed_on=None)
                return self._put(work, _placed(changed, known, wish.primary), known)
            problem = Problem(
                ProblemId(0),
                bearer,
                wish.programme,
                wish.system,
                wish.code,
                wish.first_on,
                ProblemState.OPEN,
                None,
                wish.primary,
            )
            return self._put(work, _placed(problem, known, wish.primary), known)

    @requires(Permission.PROBLEM_WRITE)
    def correct_problem(self, problem_id: ProblemId, *, first_on: date, code: str | None = None) -> Problem:
        """Another first day, or a finer code of the same case. Raises InvalidInputs, NotFound, Refused."""
        with self.desk.command() as work:
            problem, known = self._found(work, problem_id)
            wanted = problem.code if code is None else code
            others = rules.of_case(known, problem.system, problem.code)
            _refuse(
                rules.check_code(problem.system, wanted)
                + rules.check_first_day(first_on, work.today, _born(work.session, problem.client_id))
                + rules.check_correction(problem, first_on, wanted, others)
            )
            return self._put(work, replace(problem, first_on=first_on, code=wanted), known)

    @requires(Permission.PROBLEM_WRITE)
    def close_problem(self, problem_id: ProblemId, on: date | None = None) -> Problem:
        """Close it; `on` is the last day that belongs to it, today by default.

        Raises InvalidInputs, NotFound, Refused("problem.not_open").
        """
        with self.desk.command() as work:
            problem, known = self._found(work, problem_id, ProblemState.OPEN)
            last = work.today if on is None else on
            _refuse(rules.check_closing(problem, last, work.today))
            return self._put(work, replace(problem, state=ProblemState.CLOSED, closed_on=last), known)

    @requires(Permission.PROBLEM_WRITE)
    def reopen_problem(self, problem_id: ProblemId, on: date | None = None) -> Problem:
        """Go on with a closed problem `on` that day, today by default.

        Within 12 months after the closing it is the same case and the same row; later it is a new case, and
        a new row that begins on that day (§7.4.3). Of several cases with its code, the last one counts.
        Raises InvalidInputs, NotFound, Refused with problem.not_closed or problem.open_already.
        """
        with self.desk.command() as work:
            asked, known = self._found(work, problem_id, ProblemState.CLOSED)
            problem = rules.of_case(known, asked.system, asked.code)[-1]
            if problem.closed_on is None:
                raise Refused("problem.open_already")
            again = work.today if on is None else on
            _refuse(rules.check_reopening(problem.closed_on, again, work.today))
            opened = replace(problem, state=ProblemState.OPEN, closed_on=None)
            if not rules.same_case(problem.closed_on, again):
                opened = replace(opened, id=ProblemId(0), first_on=again)
            return self._put(work, _placed(opened, known, False), known)

    @requires(Permission.PROBLEM_WRITE)
    def make_primary(self, problem_id: ProblemId) -> Problem:
        """Make an open problem the one that the client mainly comes for. Raises NotFound, Refused."""
        with self.desk.command() as work:
            problem, known = self._found(work, problem_id, ProblemState.OPEN)
            return problem if problem.primary else self._put(work, replace(problem, primary=True), known)

    @requires(Permission.PROBLEM_WRITE)
    def withdraw_problem(self, problem_id: ProblemId) -> None:
        """Take back what was recorded by mistake: it is neither shown nor counted any more.

        Raises NotFound.
        """
        with self.desk.command() as work:
            problem, known = self._found(work, problem_id)
            self._put(work, replace(problem, state=ProblemState.WITHDRAWN, primary=False), known)

    # --- parts ------------------------------------------------------------------------------------

    def _all(self, work: Work, bearer: ClientId) -> tuple[Problem, ...]:
        if not self.desk.keys.has_clinical:
            # They must not take it for a client without problems.
            raise NotPermitted("clinical_key.missing")
        return problems.of_clients(work.session, self.desk.keys, (bearer,)).get(bearer, ())

    def _assert_may_write(self, work: Work, bearer: ClientId, system: CodeSystem) -> None:
        assert_may(work.session, self.desk, Permission.PROBLEM_WRITE, bearer)
        if not rules.may_code(self.desk.title, system):
            raise NotPermitted("problem.icd10")

    def _found(
        self, work: Work, problem_id: ProblemId, state: ProblemState | None = None
    ) -> tuple[Problem, tuple[Problem, ...]]:
        """The problem, and all of its client. Raises NotFound, NotPermitted, Refused if it isn't `state`."""
        row = work.session.get(ClientProblem, problem_id)
        if row is None:
            raise NotFound("problem.unknown")
        bearer = _bearer(work.session, row.client_id)
        assert_may(work.session, self.desk, Permission.PROBLEM_WRITE, bearer)
        known = self._all(work, bearer)
        problem = next((one for one in known if one.id == problem_id), None)
        if problem is None:
            raise NotFound("problem.unknown")
        self._assert_may_write(work, bearer, problem.system)
        if state is not None and problem.state is not state:
            raise Refused("problem.not_open" if state is ProblemState.OPEN else "problem.not_closed")
        return problem, known

    def _put(self, work: Work, problem: Problem, known: tuple[Problem, ...]) -> Problem:
        """Write it, as a new row where it has no number yet; an open primary one is the only one."""
        if problem.primary and problem.state is ProblemState.OPEN:
            for other in known:
                if other.id != problem.id and other.primary and other.state is ProblemState.OPEN:
                    self._change(work, replace(other, primary=False))
        if problem.id:
            self._change(work, problem)
        else:
            number = 1 + (work.session.scalar(select(func.max(ClientProblem.id))) or 0)
            problem = replace(problem, id=ProblemId(number))
            row = problems.sealed_row(self.desk.keys, problem, 1, work.now_utc)
            work.session.add(row)
            _log(work, RECORDED, row)
        work.announce(ProblemsChanged(problem.client_id))
        return problem

    def _change(self, work: Work, problem: Problem) -> None:
        row = work.session.get_one(ClientProblem, problem.id)
        row.version += 1
        problems.put(row, self.desk.keys, problem, work.now_utc)
        _log(work, CHANGED, row)


def _log(work: Work, action: str, row: ClientProblem) -> None:
    work.log(
        action,
        "client_problem",
        row.id,
        client=row.client_id,
        programme=row.programme,
        version=row.version,
        sealed=sealed_hash(row.blob),
    )


def _placed(problem: Problem, known: tuple[Problem, ...], wished: bool) -> Problem:
    """A problem that is opened: the primary one if it is wished, or if no other is."""
    others = (one for one in known if one.id != problem.id and one.state is ProblemState.OPEN)
    return replace(problem, primary=wished or not any(one.primary for one in others))


def _refuse(faults: list[InvalidInput]) -> None:
    if faults:
        raise InvalidInputs(faults)


def _bearer(session: Session, client_id: int) -> ClientId:
    """Who stands for this client. Raises NotFound."""
    return ClientId(client_row(session, client_id).merged_into or client_id)


def _born(session: Session, client_id: int) -> date:
    """The first day that the client can have lived; only the year is known of an estimated birth date."""
    row = session.get_one(Client, client_id)
    if row.birth_precision is BirthPrecision.ESTIMATED:
        return row.birth_date.replace(month=1, day=1)
    return row.birth_date
