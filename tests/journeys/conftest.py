"""A clinic that works already, and somebody at its one window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.player import Player
from tests.support.clinic import Clinic
from ui.theme.tokens import state


@pytest.fixture
def at_work(clinic: Clinic, qtbot: QtBot, qapp: QApplication) -> Iterator[Player]:
    """At the unlock screen of the clinic of tests/support, on Wednesday, 19 August 2026, at 10.24."""
    state().reduced_motion = True
    made = Player(clinic.folder, clinic.clock, qtbot)
    yield made
    if not made.ended:
        made.abandon()


@pytest.fixture
def again(qtbot: QtBot) -> Iterator[Callable[[Player], Player]]:
    """The program started anew on the folder of another that has ended."""
    started: list[Player] = []

    def start(before: Player) -> Player:
        before.abandon()
        before.shell.window.hide()
        started.append(Player(before.folder, before.clock, qtbot))
        return started[-1]

    yield start
    for player in started:
        player.abandon()
