"""A client's problems: which there are, what the person may do with them. Builds nothing."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.permissions import Permission
from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.notes.rules.problems import may_code
from clinic_app.notes.values.problems import (
    CodeSystem,
    Problem,
    ProblemId,
    ProblemsChanged,
    ProblemState,
    ProblemWish,
)
from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from ui.panels.faults import by_field
from ui.panels.host import Host

ELSEWHERE = {"": ""}
"""Refused in words that belong to no field; they were shown."""


class ProblemPresenter(QObject):
    """`shown` when there is something else to show. Each reading is in the log, so it reads when told to."""

    shown = Signal()

    def __init__(self, workspace: Workspace, host: Host, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._host = workspace, host
        self.client_id: ClientId | None = None
        self.problems: tuple[Problem, ...] = ()
        self.readable = False
        """Whether `problems` are the client's: not so without the clinical key, or when one is damaged."""
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening, and know nothing any more."""
        self._forget()
        self.client_id, self.problems, self.readable = None, (), False

    def show(self, client_id: ClientId | None) -> None:
        """Read the problems of a client; None shows nobody's."""
        self.client_id = client_id
        self.problems, self.readable = (), False
        if client_id is not None and self._workspace.may(Permission.PROBLEM_READ):
            found = self._host.attempt(lambda: self._workspace.notes.problems(client_id))
            self.problems, self.readable = found or (), found is not None
        self.shown.emit()

    def _on_change(self, change: object) -> None:
        if isinstance(change, ProblemsChanged) and change.client_id == self.client_id:
            self.show(self.client_id)

    # What there is

    @property
    def standing(self) -> tuple[Problem, ...]:
        """Those that are open, the primary one first."""
        return tuple(one for one in self.problems if one.state is ProblemState.OPEN)

    @property
    def closed(self) -> tuple[Problem, ...]:
        """Those that are closed, the one closed last first."""
        return tuple(one for one in self.problems if one.state is ProblemState.CLOSED)

    @property
    def may_write(self) -> bool:
        """Whether the person may record problems."""
        return self.readable and self._workspace.may(Permission.PROBLEM_WRITE)

    def may_change(self, problem: Problem) -> bool:
        """Whether the person may change that one: a code of ICD-10 is for doctors and psychologists."""
        return self.may_write and problem.system in self.systems()

    def systems(self) -> tuple[CodeSystem, ...]:
        """The lists that the person codes by, the usual one first."""
        title = self._workspace.me.title
        order = (CodeSystem.ICD10, CodeSystem.CATEGORY)
        return tuple(system for system in order if may_code(title, system))

    def programmes(self) -> tuple[Programme, ...]:
        """Those that the client is in, what one leads oneself first; without any, those of the house."""
        episodes = self._workspace.episodes.of(self.client_id) if self.client_id is not None else ()
        me = self._workspace.my_id
        order = sorted(
            episodes,
            key=lambda one: (one.closed_on is not None, one.lead_id != me, -one.opened_on.toordinal()),
        )
        found = tuple(dict.fromkeys(one.programme for one in order))
        return found or self._workspace.facility.profile().programmes

    def today(self) -> date:
        """The clinic's day."""
        return self._workspace.today()

    # What is done: faults by field, none when it was done; "" stands for one that was said already

    def record(self, wish: ProblemWish) -> dict[str, str]:
        """Record it; faults by field when something can't be taken."""
        before = {one.id for one in self.problems}

        def said(made: Problem) -> str:
            return _("Problem opened again") if made.id in before else _("Problem recorded")

        return self._try(lambda: self._workspace.notes.record_problem(wish), said)

    def correct(self, problem_id: ProblemId, first_on: date, code: str) -> dict[str, str]:
        """Another first day or a finer code."""
        notes = self._workspace.notes
        return self._try(
            lambda: notes.correct_problem(problem_id, first_on=first_on, code=code),
            lambda _made: _("Problem corrected"),
        )

    def close_one(self, problem_id: ProblemId, on: date) -> dict[str, str]:
        """Close one."""
        notes = self._workspace.notes
        return self._try(lambda: notes.close_problem(problem_id, on), lambda _made: _("Problem closed"))

    def reopen(self, problem_id: ProblemId, on: date) -> dict[str, str]:
        """Open one again."""
        notes = self._workspace.notes
        return self._try(
            lambda: notes.reopen_problem(problem_id, on), lambda _made: _("Problem opened again")
        )

    def make_primary(self, problem_id: ProblemId) -> None:
        """Make it the one that the client mainly comes for."""
        notes = self._workspace.notes
        self._try(lambda: notes.make_primary(problem_id), lambda _made: _("Main problem changed"))

    def withdraw(self, problem_id: ProblemId) -> None:
        """Take back what was recorded by mistake."""
        notes = self._workspace.notes

        def withdraw() -> bool:
            notes.withdraw_problem(problem_id)
            return True

        self._try(withdraw, lambda _made: _("Problem taken back"))

    def _try(self, act: Callable[[], object], said: Callable[..., str]) -> dict[str, str]:
        refused: dict[str, str] = {}

        def tried() -> object:
            try:
                return act()
            except (InvalidInput, InvalidInputs) as fault:
                refused.update(by_field(fault))
            return None

        made = self._host.attempt(tried)
        if made is not None:
            self._host.toast(said(made))
            return {}
        return refused or ELSEWHERE
