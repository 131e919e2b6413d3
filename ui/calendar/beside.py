"""What stands at the right of the grid: the chosen appointment, or what a drop clashes with."""

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.locale import short_date, time_range
from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import AppointmentId, Block, Clashes, Slot, Status
from clinic_app.scheduling.values_meetings import MeetingId
from clinic_app.workspace import Workspace
from ui.calendar.moves import Moves
from ui.calendar.presenter import CalendarPresenter
from ui.panels.appointment import AppointmentPanel
from ui.panels.clash_panel import ClashPanel
from ui.panels.meeting_facts import MeetingFacts
from ui.shell.navigation import ClientRecord, Groups, Note
from ui.shell.ports import ShellPort
from ui.widgets.side_panel import SidePanel
from ui.widgets.wording import status_name


class Beside(QObject):
    """Opens one panel at a time, and leads on from them."""

    def __init__(
        self,
        workspace: Workspace,
        shell: ShellPort,
        presenter: CalendarPresenter,
        moves: Moves,
        row: QHBoxLayout,
        parent: QObject,
    ) -> None:
        """`row` is where the panels are put, at the end."""
        super().__init__(parent)
        self._shell, self._presenter, self._moves = shell, presenter, moves
        self.panel = AppointmentPanel(workspace, shell)
        self.clash = ClashPanel()
        self.meeting = MeetingFacts(workspace)
        for panel in self.all():
            row.addWidget(panel)
        moves.clashed.connect(self._show_clashes)
        presenter.selection_changed.connect(self.show_selection)
        self.panel.closed.connect(lambda: presenter.select(None))
        presenter.period_changed.connect(self._follow_meeting)
        self.meeting.attendance_wanted.connect(lambda number: shell.open(Groups(meeting_id=number)))
        self.panel.recordWanted.connect(lambda client: shell.open(ClientRecord(client)))
        self.panel.noteWanted.connect(self._open_note)
        self.panel.followUpWanted.connect(self._follow_up)

    def show_selection(self) -> None:
        """The open panel follows the selection."""
        selected = self._presenter.selected
        if selected is not None and self.panel.is_open:
            self.panel.show_appointment(selected)

    def open(self, number: int) -> None:
        """Open an appointment."""
        appointment = AppointmentId(number)
        self._presenter.select(appointment)
        self.clash.close_panel()
        self.meeting.close_panel()
        self.panel.show_appointment(appointment)
        self.panel.open_panel(False)

    def all(self) -> tuple[SidePanel, ...]:
        """The panels, of which one is open at a time."""
        return self.panel, self.clash, self.meeting

    def open_meeting(self, meeting_id: MeetingId) -> None:
        """Open a group's meeting."""
        found = self._presenter.meeting(meeting_id)
        if found is None:
            return
        self.panel.close_panel()
        self.clash.close_panel()
        self.meeting.show_meeting(found)
        self.meeting.open_panel(False)

    def _follow_meeting(self) -> None:
        """What was changed meanwhile is shown; a meeting of other days closes its panel."""
        shown = self.meeting.meeting_id
        if self.meeting.is_open and shown is not None:
            found = self._presenter.meeting(shown)
            if found is None:
                self.meeting.close_panel()
            else:
                self.meeting.show_meeting(found)

    def open_menu(self, number: int, grid: QWidget, point: QPointF) -> None:
        """Open it with its menu at a point of the grid."""
        self.open(number)
        self.panel.actions_menu.menu().popup(grid.mapToGlobal(point.toPoint()))

    def set_status(self, number: int, status: Status) -> None:
        """Take the step to a status, or say why not."""
        self.open(number)
        detail = self.panel.presenter.detail
        if detail is None:
            return
        if status.cancelled:
            self.panel.begin_cancel()
        elif status in detail.next_statuses:
            self.panel.presenter.step(status)
        else:
            said = _("{now} cannot become {then}.")
            text = said.format(now=status_name(detail.block.status), then=status_name(status))
            self._shell.toast(text, error=True)

    def toggle(self) -> None:
        """Close the appointment, or open the selected one."""
        if self.panel.is_open:
            self.panel.close_panel()
        elif self._presenter.selected is not None:
            self.open(self._presenter.selected)

    def close_one(self) -> bool:
        """Close what is open; False when nothing is."""
        for panel in (self.clash, self.meeting, self.panel):
            if panel.is_open:
                panel.close_panel()
                return True
        return False

    def close(self) -> None:
        """Close them all."""
        for panel in self.all():
            panel.close_panel()

    def _show_clashes(self, clashes: Clashes, block: Block, slot: Slot) -> None:
        """A dropped appointment clashes: a panel says why and offers free times."""
        self._presenter.select(block.id)
        self.panel.close_panel()
        self.meeting.close_panel()
        self.clash.show_clashes(
            clashes,
            self._presenter.names,
            lambda free: self._moves.move_to(block, free),
            lambda reason: self._moves.move_to(block, slot, reason),
            _("{name} to {time}").format(
                name=block.client_name,
                time=f"{short_date(slot.start.date())} {time_range(slot.start, slot.end)}",
            ),
        )
        self.clash.open_panel(True)

    def _open_note(self, client: ClientId, appointment: AppointmentId) -> None:
        self._shell.open(Note(client, appointment_id=appointment))

    def _follow_up(self, client: ClientId, programme: Programme) -> None:
        self._shell.book(client_id=client, programme=programme)
