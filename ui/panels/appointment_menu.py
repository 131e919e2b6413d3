"""What else may be done with an appointment: the entries of its menu, and the questions behind them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from clinic_app.scheduling.rules.slots import NOTE_LIMIT
from clinic_app.scheduling.values import AppointmentDetail, Status
from ui.panels.appointment_presenter import AppointmentPresenter
from ui.panels.cancel_dialog import CancelDialog
from ui.panels.host import Host
from ui.panels.reason_dialog import ReasonDialog
from ui.panels.words import slot_text
from ui.widgets.menu import Menu
from ui.widgets.wording import status_command, status_icon, status_name


@dataclass(frozen=True)
class Entry:
    """One line of the menu; `name` follows `appointment.` in its object name."""

    name: str
    text: str
    icon: str
    act: Callable[[], object]
    danger: bool = False


class AppointmentMenu:
    """Makes the menu for the appointment that the presenter holds."""

    def __init__(
        self, presenter: AppointmentPresenter, host: Host, panel: QWidget, begin_move: Callable[[], object]
    ) -> None:
        self._presenter, self._host, self._panel = presenter, host, panel
        self._begin_move = begin_move

    def entries(self) -> list[Entry]:
        """What may be done now."""
        shown, found = self._presenter, list[Entry]()
        if shown.detail is None:
            return found
        for to in shown.others():
            found.append(Entry(f"status.{to.value}", status_command(to), status_icon(to), self._stepping(to)))
        if shown.may_move:
            found.append(Entry("move", _("Move"), "arrows-out-cardinal", self._begin_move))
        if shown.may_write:
            found.append(
                Entry("reception_note", _("Change note for reception"), "note", self.begin_reception_note)
            )
        if (back := shown.back_to) is not None:
            text = _("Put back to {status}").format(status=status_name(back))
            found.append(Entry("back", text, "arrow-counter-clockwise", lambda: self.begin_back(back)))
        if shown.may_cancel:
            found.append(Entry("cancel", _("Cancel appointment"), "x-circle", self.begin_cancel, True))
        return found

    def menu(self) -> Menu:
        """The menu, ready to pop up."""
        menu = Menu(self._panel)
        for entry in self.entries():
            menu.add(entry.text, entry.act, entry.icon, name=f"appointment.{entry.name}", danger=entry.danger)
        return menu

    def _stepping(self, to: Status) -> Callable[[], object]:
        return lambda: self._presenter.step(to)

    def _held(self) -> AppointmentDetail:
        assert self._presenter.detail is not None
        return self._presenter.detail

    def begin_cancel(self) -> None:
        """Ask by whom and why it is called off."""
        if not self._presenter.may_cancel:
            return
        block = self._held().block
        dialog = CancelDialog(
            self._panel.window(), block.client_name, slot_text(block.start), self._presenter.cancel
        )
        self._host.show_dialog(dialog)
        dialog.edit.setFocus()

    def begin_reception_note(self) -> None:
        """Ask for another note for the reception."""
        dialog = ReasonDialog(
            self._panel.window(),
            _("Note for reception"),
            _("Not for clinical content."),
            _("Note"),
            _("Save"),
            self._presenter.set_note,
            safe=_("Cancel"),
            least=0,
            limit=NOTE_LIMIT,
            kind="primary",
            value=self._held().reception_note,
        )
        self._host.show_dialog(dialog)
        dialog.edit.setFocus()

    def begin_back(self, to: Status) -> None:
        """Ask why the status is put back."""
        dialog = ReasonDialog(
            self._panel.window(),
            _("Put the status back to {status}?").format(status=status_name(to)),
            _("Times noted since then are removed. The course of the appointment keeps the step."),
            _("Reason"),
            _("Put back"),
            lambda reason: self._presenter.put_back(to, reason),
            icon="arrow-counter-clockwise",
            kind="primary",
        )
        self._host.show_dialog(dialog)
        dialog.edit.setFocus()
