"""Waiting too long is said on card, row and counter as the minutes pass; nothing moves under the pointer."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from clinic_app.scheduling.values import AppointmentId
from tests.support.appointments import Diary
from tests.support.clinic import BAGUS, TODAY
from ui.today.day import Lane
from ui.today.list_heads import GroupHead
from ui.today.page import TodayPage
from ui.today.views import LIST

ALERT = "Over 20 min. Let the client know."


def later(page: TodayPage, diary: Diary, minutes: int) -> None:
    """So many minutes pass; the shell says so."""
    diary.clinic.clock.at += timedelta(minutes=minutes)
    page.tick()


def counter(page: TodayPage) -> str:
    return page.toolbar._counters[1].accessibleName()


def test_a_card_warns_from_twenty_minutes_on(page: TodayPage, ayu: AppointmentId, diary: Diary) -> None:
    diary.sari.calendar.check_in(ayu)
    shown = page.board.card(ayu)
    assert shown is not None
    low = shown.sizeHint().height()
    later(page, diary, 19)
    assert not shown.late
    assert counter(page) == "1 waiting"
    later(page, diary, 1)
    assert shown.late
    assert ALERT in shown.accessibleName()
    assert shown.sizeHint().height() > low, "the words have a line of their own"
    assert counter(page) == "1 waiting 1 too long"


def test_a_row_and_its_group_warn(page: TodayPage, ayu: AppointmentId, diary: Diary) -> None:
    diary.sari.calendar.check_in(ayu)
    page.show_view(LIST)
    later(page, diary, 20)
    shown = page.views.list.row(ayu)
    assert shown is not None
    assert ALERT in shown.accessibleName()
    assert page.views.list.findChildren(GroupHead)[0].accessibleName() == f"Waiting 1 1 client: {ALERT}"


def test_the_panel_warns(page: TodayPage, ayu: AppointmentId, diary: Diary) -> None:
    diary.sari.calendar.check_in(ayu)
    page.panel.show_appointment(ayu)
    page.panel.open_panel()
    assert page.panel.details.alert.isHidden()
    later(page, diary, 20)
    assert page.panel.details.alert.isVisible()


def test_the_facility_sets_the_limit(page: TodayPage, ayu: AppointmentId, diary: Diary) -> None:
    assert page.presenter.wait_limit == diary.sari.facility.profile().waiting_limit == 20


def test_a_lane_under_the_pointer_keeps_its_order(page: TodayPage, ayu: AppointmentId, diary: Diary) -> None:
    lane = page.board.lanes[Lane.EXPECTED]
    at = QPointF(5, 5)
    QApplication.sendEvent(lane, QEnterEvent(at, at, at))
    joko = diary.clinic.client("Joko Susilo")
    earlier = diary.book(joko, "10.30", "10.50", BAGUS, room=2, day=TODAY).appointment_id
    assert [card.block.id for card in lane.cards] == [ayu, earlier], "what is new comes last"
    QApplication.sendEvent(lane, QEvent(QEvent.Type.Leave))
    QApplication.processEvents()
    assert [card.block.id for card in lane.cards] == [earlier, ayu]
