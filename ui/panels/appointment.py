"""An appointment at the right of a page (ui/spec §8.3, mock 03): what it is, its way, what to do next."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.clock import age_on
from clinic_app.common.locale import long_date, phone, record_number, short_date, time_range, years
from clinic_app.common.translations import _
from clinic_app.people.values import Confidentiality
from clinic_app.scheduling.values import AppointmentDetail, AppointmentId, HistoryAction, HistoryStep, Status
from clinic_app.workspace import Workspace
from ui.panels.appointment_presenter import AppointmentPresenter
from ui.panels.cancel_dialog import CancelDialog
from ui.panels.detail_rows import DetailRow, StepRow
from ui.panels.host import Host
from ui.panels.move_form import MoveForm
from ui.panels.reason_dialog import ReasonDialog
from ui.panels.words import DOT, sex_sign, slot_text
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Divider
from ui.widgets.chips import Chip, ProgrammeChip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.menu import Menu
from ui.widgets.side_panel import SidePanel
from ui.widgets.wording import (
    confidentiality_name,
    contact_rule,
    history_name,
    programme_name,
    status_command,
    status_icon,
    status_name,
)

NOTE_LIMIT = 200
_STEP_ICONS = {
    HistoryAction.CREATED: "calendar-plus",
    HistoryAction.WALKED_IN: "user-plus",
    HistoryAction.CONFIRMED: "check-circle",
    HistoryAction.MOVED: "arrows-left-right",
    HistoryAction.CHECKED_IN: "armchair",
    HistoryAction.STARTED: "play-circle-fill",
    HistoryAction.COMPLETED: "check-circle-fill",
    HistoryAction.MISSED: "prohibit",
    HistoryAction.LEFT: "sign-out",
    HistoryAction.CANCELLED: "x-circle",
    HistoryAction.REOPENED: "arrow-counter-clockwise",
}
_MAIN_ICONS = {
    Status.CONFIRMED: "check",
    Status.CHECKED_IN: "check",
    Status.IN_SESSION: "play",
    Status.COMPLETED: "check",
}


class AppointmentPanel(SidePanel):
    """Everything about one appointment. Where it leads elsewhere, it emits a signal."""

    followUpWanted = Signal(object, object)
    """Client and programme for the next appointment."""
    recordWanted = Signal(object)
    """The `ClientId` whose record shall be opened."""
    noteWanted = Signal(object, object)
    """Client and appointment whose note shall be opened."""
    moved = Signal(object)

    def __init__(self, workspace: Workspace, host: Host, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("appointment")
        self._host = host
        self.presenter = AppointmentPresenter(workspace, host, self)
        self.move_form = MoveForm(workspace, host)
        self._make_head()
        self._make_details()
        self._make_actions()
        self._connect()
        self._show_moving(False)

    def _make_head(self) -> None:
        self.status = Chip("")
        self.edit = IconButton("pencil", _("Change time, counselor, or place"), "P", size="compact")
        self.edit.setObjectName("appointment.edit")
        self.more = IconButton("dots-three", _("More for this appointment"), size="compact")
        self.more.setObjectName("appointment.more")
        self.head.insertWidget(0, self.status)
        self.head.insertWidget(2, self.edit)
        self.head.insertWidget(3, self.more)

    def _make_details(self) -> None:
        self.details = QWidget()
        column = QVBoxLayout(self.details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.name = Label("", "h2", wrap=True)
        self.line = Label("", "small", "text2", tabular=True)
        who = QVBoxLayout()
        who.setSpacing(1)
        who.addWidget(self.name)
        who.addWidget(self.line)
        column.addLayout(who)
        self._chips = QWidget()
        self._chip_flow = FlowLayout(self._chips)
        column.addWidget(self._chips)
        self.when, self.whom = DetailRow("clock"), DetailRow("user")
        self.contact, self.reception = DetailRow("phone"), DetailRow("note")
        self.reasons = DetailRow("info")
        for row in (self.when, self.whom, self.contact, self.reception, self.reasons):
            column.addWidget(row)
        column.addSpacing(2)
        column.addWidget(Divider())
        column.addWidget(Label(_("Course of the appointment"), "caption", "text3", weight=600))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        column.addLayout(self._steps)
        self.body.addWidget(self.details)
        self.body.addWidget(self.move_form)

    def _make_actions(self) -> None:
        self.main = Button("", "primary")
        self.note = Button(_("Session note"), icon="note-pencil")
        self.follow_up = Button(_("Next appointment"), icon="calendar-plus")
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
        self.when.show_texts(self.when.text.text(), self.presenter.since())

    def _fill(self) -> None:
        detail = self.presenter.detail
        if detail is None:
            return
        block = detail.block
        tone = "accent" if block.status is Status.IN_SESSION else "neutral"
        self.status.set_state(status_name(block.status), tone, status_icon(block.status))
        self.setAccessibleName(f"{block.client_name}, {status_name(block.status)}")
        self.name.setText(block.client_name)
        self.line.setText(_line(detail, self.presenter))
        self._fill_chips(detail)
        when = f"{long_date(block.start.date())}{DOT}{time_range(block.start, block.end)}"
        self.when.show_texts(when, self.presenter.since())
        room = block.room_name or _("No room: telephone, online, or visit")
        self.whom.show_texts(self.presenter.name(block.counselor_id), DOT.join((room, detail.service_label)))
        rule = ", ".join(part for part in (contact_rule(detail.contact), detail.contact_note) if part)
        self.contact.show_texts(phone(detail.phone), rule if detail.phone or detail.contact_note else "")
        self.reception.show_texts(
            detail.reception_note, _("Note for reception") if detail.reception_note else ""
        )
        why = detail.cancel_reason or detail.overrule_reason
        about = _("Reason for cancelling") if detail.cancel_reason else _("Reason for keeping this time")
        self.reasons.show_texts(why, about if why else "")
        self._fill_steps(detail)
        self._fill_actions()

    def _fill_chips(self, detail: AppointmentDetail) -> None:
        self._chip_flow.clear()
        block = detail.block
        chips: list[QWidget] = [
            ProgrammeChip(block.programme.value, programme_name(block.programme, short=True)),
            Chip(_("Session {number}").format(number=block.session_no)),
        ]
        if block.attention:
            chips.append(Chip(_("Needs attention"), "warning", "flag"))
        if block.late_cancel:
            chips.append(Chip(_("Cancelled late"), "warning"))
        if detail.confidentiality is Confidentiality.RESTRICTED:
            chips.append(Chip(confidentiality_name(detail.confidentiality), "neutral", "lock-simple"))
        for chip in chips:
            self._chip_flow.addWidget(chip)
            chip.show()
        self._chips.updateGeometry()

    def _fill_steps(self, detail: AppointmentDetail) -> None:
        while (item := self._steps.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, step in enumerate(detail.history):
            last = place == len(detail.history) - 1
            text = history_name(step.action)
            self._steps.addWidget(
                StepRow(
                    _STEP_ICONS[step.action],
                    text,
                    self.presenter.history_line(step),
                    _step_reason(step),
                    current=last,
                    last=last,
                )
            )

    def _fill_actions(self) -> None:
        shown = self.presenter
        main = shown.main
        if main is not None:
            self.main.setText(status_command(main))
            self.main.set_icon(_MAIN_ICONS.get(main))
        self.note.setEnabled(shown.note_begun)
        self.note.setToolTip("" if shown.note_begun else _("Start the session before writing its note."))
        self.follow_up.set_kind("primary" if main is None else "default")
        visible = (
            (self.main, main is not None),
            (self.note, shown.may_note),
            (self.follow_up, shown.may_write),
            (self.record, shown.may_open_record),
        )
        for button, _on in visible:
            self._grid.removeWidget(button)
            button.setVisible(False)
        for place, button in enumerate(button for button, on in visible if on):
            self._grid.addWidget(button, place // 2, place % 2)
            button.setVisible(True)
        self.edit.setVisible(shown.may_move)
        self.more.setVisible(bool(self._entries()))

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
        self.move_form.time.row.day.setFocus(Qt.FocusReason.TabFocusReason)

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

    def begin_cancel(self) -> None:
        """Ask by whom and why it is called off."""
        detail = self.presenter.detail
        if detail is None or not self.presenter.may_cancel:
            return
        when = slot_text(detail.block.start)
        dialog = CancelDialog(self.window(), detail.block.client_name, when, self.presenter.cancel)
        self._host.show_dialog(dialog)

    def begin_note(self) -> None:
        """Ask for another note for the reception."""
        detail = self.presenter.detail
        if detail is None:
            return
        dialog = ReasonDialog(
            self.window(),
            _("Note for reception"),
            _("Not for clinical content."),
            _("Note"),
            _("Save"),
            self.presenter.set_note,
            safe=_("Cancel"),
            least=0,
            limit=NOTE_LIMIT,
            kind="primary",
            value=detail.reception_note,
        )
        self._host.show_dialog(dialog)

    def _begin_back(self, to: Status) -> None:
        dialog = ReasonDialog(
            self.window(),
            _("Put the status back to {status}?").format(status=status_name(to)),
            _("Times noted since then are removed. The course of the appointment keeps the step."),
            _("Reason"),
            _("Put back"),
            lambda reason: self.presenter.put_back(to, reason),
            icon="arrow-counter-clockwise",
            kind="primary",
        )
        self._host.show_dialog(dialog)

    def _want_note(self) -> None:
        if (detail := self.presenter.detail) is not None:
            self.noteWanted.emit(detail.block.client_id, detail.block.id)

    def _want_follow_up(self) -> None:
        if (detail := self.presenter.detail) is not None:
            self.followUpWanted.emit(detail.block.client_id, detail.block.programme)

    def _want_record(self) -> None:
        if (detail := self.presenter.detail) is not None:
            self.recordWanted.emit(detail.block.client_id)

    def _entries(self) -> list[str]:
        shown = self.presenter
        found = [f"status.{to.value}" for to in shown.others()]
        found += ["move"] if shown.may_move else []
        found += ["reception_note"] if shown.may_write else []
        found += ["back"] if shown.back_to is not None else []
        return [*found, "cancel"] if shown.may_cancel else found

    def menu(self) -> Menu:
        """What else may be done now."""
        menu, shown = Menu(self), self.presenter
        for to in shown.others():
            menu.add(
                status_command(to),
                lambda to=to: shown.step(to),
                status_icon(to),
                name=f"appointment.status.{to.value}",
            )
        if shown.may_move:
            menu.add(_("Move"), self.begin_move, "arrows-out-cardinal", name="appointment.move")
        if shown.may_write:
            menu.add(
                _("Change note for reception"), self.begin_note, "note", name="appointment.reception_note"
            )
        if (back := shown.back_to) is not None:
            text = _("Put back to {status}").format(status=status_name(back))
            menu.add(text, lambda: self._begin_back(back), "arrow-counter-clockwise", name="appointment.back")
        if shown.may_cancel:
            menu.add(
                _("Cancel appointment"), self.begin_cancel, "x-circle", name="appointment.cancel", danger=True
            )
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))


def _line(detail: AppointmentDetail, shown: AppointmentPresenter) -> str:
    today = shown.workspace.today()
    return DOT.join(
        (record_number(detail.record_no), sex_sign(detail.sex), years(age_on(detail.birth_date, today)))
    )


def _step_reason(step: HistoryStep) -> str:
    before = ""
    if step.from_start is not None:
        before = _("from {day} {time}").format(
            day=short_date(step.from_start.date()), time=slot_text(step.from_start, step.from_start.date())
        )
    return ". ".join(part for part in (before, step.reason) if part)
