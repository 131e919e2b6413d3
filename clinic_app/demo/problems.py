"""What clients come for, as their counselors recorded it after the first session (handbook §6.1, §6.3)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import count, groupby
from random import Random

from clinic_app.demo import sources
from clinic_app.demo.ledger import Ledger
from clinic_app.demo.plan import Course, Invented, Visit, Worker
from clinic_app.demo.replay import Replay
from clinic_app.facility.values import Programme
from clinic_app.notes import problems
from clinic_app.notes.model_problems import ClientProblem
from clinic_app.notes.recording_problems import RECORDED
from clinic_app.notes.rules.problems import may_code
from clinic_app.notes.values.problems import CodeSystem, Problem, ProblemId, ProblemState, case_code
from clinic_app.people.values import ClientId
from clinic_app.vault.hashing import sealed_hash

_SHARE, _SECOND = 0.88, 0.18
"""How many courses have a problem written down, and how many of them another one."""
_CLOSED = 0.85
_A_CASE_ENDS = timedelta(days=366)
"""A problem closed for so long is a new case when it comes back (handbook §7.4.3)."""
_COLUMNS = tuple(column.key for column in ClientProblem.__table__.columns)


class Problems:
    """Plans and writes them. All chance is its own, so that the rest stays the same without it."""

    def __init__(
        self, ledger: Ledger, utc: Callable[[datetime], datetime], chance: Random, now: datetime
    ) -> None:
        self._ledger, self._utc, self._chance, self._now = ledger, utc, chance, now
        self._ids = count(1)

    def spread(self, clients: Iterable[Invented], replay: Replay) -> None:
        """Let each be recorded a few minutes after the first session about it."""
        for client in clients:
            # Who was registered twice would bear the same problem twice.
            if not client.consents or client.same_as is not None:
                continue
            known: dict[tuple[CodeSystem, str], date | None] = {}
            held = [visit for visit in client.visits if visit.ended_at and visit.ended_at < self._now]
            ordered = sorted(held, key=lambda visit: (id(visit.course), visit.start))
            firsts = [next(own) for _, own in groupby(ordered, key=lambda visit: id(visit.course))]
            for visit in sorted(firsts, key=lambda each: each.start):
                if self._chance.random() < _SHARE:
                    self._problem(client, visit, known, replay)
                    if self._chance.random() < _SECOND:
                        self._problem(client, visit, known, replay)

    def _problem(
        self,
        client: Invented,
        visit: Visit,
        known: dict[tuple[CodeSystem, str], date | None],
        replay: Replay,
    ) -> None:
        course, ended = visit.course, visit.ended_at
        assert course is not None
        assert ended is not None
        system = _system(visit.counselor, course.programme)
        fitting = [
            code
            for code in sources.problems()[client.theme][system.value]
            if _is_new_case(known, (system, case_code(code)), visit.day)
        ]
        if not fitting:
            return
        code = fitting[0] if self._chance.random() < 0.6 else self._chance.choice(fitting)
        closed = self._closed_on(course)
        first = not known
        known[system, case_code(code)] = closed
        replay.due(ended + timedelta(minutes=9), self._record, client, visit, system, code, closed, first)

    def _closed_on(self, course: Course) -> date | None:
        closed = course.closed_at
        if closed is None or closed > self._now or self._chance.random() > _CLOSED:
            return None
        return closed.date()

    def _record(
        self,
        at: datetime,
        client: Invented,
        visit: Visit,
        system: CodeSystem,
        code: str,
        closed_on: date | None,
        primary: bool,
    ) -> None:
        problem = Problem(
            ProblemId(next(self._ids)),
            ClientId(client.id),
            visit.service.programme,
            system,
            code,
            visit.day,
            ProblemState.CLOSED if closed_on else ProblemState.OPEN,
            closed_on,
            primary,
        )
        stamp = self._utc(at)
        row = problems.sealed_row(visit.counselor.keys, problem, 1, stamp)
        self._ledger.add(ClientProblem, **{name: getattr(row, name) for name in _COLUMNS})
        self._ledger.log(
            stamp,
            visit.counselor,
            RECORDED,
            "client_problem",
            problem.id,
            client=client.id,
            programme=problem.programme,
            version=1,
            sealed=sealed_hash(row.blob),
        )


def _system(by: Worker, programme: Programme) -> CodeSystem:
    if programme is Programme.PSY and may_code(by.title, CodeSystem.ICD10):
        return CodeSystem.ICD10
    return CodeSystem.CATEGORY


def _is_new_case(
    known: dict[tuple[CodeSystem, str], date | None], case: tuple[CodeSystem, str], day: date
) -> bool:
    """Whether nothing of the kind stands, or it was closed so long before that it counts anew."""
    if case not in known:
        return True
    closed = known[case]
    return closed is not None and day - closed >= _A_CASE_ENDS
