"""What the page of statistics wants from the clinic: a month, the rows behind a number. Builds nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import ClinicError
from clinic_app.common.permissions import Permission, Reach, Role, reach
from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.groups.values import GroupsChanged
from clinic_app.notes.values import NotesChanged
from clinic_app.notes.values.problems import ProblemsChanged
from clinic_app.people.values import PersonId, StaffMember
from clinic_app.referrals.values.heads import ReferralsChanged
from clinic_app.scheduling.values import AppointmentsChanged
from clinic_app.statistics.rules.months import first_day, month_after
from clinic_app.statistics.values.closing import ClosingFinding, Drill, ExportForm, MonthsChanged, Printed
from clinic_app.statistics.values.figures import Measure
from clinic_app.statistics.values.report import MonthReport
from clinic_app.workspace import Workspace
from ui.shell.ports import Running, ShellPort

ALL_ROWS = 500
"""How many rows the list behind a number shows at most."""
FIRST_ROWS = 3
_HEARD = (MonthsChanged, AppointmentsChanged, NotesChanged, GroupsChanged, ReferralsChanged, ProblemsChanged)


@dataclass(frozen=True)
class Asked:
    """What a number stands for."""

    measure: Measure
    month: date
    programme: Programme | None = None
    counselor: PersonId | None = None


class MonthPresenter(QObject):
    """`shown` when another report is there, `failed` when none can be read."""

    shown = Signal()
    failed = Signal()

    def __init__(self, workspace: Workspace, shell: ShellPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace, self._shell = workspace, shell
        self.month = month_after(workspace.today(), -1)
        self.programme: Programme | None = None
        self.counselor: PersonId | None = None
        self.back: int | None = 1
        """How many months the one compared with lies before; None for none."""
        self.report: MonthReport | None = None
        self.in_sight: Callable[[], bool] = lambda: True
        """Whether the page is looked at; one that isn't reads again when somebody comes back to it."""
        self._job: Running | None = None
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening."""
        self._forget()
        if self._job is not None:
            self._job.cancel()

    # Who looks

    @property
    def own_only(self) -> bool:
        """Whether the person sees the own figures only."""
        return reach(self.workspace.roles, Permission.STATISTICS_READ) is Reach.OWN

    @property
    def may_close(self) -> bool:
        """Whether the person may close months."""
        return reach(self.workspace.roles, Permission.STATISTICS_CLOSE) is not None

    def counselors(self) -> tuple[StaffMember, ...]:
        """Whom the figures can be narrowed to."""
        if self.own_only:
            return ()
        return tuple(each for each in self.workspace.staff.members() if Role.COUNSELOR in each.roles)

    # Which month

    @property
    def this_month(self) -> date:
        """The month that runs: there is none after it."""
        return first_day(self.workspace.today())

    @property
    def compared(self) -> date | None:
        """The month that is compared with."""
        return month_after(self.month, -self.back) if self.back else None

    def show(self, month: date) -> None:
        """Another month; of one that is to come, this one."""
        self.month = min(first_day(month), self.this_month)
        self.read()

    def narrow(self, **chosen: Any) -> None:
        """`programme`, `counselor` or `back`."""
        for name, value in chosen.items():
            setattr(self, name, value)
        self.read()

    def read(self) -> None:
        """Read the month beside the screen; a newer wish replaces an older one."""
        if self._job is not None:
            self._job.cancel()
        statistics, month, compare = self.workspace.statistics, self.month, self.compared
        programme, counselor = self.programme, self.counselor

        def work() -> MonthReport:
            return statistics.month(month, programme=programme, counselor=counselor, compare=compare)

        self._job = self._shell.run(work, self._take, self._fail)

    def sentences(self) -> dict[Measure, str]:
        """How each measure is counted, in the language spoken now."""
        return {} if self.report is None else {each: _(text) for each, text in self.report.sentences}

    def _take(self, report: MonthReport) -> None:
        self._job = None
        self.report = report
        self.shown.emit()

    def _fail(self, error: ClinicError) -> None:
        self._job = None
        self.failed.emit()
        self._shell.show_error(error)

    def _on_change(self, change: object) -> None:
        if isinstance(change, _HEARD) and self.report is not None and self.in_sight():
            self.read()

    # Behind a number

    def drill(self, asked: Asked, limit: int = FIRST_ROWS) -> Drill | None:
        """The first rows; None after a refusal, which was shown."""
        return self._shell.attempt(
            lambda: self.workspace.statistics.drill(
                asked.measure,
                asked.month,
                programme=asked.programme,
                counselor=asked.counselor,
                limit=limit,
            )
        )

    # Leaving, closing

    def making(self, form: ExportForm, outside: bool) -> Callable[[], Printed]:
        """Makes the file of what is shown; to be called on a worker thread."""
        statistics, month = self.workspace.statistics, self.month
        programme, counselor = self.programme, self.counselor
        return lambda: statistics.export(
            month, form, outside=outside, programme=programme, counselor=counselor
        )

    def findings(self) -> tuple[ClosingFinding, ...] | None:
        """What should be done before closing; None after a refusal."""
        return self._shell.attempt(lambda: self.workspace.statistics.findings(self.month))

    def close_month(self, seen: int) -> None:
        """Freeze the figures; `seen` is how many findings the person was shown. Raises ClinicError."""
        self.workspace.statistics.close(self.month, seen=seen)

    def reopen(self, reason: str) -> None:
        """Open a closed month again. Raises ClinicError."""
        self.workspace.statistics.reopen(self.month, reason)

    # Coming back

    def state(self) -> dict[str, Any]:
        """What is shown: no names."""
        return {
            "month": self.month.isoformat(),
            "programme": self.programme.value if self.programme else "",
            "counselor": self.counselor,
            "back": self.back,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up what `state` gave."""
        self.programme = Programme(state["programme"]) if state.get("programme") else None
        self.counselor = state.get("counselor")
        self.back = state.get("back")
        self.show(date.fromisoformat(state["month"]))
