"""Fifty real steps on three screens, taken back one by one, and done again (spec §5.4)."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.people.model import Client
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import AppointmentId, CancelBy, Status
from tests.support.appointments import Diary, slot
from tests.support.clinic import NADIRA, TODAY, Clinic, password
from ui.calendar.page import CalendarPage
from ui.clients.record_page import RecordPage
from ui.panels.appointment_presenter import AppointmentPresenter
from ui.shell.desk import Desk
from ui.shell.desk_parts import change_look
from ui.shell.navigation import Calendar, ClientRecord, Today
from ui.shell.shell import Shell
from ui.shell.undo import STEPS
from ui.today.page import TodayPage

Snapshot = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]


class Work:
    """One person's doings at the one window, and what the clinic holds after each."""

    def __init__(self, shell: Shell, clinic: Clinic) -> None:
        self.shell, self.clinic = shell, clinic
        self.clients = [
            clinic.client(name, NADIRA, consent=True) for name in ("Ayu Lestari", "Dimas Arya", "Joko Susilo")
        ]
        diary = Diary(clinic)
        starts = (("11.00", "11.50"), ("13.00", "13.50"), ("14.00", "14.50"))
        self.today = [
            diary.book(client, since, until, NADIRA, day=TODAY).appointment_id
            for client, (since, until) in zip(self.clients, starts, strict=True)
        ]
        self.later = [
            diary.book(client, since, until, NADIRA).appointment_id
            for client, (since, until) in zip(self.clients, starts, strict=True)
        ]

    @property
    def desk(self) -> Desk:
        assert self.shell.desk is not None
        return self.shell.desk

    def holds(self) -> Snapshot:
        return self.clinic.rows(Appointment), self.clinic.rows(Client)

    def step(self, appointment: AppointmentId, to: Status) -> None:
        self._on_today(appointment).step(to)

    def note(self, appointment: AppointmentId, text: str) -> None:
        self._on_today(appointment).set_note(text)

    def cancel(self, appointment: AppointmentId) -> None:
        self._on_today(appointment).cancel(CancelBy.CLIENT, "Sedang sakit")

    def _on_today(self, appointment: AppointmentId) -> AppointmentPresenter:
        self.desk.open(Today())
        page = self.desk.page
        assert isinstance(page, TodayPage)
        page.panel.presenter.show(appointment)
        return page.panel.presenter

    def move(self, appointment: AppointmentId, since: str, until: str) -> None:
        self.desk.open(Calendar())
        page = self.desk.page
        assert isinstance(page, CalendarPage)
        block = self.desk.workspace.calendar.detail(appointment).block
        assert page.moves.move_to(block, slot(since, until, self.clinic.person(NADIRA), 1))

    def mark(self, client: ClientId) -> None:
        self.desk.open(ClientRecord(client))
        page = self.desk.page
        assert isinstance(page, RecordPage)
        page.actions_menu.toggle_attention()

    def deeds(self) -> Iterator[Callable[[], None]]:
        """Fifty different things to do, turn by turn on the board, in the calendar and in a record."""
        way = (Status.CONFIRMED, Status.CHECKED_IN, Status.IN_SESSION, Status.COMPLETED)
        for number, to in enumerate(way * 2):
            appointment = self.today[number // len(way)]
            yield lambda appointment=appointment, to=to: self.step(appointment, to)
            yield lambda number=number: self.mark(self.clients[number % 3])
            yield lambda number=number: self.move(
                self.later[0], f"0{8 + number % 2}.00", f"0{8 + number % 2}.50"
            )
        for number in range(12):
            yield lambda number=number: self.note(self.today[2], f"Catatan {number}")
            yield lambda number=number: self.mark(self.clients[number % 2])
        yield lambda: self.cancel(self.later[1])
        yield lambda: self.mark(self.clients[2])


@pytest.fixture
def work(whole_shell: Shell, clinic: Clinic, qtbot: QtBot) -> Work:
    made = Work(whole_shell, clinic)
    with qtbot.waitSignal(whole_shell.entered, timeout=20_000):
        whole_shell.unlock(NADIRA, password(NADIRA))
    return made


def test_fifty_steps_are_taken_back_in_order_and_done_again(work: Work) -> None:
    held = [work.holds()]
    for do in work.deeds():
        do()
        held.append(work.holds())
    assert len(work.desk.undo_stack) == len(held) - 1 == STEPS
    assert all(before != after for before, after in pairwise(held))

    for number in reversed(range(STEPS)):
        work.desk.undo()
        assert work.holds() == held[number], f"step {number + 1}"
    for number in range(1, STEPS + 1):
        work.desk.redo()
        assert work.holds() == held[number], f"step {number}"


def test_undo_outlives_another_text_size_and_language(work: Work) -> None:
    before = work.holds()
    work.mark(work.clients[0])
    work.step(work.today[0], Status.CONFIRMED)
    desk = work.desk

    change_look(desk, scale=115)
    work.desk.undo()
    assert work.desk.toasts.toasts[-1].text == "Undone: Status is now Confirmed"
    change_look(work.desk, language="id")
    work.desk.undo()

    assert work.desk is not desk
    assert work.desk.toasts.toasts[-1].text == "Sudah diurungkan."
    assert work.holds() == before


def test_a_step_that_somebody_else_made_impossible_is_said_and_forgotten(work: Work) -> None:
    work.mark(work.clients[0])
    work.cancel(work.later[0])
    Diary(work.clinic).book(work.clients[1], "11.00", "11.50", NADIRA)  # at the desk beside, in that place
    held = work.holds()

    work.desk.undo()

    assert work.desk.toasts.toasts[-1].text.startswith("Not undone: ")
    assert work.holds() == held
    work.desk.undo()
    assert work.desk.toasts.toasts[-1].text == "Undone: Marked: needs attention"
    work.desk.undo()
    assert work.desk.toasts.toasts[-1].text == "There is nothing to undo."


def test_control_z_on_one_screen_takes_back_what_was_done_on_another(work: Work, qtbot: QtBot) -> None:
    before = work.holds()
    work.move(work.later[0], "09.00", "09.50")
    work.desk.open(Today())
    QApplication.processEvents()
    qtbot.keyClick(work.desk.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert work.holds() == before
    qtbot.keyClick(work.desk.page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert work.holds() != before
