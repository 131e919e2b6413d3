"""Booking somebody known costs at most twelve keys besides the name, from whichever screen one is on."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import Block
from tests.journeys.player import Player
from tests.support.appointments import Diary
from tests.support.clinic import NADIRA, SARI, TODAY, Clinic, password
from ui.shell.navigation import ClientRecord, Today

MOST = 12
CONTROL = Qt.KeyboardModifier.ControlModifier
NOTHING = Qt.KeyboardModifier.NoModifier


class Counting:
    """Presses keys and counts them; Ctrl with a letter is two."""

    def __init__(self, player: Player) -> None:
        self.player, self.pressed = player, 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """One key, or two."""
        self.pressed += 1 if modifier is NOTHING else 2
        self.player.press(key, modifier)

    def type(self, text: str) -> None:
        """As many keys as signs."""
        self.pressed += len(text)
        self.player.keys(text)

    def name(self, text: str) -> None:
        """The name, which isn't counted."""
        self.player.keys(text)
        self.player.until(lambda: self.player.sees("booking.client"))


@pytest.fixture
def ayu(clinic: Clinic) -> ClientId:
    """Nadira's client, one of several with such a name; Nadira is busy until noon."""
    known = clinic.client("Ayu Lestari", NADIRA)
    clinic.client("Ayu Wulandari", NADIRA)
    joko = clinic.client("Joko Susilo", NADIRA)
    Diary(clinic).book(joko, "10.30", "11.20", day=TODAY)
    clinic.close()
    return known


def booked(player: Player, client: ClientId) -> Block:
    """The one appointment that the client has."""
    assert player.shell.workspace is not None
    (block,) = player.shell.workspace.calendar.of_client(client)
    return block


def to_record(player: Player) -> None:
    player.shell.open(ClientRecord(ClientId(3)))
    player.settle()


def to_list(player: Player) -> None:
    player.shell.open(Today())
    player.settle()
    player.click("today.view.list")


SCREENS: dict[str, Callable[[Player], object]] = {
    "today": lambda player: player.control(Qt.Key.Key_1),
    "list of today": to_list,
    "calendar": lambda player: player.control(Qt.Key.Key_2),
    "clients": lambda player: player.control(Qt.Key.Key_3),
    "record of somebody else": to_record,
}


@pytest.mark.parametrize("screen", SCREENS)
def test_another_day_and_hour_take_twelve_keys(
    screen: str, at_work: Player, clinic: Clinic, ayu: ClientId
) -> None:
    at_work.enter(SARI, password(SARI))
    SCREENS[screen](at_work)
    keys = Counting(at_work)
    keys.press(Qt.Key.Key_N, CONTROL)
    assert at_work.focus() == "booking.client"
    keys.name("ayu les")
    keys.press(Qt.Key.Key_Return)
    assert at_work.focus() == "booking.date"
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Tab)
    keys.type("1315")
    keys.press(Qt.Key.Key_Return)
    at_work.until(lambda: not at_work.sees("booking.save"))
    block = booked(at_work, ayu)
    assert block.start == datetime(2026, 8, 21, 13, 15)
    assert block.counselor_id == clinic.person(NADIRA), "the one who cares for the client is proposed"
    assert keys.pressed <= MOST, keys.pressed


def test_the_next_free_time_takes_four(at_work: Player, ayu: ClientId) -> None:
    at_work.enter(SARI, password(SARI))
    keys = Counting(at_work)
    keys.press(Qt.Key.Key_N, CONTROL)
    keys.name("ayu les")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)
    at_work.until(lambda: not at_work.sees("booking.save"))
    assert booked(at_work, ayu).start == datetime(2026, 8, 19, 13), "after what is booked, and the break"
    assert keys.pressed <= 4, keys.pressed


def test_a_date_far_away_can_be_typed(at_work: Player, ayu: ClientId) -> None:
    at_work.enter(SARI, password(SARI))
    keys = Counting(at_work)
    keys.press(Qt.Key.Key_N, CONTROL)
    keys.name("ayu les")
    keys.press(Qt.Key.Key_Return)
    keys.type("1/9")
    keys.press(Qt.Key.Key_Tab)
    keys.type("9")
    keys.press(Qt.Key.Key_Return)
    at_work.until(lambda: not at_work.sees("booking.save"))
    assert booked(at_work, ayu).start == datetime(2026, 9, 1, 9)
    assert keys.pressed <= MOST, keys.pressed
