"""The board as the reception works with it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clinic_app.facility.values import Holiday, HolidayKind
from clinic_app.scheduling.values import AppointmentId, Status
from tests.support.appointments import Diary
from tests.support.clinic import BAGUS, HENDRA, NADIRA, TODAY
from tests.support.page_shell import PageShell
from ui.shell.navigation import Note, Today
from ui.today.card import BoardCard
from ui.today.day import Lane
from ui.today.page import TodayPage
from ui.widgets.label import Label


def card(page: TodayPage, appointment: AppointmentId) -> BoardCard:
    found = page.board.card(appointment)
    assert found is not None
    return found


def status(page: TodayPage, appointment: AppointmentId) -> Status:
    return page.workspace.calendar.detail(appointment).block.status


def press(page: TodayPage, appointment: AppointmentId, qtbot: QtBot) -> None:
    action = card(page, appointment).action
    assert action is not None
    qtbot.mouseClick(action, Qt.MouseButton.LeftButton)


def test_three_clicks_lead_through_the_day(page: TodayPage, ayu: AppointmentId, qtbot: QtBot) -> None:
    for expected in (Status.CHECKED_IN, Status.IN_SESSION, Status.COMPLETED):
        press(page, ayu, qtbot)
        assert status(page, ayu) is expected
    assert card(page, ayu).action is None
    assert [c.block.id for c in page.board.lanes[Lane.DONE].cards] == [ayu]


def test_a_step_can_be_taken_back(
    page: TodayPage, ayu: AppointmentId, shell: PageShell, qtbot: QtBot
) -> None:
    press(page, ayu, qtbot)
    assert shell.commands[0].undo()
    assert status(page, ayu) is Status.BOOKED


def test_keys_do_what_the_buttons_do(page: TodayPage, ayu: AppointmentId, qtbot: QtBot) -> None:
    card(page, ayu).setFocus()
    qtbot.keyClick(card(page, ayu), Qt.Key.Key_D)
    assert status(page, ayu) is Status.CHECKED_IN
    assert page.board.focused() is card(page, ayu), "the focus goes with its card"
    qtbot.keyClick(card(page, ayu), Qt.Key.Key_S)
    assert status(page, ayu) is Status.IN_SESSION


def test_arrows_walk_over_the_board(page: TodayPage, ayu: AppointmentId, diary: Diary, qtbot: QtBot) -> None:
    joko = diary.clinic.client("Joko Susilo")
    other = diary.book(joko, "13.00", "13.50", day=TODAY).appointment_id
    diary.sari.calendar.check_in(other)
    card(page, ayu).setFocus()
    qtbot.keyClick(card(page, ayu), Qt.Key.Key_Right)
    assert page.board.focused() is card(page, other)
    qtbot.keyClick(card(page, other), Qt.Key.Key_Left)
    assert page.board.focused() is card(page, ayu)


def test_dropping_on_a_lane_sets_its_status(page: TodayPage, ayu: AppointmentId) -> None:
    page.board.lanes[Lane.WAITING].dropped.emit(ayu)
    assert status(page, ayu) is Status.CHECKED_IN


def test_dropping_where_it_may_not_go_says_so(page: TodayPage, ayu: AppointmentId, shell: PageShell) -> None:
    page.board.strips[Lane.MISSED].dropped.emit(ayu)
    assert status(page, ayu) is Status.BOOKED, "nobody is missed before the time"
    assert shell.toasts


def test_cancelling_asks_for_the_reason_first(page: TodayPage, ayu: AppointmentId, shell: PageShell) -> None:
    page.board.strips[Lane.CANCELLED].dropped.emit(ayu)
    assert status(page, ayu) is Status.BOOKED
    assert len(shell.dialogs) == 1


def test_the_counselors_button_leads_to_the_note(
    ayu: AppointmentId, diary: Diary, shell: PageShell, qtbot: QtBot
) -> None:
    diary.sari.calendar.check_in(ayu)
    nadira = diary.clinic.at(NADIRA)
    nadira.calendar.start(ayu)
    made = TodayPage(nadira, shell)
    qtbot.addWidget(made)
    press(made, ayu, qtbot)
    (target,) = shell.opened
    assert isinstance(target, Note)
    assert target.appointment_id == ayu
    made.leave()


@pytest.mark.parametrize("login", [BAGUS, HENDRA])
def test_others_get_no_button_for_what_they_may_not_do(
    login: str, ayu: AppointmentId, diary: Diary, qtbot: QtBot
) -> None:
    diary.sari.calendar.check_in(ayu)
    made = TodayPage(diary.clinic.at(login), PageShell())
    qtbot.addWidget(made)
    assert card(made, ayu).action is None
    made.leave()


def test_a_holiday_names_the_next_day_with_service(diary: Diary, qtbot: QtBot) -> None:
    diary.clinic.at("admin").facility.set_holiday(Holiday(TODAY, "Renovasi", HolidayKind.OWN))
    made = TodayPage(diary.sari, PageShell())
    qtbot.addWidget(made)
    said = [label.text() for label in made.views.empty.findChildren(Label)]
    assert "Holiday: Renovasi" in said
    assert any("20 August 2026" in text for text in said)
    made.leave()


def test_a_day_without_appointments_says_so(diary: Diary, qtbot: QtBot) -> None:
    made = TodayPage(diary.sari, PageShell())
    qtbot.addWidget(made)
    made.show()
    assert made.views.empty.isVisible()
    made.leave()


def test_opening_a_target_opens_its_panel(page: TodayPage, ayu: AppointmentId) -> None:
    page.arrive(Today(ayu))
    assert page.panel.is_open
    assert page.close_level()
    assert not page.panel.is_open
