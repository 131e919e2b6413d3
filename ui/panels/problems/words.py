"""How problems are written in few words."""

from datetime import date

from clinic_app.common.locale import brief_date, day_month
from clinic_app.common.translations import _, pgettext
from clinic_app.notes.rules.codes import label
from clinic_app.notes.values.problems import CodeSystem, Problem
from ui.panels.words import DOT
from ui.widgets.wording import programme_name


def problem_name(problem: Problem) -> str:
    """`Kecemasan`."""
    return label(problem.system, problem.code)


def system_name(system: CodeSystem) -> str:
    """Which list it is."""
    return _("Category") if system is CodeSystem.CATEGORY else "ICD-10"


def near(day: date, today: date) -> str:
    """Within a sentence: `hari ini`, `5 Jan`, in another year `5 Jan 2025`."""
    if day == today:
        return pgettext("in a sentence", "today")
    return day_month(day) if day.year == today.year else brief_date(day)


def lasting(problem: Problem, today: date) -> str:
    """`sejak 5 Jan`, or `5 Jan 2025 – 3 Mar 2025` once it is closed."""
    if problem.closed_on is None:
        return _("since {day}").format(day=near(problem.first_on, today))
    return f"{near(problem.first_on, today)} – {near(problem.closed_on, today)}"


def facts(problem: Problem, today: date) -> str:
    """`P02 · Konseling · sejak 5 Jan`."""
    parts = (problem.code, programme_name(problem.programme, short=True), lasting(problem, today))
    return DOT.join(parts)
