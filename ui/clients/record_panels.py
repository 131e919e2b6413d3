"""The panels at the right of a record: an appointment, or a form about the client. One at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import AppointmentId
from clinic_app.workspace import Workspace
from ui.clients.record_presenter import RecordPresenter
from ui.clients.record_rows import SessionRow
from ui.clients.team_panel import TeamPanel
from ui.panels.appointment import AppointmentPanel
from ui.panels.consent import ConsentPanel
from ui.panels.problems.panel import ProblemsPanel
from ui.panels.registration import RegistrationPanel
from ui.shell.navigation import Note
from ui.shell.ports import ShellPort
from ui.widgets.side_panel import SidePanel


class RecordPanels(QObject):
    """Makes a panel when it is first wanted. `opened` and `closed` when the right column changes hands."""

    opened = Signal()
    closed = Signal()

    def __init__(
        self, workspace: Workspace, shell: ShellPort, presenter: RecordPresenter, row: QHBoxLayout
    ) -> None:
        super().__init__(presenter)
        self._workspace, self._shell, self._presenter, self._row = workspace, shell, presenter, row
        self._made: dict[type[SidePanel], SidePanel] = {}

    def all(self) -> list[SidePanel]:
        """The panels made so far."""
        return list(self._made.values())

    @property
    def any_open(self) -> bool:
        """Whether one is open."""
        return any(panel.is_open for panel in self._made.values())

    def close(self) -> bool:
        """Close the open one; False when none was."""
        was_open = [panel for panel in self._made.values() if panel.is_open]
        for panel in was_open:
            panel.close_panel()
        return bool(was_open)

    def tick(self) -> None:
        """A minute has passed."""
        for panel in self._made.values():
            if isinstance(panel, AppointmentPanel) and panel.is_open:
                panel.tick()

    def _add(self, panel: SidePanel) -> None:
        self._made[type(panel)] = panel
        self._row.addWidget(panel)
        panel.closed.connect(self._on_closed)

    def _on_closed(self) -> None:
        if not self.any_open:
            self.closed.emit()

    def _open(self, panel: SidePanel, by_keyboard: bool = True) -> None:
        for other in self._made.values():
            if other is not panel:
                other.close_panel()
        panel.open_panel(by_keyboard)  # it remembers where the focus was, in what now makes room for it
        self.opened.emit()

    # Which there are

    def appointment(self, appointment_id: AppointmentId, by_keyboard: bool = True) -> None:
        """Everything about one appointment."""
        panel = self._made.get(AppointmentPanel)
        if not isinstance(panel, AppointmentPanel):
            panel = AppointmentPanel(self._workspace, self._shell, within_record=True)
            panel.noteWanted.connect(
                lambda client, about: self._shell.open(Note(client, appointment_id=about))
            )
            panel.followUpWanted.connect(self._follow_up)
            self._add(panel)
        panel.show_appointment(appointment_id)
        self._open(panel, by_keyboard)

    def appointment_of_row(self, at: int, rows: Sequence[SessionRow]) -> None:
        """The appointment of a row of the list, if there is such a row."""
        if 0 <= at < len(rows):
            self.appointment(rows[at].block.id)

    def _follow_up(self, client: ClientId, programme: Programme) -> None:
        self.close()
        self._shell.book(client_id=client, programme=programme)

    def correct(self) -> None:
        """Correct the client's data."""
        record = self._presenter.record
        if record is None:
            return
        panel = self._made.get(RegistrationPanel)
        if not isinstance(panel, RegistrationPanel):
            panel = RegistrationPanel(self._workspace, self._shell)
            self._add(panel)
        panel.correct(record.name.id)
        self._open(panel)

    def consent(self) -> None:
        """Record a consent."""
        record = self._presenter.record
        if record is None:
            return
        panel = self._made.get(ConsentPanel)
        if not isinstance(panel, ConsentPanel):
            panel = ConsentPanel(self._workspace, self._shell)
            self._add(panel)
        panel.show_client(record.name.id)
        self._open(panel)

    def change_team(self) -> None:
        """Choose who cares for the client."""
        record = self._presenter.record
        if record is None:
            return
        panel = self._made.get(TeamPanel)
        if not isinstance(panel, TeamPanel):
            panel = TeamPanel(self._workspace, self._shell)
            self._add(panel)
        panel.show_record(record)
        self._open(panel)

    def problems(self, recording: bool = False) -> None:
        """All problems; with the form open where one is being recorded."""
        record = self._presenter.record
        if record is None or not self._presenter.clinical:
            return
        panel = self._made.get(ProblemsPanel)
        if not isinstance(panel, ProblemsPanel):
            panel = ProblemsPanel(self._presenter.problems, self._shell)
            self._add(panel)
        panel.show_client(record.name.full_name)
        self._open(panel)
        if recording:
            panel.view.begin()

    def open_form(self, form: str) -> None:
        """Open a form by the name under which it was kept."""
        known = {
            "client.correct": self.correct,
            "consent": self.consent,
            "team": self.change_team,
            "problem": lambda: self.problems(recording=True),
        }
        if form in known:
            known[form]()
