"""A day at the desk: a name that is known already, clashes, moves, undo, a reason, somebody who walks in."""

from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import AppointmentId, Status
from tests.journeys.player import Player
from tests.support.appointments import Diary
from tests.support.clinic import NADIRA, SARI, Clinic, password
from ui.calendar.page import CalendarPage

LEFT = Qt.MouseButton.LeftButton
THURSDAY = 3


def calendar(player: Player) -> CalendarPage:
    """The week, by Ctrl+2."""
    player.control(Qt.Key.Key_2)
    page = player.shell.desk.page if player.shell.desk else None
    assert isinstance(page, CalendarPage)
    return page


def start_of(player: Player, appointment: AppointmentId) -> datetime:
    assert player.shell.workspace is not None
    return player.shell.workspace.calendar.detail(appointment).block.start


def status_of(player: Player, appointment: AppointmentId) -> Status:
    assert player.shell.workspace is not None
    return player.shell.workspace.calendar.detail(appointment).block.status


def drag(page: CalendarPage, appointment: AppointmentId, days: int, hours: int) -> None:
    """Take a block near its top and put it down elsewhere, as a mouse does."""
    surface = page.view.surface
    button = surface.button_for(appointment)
    assert button is not None
    _left, width = surface.grid.column(0)
    start = QPoint(button.width() // 2, 8)
    end = start + QPoint(days * width, hours * surface.grid.hour_height)
    QTest.mousePress(button, LEFT, pos=start)
    QTest.mouseMove(button, start + QPoint(6, 6))
    QTest.mouseMove(button, end)
    QTest.mouseRelease(button, LEFT, pos=end)


def clients(player: Player, name: str) -> int:
    assert player.shell.workspace is not None
    return len(player.shell.workspace.clients.find(name))


def test_a_known_name_is_offered_while_typing(at_work: Player, clinic: Clinic) -> None:
    known = clinic.client("Dimas Arya Nugroho", nik="3404011203010001")
    clinic.close()
    at_work.enter(SARI, password(SARI))
    at_work.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert at_work.focus() == "registration.name"
    at_work.keys("dimas arya nugroho")
    at_work.tab_to("registration.birth_date")
    at_work.keys("12/03/2001")
    at_work.press(Qt.Key.Key_Tab)
    at_work.until(lambda: at_work.sees("registration.alike.1.other"))
    at_work.type("registration.nik", "3404011203010001")
    at_work.press(Qt.Key.Key_Tab)
    at_work.until(lambda: not at_work.widget("registration.save").isEnabled())
    at_work.click("registration.alike.1.open")
    at_work.until(lambda: at_work.sees("record.name"))
    assert clients(at_work, "dimas") == 1
    assert at_work.shell.desk is not None
    target = at_work.shell.desk.where()[0]
    assert getattr(target, "client_id", None) == known


def test_somebody_else_of_the_same_name_is_registered_by_keys_alone(at_work: Player, clinic: Clinic) -> None:
    clinic.client("Dimas Arya Nugroho")
    clinic.close()
    at_work.enter(SARI, password(SARI))
    at_work.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    at_work.keys("Dimas Arya Nugroho")
    at_work.tab_to("registration.birth_date")
    at_work.keys("12/03/2001")
    at_work.tab_to("registration.phone")
    at_work.keys("081244102214")
    at_work.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert at_work.fault("registration.sex.L"), "it says that the sex is missing"
    assert at_work.focus() == "registration.sex.L"
    at_work.press(Qt.Key.Key_Space)
    at_work.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if not at_work.sees("record.name"):
        assert clients(at_work, "dimas") == 1, "nothing half-written"
        at_work.widget("registration.name").setFocus()
        at_work.tab_to("registration.alike.1.other")
        at_work.press(Qt.Key.Key_Space)
        at_work.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at_work.until(lambda: at_work.sees("record.name"))
    assert clients(at_work, "dimas") == 2


def test_a_clash_is_told_with_free_times_and_kept_with_a_reason(at_work: Player, clinic: Clinic) -> None:
    diary = Diary(clinic)
    diary.book(clinic.client("Joko Susilo"), "10.00", "10.50", room=2)
    clinic.client("Ayu Lestari", NADIRA)
    clinic.close()
    at_work.enter(SARI, password(SARI))
    page = calendar(at_work)
    at_work.control(Qt.Key.Key_N)
    assert at_work.focus() == "booking.client"
    at_work.keys("ayu")
    at_work.press(Qt.Key.Key_Return)
    at_work.tab_to("booking.date")
    at_work.keys("20/08/2026")
    at_work.tab_to("booking.start")
    at_work.keys("10.00")
    at_work.press(Qt.Key.Key_Tab)
    at_work.until(lambda: at_work.sees("booking.clash"))
    assert all(at_work.sees(f"booking.alternative.{place}") for place in (1, 2, 3))
    at_work.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "5" in at_work.fault("booking.reason")
    assert at_work.focus() == "booking.reason"
    at_work.keys("klien hanya bisa jam itu")
    at_work.press(Qt.Key.Key_Return)
    at_work.until(lambda: not at_work.sees("booking.save"))
    starts = [block.start for block in page.presenter.week().blocks]
    assert starts == [datetime(2026, 8, 20, 10)] * 2


def test_moves_by_mouse_and_keys_are_taken_back_on_another_screen(at_work: Player, clinic: Clinic) -> None:
    booked = Diary(clinic).book(clinic.client("Ayu Lestari"), "09.00", "09.50").appointment_id
    clinic.close()
    at_work.enter(SARI, password(SARI))
    page = calendar(at_work)
    drag(page, booked, days=1, hours=1)
    at_work.settle()
    assert start_of(at_work, booked) == datetime(2026, 8, 21, 10)
    button = page.view.surface.button_for(booked)
    assert button is not None
    button.setFocus()
    for key in (Qt.Key.Key_P, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Return):
        at_work.press(key)
    assert start_of(at_work, booked) == datetime(2026, 8, 20, 10, 15)
    at_work.control(Qt.Key.Key_1)
    at_work.control(Qt.Key.Key_Z)
    assert start_of(at_work, booked) == datetime(2026, 8, 21, 10)
    at_work.control(Qt.Key.Key_Z)
    assert start_of(at_work, booked) == datetime(2026, 8, 20, 9)
    at_work.control(Qt.Key.Key_3)
    at_work.control(Qt.Key.Key_Y)
    at_work.control(Qt.Key.Key_Y)
    assert start_of(at_work, booked) == datetime(2026, 8, 20, 10, 15)


def test_a_drop_on_a_taken_time_is_refused_with_free_times(at_work: Player, clinic: Clinic) -> None:
    diary = Diary(clinic)
    booked = diary.book(clinic.client("Ayu Lestari"), "09.00", "09.50").appointment_id
    diary.book(clinic.client("Joko Susilo"), "11.00", "11.50")
    clinic.close()
    at_work.enter(SARI, password(SARI))
    page = calendar(at_work)
    drag(page, booked, days=0, hours=2)
    at_work.settle()
    assert start_of(at_work, booked) == datetime(2026, 8, 20, 9)
    assert at_work.sees("clash")
    assert not at_work.sees("clash.save"), "the same room can't be kept"
    at_work.click("clash.alternative.1")
    assert start_of(at_work, booked) != datetime(2026, 8, 20, 9)


def test_it_is_cancelled_with_a_reason_by_keys(at_work: Player, clinic: Clinic) -> None:
    booked = Diary(clinic).book(clinic.client("Ayu Lestari")).appointment_id
    clinic.close()
    at_work.enter(SARI, password(SARI))
    page = calendar(at_work)
    button = page.view.surface.button_for(booked)
    assert button is not None
    button.setFocus()
    at_work.press(Qt.Key.Key_Delete)
    assert at_work.sees("dialog.reason")
    at_work.tab_to("dialog.reason")
    at_work.keys("sakit, minta minggu depan")
    at_work.tab_to("dialog.danger")
    at_work.press(Qt.Key.Key_Return)
    assert status_of(at_work, booked) is Status.CANCELLED_CLIENT
    at_work.control(Qt.Key.Key_Z)
    assert status_of(at_work, booked) is Status.BOOKED


def test_somebody_walks_in_and_waits(at_work: Player, clinic: Clinic) -> None:
    client: ClientId = clinic.client("Ayu Lestari", NADIRA)
    clinic.close()
    at_work.enter(SARI, password(SARI))
    at_work.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert at_work.focus() == "walk_in.client"
    at_work.keys("ayu")
    at_work.press(Qt.Key.Key_Return)
    at_work.tab_to("walk_in.save")
    at_work.press(Qt.Key.Key_Return)
    at_work.until(lambda: not at_work.sees("walk_in.save"))
    assert at_work.shell.workspace is not None
    (block,) = at_work.shell.workspace.calendar.day(clinic.clock.at.date())
    assert (block.client_id, block.status) == (client, Status.CHECKED_IN)
    assert at_work.sees(f"today.card.{block.id}")
