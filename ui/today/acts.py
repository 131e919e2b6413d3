"""What a person does with an appointment of today, through the panel that holds it: asks, and can undo."""

from PySide6.QtCore import QPoint

from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId
from clinic_app.scheduling.rules.life_cycle import BACK
from clinic_app.scheduling.values import AppointmentId, Block, Status
from ui.panels.appointment import AppointmentPanel
from ui.panels.appointment_presenter import AppointmentPresenter
from ui.shell.navigation import Note
from ui.shell.ports import ShellPort
from ui.today.day import Lane
from ui.today.presenter import TodayPresenter
from ui.widgets.wording import status_name


class DayActs:
    """Carries out what cards, rows, strips and keys wish."""

    def __init__(self, presenter: TodayPresenter, panel: AppointmentPanel, shell: ShellPort) -> None:
        self._presenter, self._panel, self._shell = presenter, panel, shell
        self._elsewhere = AppointmentPresenter(panel.presenter.workspace, shell, panel)
        """For appointments of other days: the panel goes on showing what it shows."""

    def act(self, number: int) -> None:
        """The button of a card or row."""
        block = self._presenter.block(AppointmentId(number))
        if block is None:
            return
        look = self._presenter.look(block)
        if look.note or look.note_missing:
            self.open_note(block.client_id, block.id)
        elif look.action is not None:
            self.set_status(number, look.action)
        elif look.rebook:
            self.book_again(block.client_id, block.programme)

    def drop(self, number: int, lane: str) -> None:
        """A card was dropped on a lane or strip."""
        block = self._presenter.block(AppointmentId(number))
        if block is not None and (wish := self._presenter.meaning(block, Lane(lane))) is not None:
            self.set_status(number, wish)

    def set_status(self, number: int, status: Status) -> None:
        """Take a step if it may be taken; ask first where a reason is needed."""
        block = self._presenter.block(AppointmentId(number))
        if block is None:
            return
        self._panel.show_appointment(block.id)
        detail = self._panel.presenter.detail
        if detail is None:
            return
        if status.cancelled and self._panel.presenter.may_cancel:
            self._panel.begin_cancel()
        elif status in detail.next_statuses:
            self._panel.presenter.step(status)
        elif status in BACK[block.status] and self._panel.presenter.back_to is not None:
            self._panel.actions_menu.begin_back(status)
        else:
            self._refuse(block, status)

    def _refuse(self, block: Block, status: Status) -> None:
        text = _("{now} cannot become {then}.")
        now, then = status_name(block.status), status_name(status)
        self._shell.toast(text.format(now=now, then=then), error=True)

    def confirm(self, number: int) -> None:
        """An appointment of another day was confirmed by the client."""
        self._shell.attempt(lambda: self._elsewhere.show(AppointmentId(number)))
        detail = self._elsewhere.detail
        if detail is not None and Status.CONFIRMED in detail.next_statuses:
            self._elsewhere.step(Status.CONFIRMED)

    def open_menu(self, number: int, at: QPoint) -> None:
        """Everything else that may be done."""
        self._panel.show_appointment(AppointmentId(number))
        menu = self._panel.actions_menu.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def open_note(self, client: ClientId, appointment: AppointmentId) -> None:
        """The note of a session."""
        self._shell.open(Note(client, appointment_id=appointment))

    def book_again(self, client: ClientId, programme: Programme) -> None:
        """Another appointment for the same client."""
        self._shell.book(client_id=client, programme=programme)
