"""An appointment at the right of a page (ui/spec §8.3, mock 03): what it is, its way, what to do next."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from clinic_app.common.translations import N_, _
from clinic_app.scheduling.values import AppointmentId, Status
from clinic_app.workspace import Workspace
from ui.panels.appointment_details import AppointmentDetails
from ui.panels.appointment_menu import AppointmentMenu
from ui.panels.appointment_presenter import AppointmentPresenter
from ui.panels.host import Host
from ui.panels.move_form import MoveForm
from ui.panels.pair import large_text
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chips import Chip
from ui.widgets.side_panel import SidePanel
from ui.widgets.tab_order import follow
from ui.widgets.wording import status_command, status_icon, status_name

_MAIN_ICONS = {
    Status.CONFIRMED: "check",
    Status.CHECKED_IN: "check",
    Status.IN_SESSION: "play",
    Status.COMPLETED: "check",
}
_MAIN_WORDS = {Status.IN_SESSION: N_("Start session"), Status.COMPLETED: N_("End session")}
"""Where the main button says more than the command's one word."""


class AppointmentPanel(SidePanel):
    """Everything about one appointment. Where it leads elsewhere, it emits a signal."""

    followUpWanted = Signal(object, object)
    """Client and programme for the next appointment."""
    recordWanted = Signal(object)
    """The `ClientId` whose record shall be opened."""
    noteWanted = Signal(object, object)
    """Client and appointment whose note shall be opened."""
    moved = Signal(object)
    """`Moved`, after the fields of this panel moved it."""

    def __init__(
        self, workspace: Workspace, host: Host, within_record: bool = False, parent: QWidget | None = None
    ) -> None:
        """`within_record`: beside the client's own record, to which nothing need lead."""
        super().__init__("", parent=parent)
        self._within_record = within_record
        self.setObjectName("appointment")
        self._host = host
        self.presenter = AppointmentPresenter(workspace, host, self)
        self.details = AppointmentDetails(self.presenter)
        self.move_form = MoveForm(workspace, host)
        self.actions_menu = AppointmentMenu(self.presenter, host, self, self.begin_move)
        self._make_head()
        self.body.addWidget(self.details)
        self.body.addWidget(self.move_form)
        self.body.addStretch(1)
        self._make_actions()
        self._connect()
        self._show_moving(False)

    def _make_head(self) -> None:
        self.status = Chip("")
        self.edit = IconButton("pencil", _("Change time, counselor, or place"), size="compact")
        self.edit.setObjectName("appointment.edit")
        self.more = IconButton("dots-three", _("More for this appointment"), size="compact")
        self.more.setObjectName("appointment.more")
        self.head.insertWidget(0, self.status)
        self.head.insertWidget(2, self.edit)
        self.head.insertWidget(3, self.more)
        follow(self.more, self.edit)
        follow(self.close_button, self.more)

    def _make_actions(self) -> None:
        self.main = Button("", "primary")
        self.note = Button(_("Session note"), icon="note-pencil")
        self.follow_up = Button(_("Follow-up"), icon="calendar-plus")
        self.record = Button(_("Client record"), icon="user")
        self.move_cancel = Button(_("Back"))
        self.move_save = Button(_("Move"), "primary", "check")
        for button, name in (
            (self.main, "main"),
            (self.note, "note"),
            (self.follow_up, "follow_up"),
            (self.record, "record"),
            (self.move_cancel, "move.cancel"),
            (self.move_save, "move.save"),
        ):
            button.setObjectName(f"appointment.{name}")
        self._actions, self._move_actions = QWidget(), QWidget()
        self._grid = QGridLayout(self._actions)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        row = QHBoxLayout(self._move_actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.move_cancel, 2)
        row.addWidget(self.move_save, 3)
        self.action_area.addWidget(self._actions)
        self.action_area.addWidget(self._move_actions)

    def _connect(self) -> None:
        shown = self.presenter
        shown.shown.connect(self._fill)
        shown.gone.connect(self.close_panel)
        self.main.clicked.connect(self._do_main)
        self.note.clicked.connect(self._want_note)
        self.follow_up.clicked.connect(self._want_follow_up)
        self.record.clicked.connect(self._want_record)
        self.edit.clicked.connect(self.begin_move)
        self.more.clicked.connect(self._open_menu)
        self.move_cancel.clicked.connect(lambda: self._show_moving(False))
        self.move_save.clicked.connect(self.move_form.try_to_save)
        self.move_form.saveable.connect(self._show_saveable)
        self.move_form.moved.connect(self._on_moved)

    # Showing

    def show_appointment(self, appointment_id: AppointmentId) -> None:
        """Show that appointment; a move that was being typed is given up."""
        self._show_moving(False)
        self._host.attempt(lambda: self.presenter.show(appointment_id))

    def tick(self) -> None:
        """A minute has passed: waiting and session times go on."""
        self.details.tick()
        if self.presenter.detail is not None:
            self._show_status(self.presenter.detail.block.status)

    def _show_status(self, status: Status) -> None:
        tone = "accent" if status is Status.IN_SESSION else "warning" if self.presenter.late else "neutral"
        self.status.set_state(status_name(status), tone, status_icon(status))

    def _fill(self) -> None:
        detail = self.presenter.detail
        if detail is None:
            return
        status = detail.block.status
        self._show_status(status)
        self.setAccessibleName(f"{detail.block.client_name}, {status_name(status)}")
        self.details.fill(detail)
        self._fill_actions()

    def _fill_actions(self) -> None:
        shown = self.presenter
        main = shown.main
        if main is not None:
            said = _MAIN_WORDS.get(main)
            self.main.setText(_(said) if said else status_command(main))
            self.main.set_icon(_MAIN_ICONS.get(main))
        self.note.setEnabled(shown.note_begun)
        self.note.setToolTip("" if shown.note_begun else _("Start the session before writing its note."))
        self.follow_up.set_kind("primary" if main is None else "default")
        wanted = (
            (self.main, main is not None),
            (self.note, shown.may_note),
            (self.follow_up, shown.may_write),
            (self.record, shown.may_open_record and not self._within_record),
        )
        for button, visible in wanted:
            self._grid.removeWidget(button)
            if not visible:
                button.hide()
        visible_ones = [button for button, visible in wanted if visible]
        columns = 1 if large_text() else 2
        for place, button in enumerate(visible_ones):
            alone = place == len(visible_ones) - 1 and place % columns == 0
            self._grid.addWidget(
                button, place // columns, place % columns, 1, 2 if alone or columns == 1 else 1
            )
            button.setVisible(True)  # only now: without a parent it would open a window of its own
        self.edit.setVisible(shown.may_move)
        self.more.setVisible(bool(self.actions_menu.entries()))

    # Doing

    def _do_main(self) -> None:
        if (to := self.presenter.main) is not None:
            self.presenter.step(to)

    def begin_move(self) -> None:
        """Show the fields of time, counselor and place."""
        if self.presenter.detail is None or not self.presenter.may_move:
            return
        self.move_form.begin(self.presenter.detail.block)
        self._show_moving(True)
        if not self.is_open:
            self.open_panel()
        self.move_form.time.row.day.setFocus(Qt.FocusReason.TabFocusReason)

    def begin_cancel(self) -> None:
        """Ask by whom and why it is called off."""
        self.actions_menu.begin_cancel()

    def _show_moving(self, moving: bool) -> None:
        self.move_form.setVisible(moving)
        self._move_actions.setVisible(moving)
        self.details.setVisible(not moving)
        self._actions.setVisible(not moving)
        self.edit.setEnabled(not moving)

    def _show_saveable(self, possible: bool, text: str) -> None:
        self.move_save.setText(text)
        self.move_save.setEnabled(possible)

    def _on_moved(self, moved: object) -> None:
        self._show_moving(False)
        self.presenter.again()
        self.moved.emit(moved)

    def _want_note(self) -> None:
        if (detail := self.presenter.detail) is not None:
            self.noteWanted.emit(detail.block.client_id, detail.block.id)

    def _want_follow_up(self) -> None:
        if (detail := self.presenter.detail) is not None:
            self.followUpWanted.emit(detail.block.client_id, detail.block.programme)

    def _want_record(self) -> None:
        if (detail := self.presenter.detail) is not None:
            self.recordWanted.emit(detail.block.client_id)

    def _open_menu(self) -> None:
        menu = self.actions_menu.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))
