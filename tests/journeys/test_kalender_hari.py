"""A day by counselors, without a mouse: booked in a column, handed over, taken back from another screen."""

from PySide6.QtCore import Qt

from clinic_app.scheduling.values import Block, Status
from tests.journeys.player import Player
from tests.support.appointments import TOMORROW
from tests.support.clinic import BAGUS, NADIRA, SARI, Clinic, password
from ui.calendar.page import CalendarPage


def the_one(player: Player) -> Block:
    """The only appointment of tomorrow."""
    assert player.shell.workspace is not None
    (block,) = player.shell.workspace.calendar.day(TOMORROW)
    return block


def calendar(player: Player) -> CalendarPage:
    player.control(Qt.Key.Key_2)
    page = player.shell.desk.page if player.shell.desk else None
    assert isinstance(page, CalendarPage)
    return page


def test_a_day_is_worked_by_keys_alone(at_work: Player, clinic: Clinic) -> None:
    clinic.client("Ayu Lestari")
    bagus, nadira = clinic.person(BAGUS), clinic.person(NADIRA)
    clinic.close()
    at_work.enter(SARI, password(SARI))
    page = calendar(at_work)
    at_work.press(Qt.Key.Key_H)
    at_work.press(Qt.Key.Key_PageDown)
    assert "20 Agustus" in page.heading
    people = [column.counselor_id for column in page.view.surface.grid.columns]
    for _step in range(people.index(bagus) + 1):  # the first press puts the mark into the first column
        at_work.press(Qt.Key.Key_Right)
    at_work.press(Qt.Key.Key_Return)

    at_work.until(lambda: at_work.sees("booking.client"))
    wish = page.view.surface.overlay.state.wish
    assert wish is not None
    assert wish.counselor_id == bagus
    at_work.keys("ayu")
    at_work.press(Qt.Key.Key_Return)
    at_work.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at_work.until(lambda: not at_work.sees("booking.client"))
    assert page.view.surface.overlay.state.wish is None
    booked = the_one(at_work)
    assert booked.counselor_id == bagus

    at_work.control(Qt.Key.Key_2)
    page.view.surface.setFocus()
    at_work.press(Qt.Key.Key_Tab)
    at_work.press(Qt.Key.Key_P)
    by = people.index(nadira) - people.index(bagus)
    for _step in range(abs(by)):
        at_work.press(Qt.Key.Key_Right if by > 0 else Qt.Key.Key_Left)
    at_work.press(Qt.Key.Key_Down)
    at_work.press(Qt.Key.Key_BraceLeft, Qt.KeyboardModifier.ShiftModifier)
    at_work.press(Qt.Key.Key_Return)
    assert the_one(at_work).counselor_id == nadira
    assert the_one(at_work).end - the_one(at_work).start > booked.end - booked.start

    at_work.control(Qt.Key.Key_1)
    at_work.control(Qt.Key.Key_Z)
    back = the_one(at_work)
    assert (back.start, back.end, back.counselor_id) == (booked.start, booked.end, bagus)
    at_work.control(Qt.Key.Key_Z)
    assert the_one(at_work).status is Status.CANCELLED_PROVIDER
    at_work.control(Qt.Key.Key_Y)
    at_work.control(Qt.Key.Key_Y)
    assert (the_one(at_work).counselor_id, the_one(at_work).status) == (nadira, Status.BOOKED)

    calendar(at_work)
    at_work.lock()
    at_work.enter(SARI, password(SARI))
    again = calendar(at_work)
    assert again is not page
    assert again.view.surface.objectName() == "calendar.day"
