"""When a problem may be recorded, closed and opened again, and what is one case (handbook §7.4.3). Pure."""

from collections.abc import Iterable
from datetime import date

from clinic_app.common.errors import InvalidInput
from clinic_app.common.permissions import Title
from clinic_app.notes.rules.codes import known
from clinic_app.notes.values.problems import CodeSystem, Problem, ProblemState, case_code

_CODES_ICD10 = frozenset({Title.DOCTOR, Title.PSYCHOLOGIST})


def may_code(title: Title, system: CodeSystem) -> bool:
    """ICD-10 is coded by doctors and clinical psychologists; everybody else uses the categories (§2.1)."""
    return system is CodeSystem.CATEGORY or title in _CODES_ICD10


def same_case(closed_on: date, again_on: date) -> bool:
    """Whether a problem that came back is the same case: it had been closed for less than 12 months."""
    try:
        year_later = closed_on.replace(year=closed_on.year + 1)
    except ValueError:
        # 29 February, or the last year that there is.
        if closed_on.year == date.max.year:
            return True
        year_later = date(closed_on.year + 1, 2, 28)
    return again_on < year_later


def of_case(problems: Iterable[Problem], system: CodeSystem, code: str) -> list[Problem]:
    """The client's problems that are counted under that code, the latest last; none withdrawn."""
    found = [
        problem
        for problem in problems
        if problem.state is not ProblemState.WITHDRAWN
        and (problem.system, problem.case_code) == (system, case_code(code))
    ]
    return sorted(found, key=lambda problem: (problem.closed_on or date.max, problem.id))


def check_code(system: CodeSystem, code: str) -> list[InvalidInput]:
    """A code that its list doesn't have."""
    return [] if known(system, code) else [InvalidInput("code", "problem.code")]


def check_first_day(first_on: date, today: date, earliest: date) -> list[InvalidInput]:
    """A first day to come, or before the client's birth (`earliest`)."""
    if first_on > today:
        return [InvalidInput("first_on", "problem.future")]
    if first_on < earliest:
        return [InvalidInput("first_on", "problem.before_birth")]
    return []


def check_correction(
    problem: Problem, first_on: date, code: str, others: Iterable[Problem]
) -> list[InvalidInput]:
    """What speaks against another first day, or a finer code, of a problem; `others` are of the same case.

    The day must not lie after the closing, nor so near to an earlier case that it would be that one.
    """
    faults = []
    if case_code(code) != problem.case_code:
        faults.append(InvalidInput("code", "problem.other_case"))
    if problem.closed_on is not None and first_on > problem.closed_on:
        faults.append(InvalidInput("first_on", "problem.after_closing"))
    earlier = [
        other.closed_on
        for other in others
        if other.id != problem.id and other.closed_on is not None and other.first_on <= problem.first_on
    ]
    if any(same_case(closed_on, first_on) for closed_on in earlier):
        faults.append(InvalidInput("first_on", "problem.earlier_case"))
    return faults


def check_closing(problem: Problem, on: date, today: date) -> list[InvalidInput]:
    """A last day to come, or before the first one."""
    if on > today:
        return [InvalidInput("on", "problem.future")]
    if on < problem.first_on:
        return [InvalidInput("on", "problem.before_first")]
    return []


def check_reopening(closed_on: date, on: date, today: date) -> list[InvalidInput]:
    """A day to come, or before the closing."""
    if on > today:
        return [InvalidInput("on", "problem.future")]
    if on < closed_on:
        return [InvalidInput("on", "problem.before_closing")]
    return []


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """As they are shown: open ones first, the primary before the others, each kind the newest first."""

    def place(problem: Problem) -> tuple[bool, bool, int, int]:
        is_open = problem.state is ProblemState.OPEN
        day = problem.first_on if is_open else problem.closed_on or problem.first_on
        return not is_open, is_open and not problem.primary, -day.toordinal(), problem.id

    return tuple(sorted(problems, key=place))
