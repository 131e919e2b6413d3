"""One workstation in the course of a day: who sits there, what the clock says, and acts that all share."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from clinic_app.scheduling.values import AppointmentId, Status
from clinic_app.workspace import Workspace
from tests.journeys.player import Player
from tests.support.clinic import ZONE, Clinic, password

TODAY = date(2026, 8, 19)


class Sitting:
    """Whoever sits at the workstation."""

    def __init__(self, player: Player, clinic: Clinic) -> None:
        self.player, self.clinic = player, clinic

    @property
    def workspace(self) -> Workspace:
        """Of whoever sits there now: only looked at, to check what keys and mouse have done."""
        assert self.player.shell.workspace is not None
        return self.player.shell.workspace

    def clock(self, hour: int, minute: int = 0, day: date = TODAY) -> None:
        """It is that time now."""
        self.player.clock.at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)

    def sits_down(self, login: str, hour: int, minute: int = 0) -> None:
        """Whoever sat there locks; somebody else enters."""
        if self.player.shell.workspace is not None and not self.player.shell.workspace.locked:
            self.player.lock()
        self.clock(hour, minute)
        self.player.enter(login, password(login))

    def appointment(self, name: str) -> AppointmentId:
        """Which one a client has today."""
        return next(block.id for block in self.workspace.calendar.day(TODAY) if block.client_name == name)

    def status(self, name: str) -> Status:
        """How far it is."""
        return self.workspace.calendar.detail(self.appointment(name)).block.status

    def chooses(self, name: str, beginning: str) -> None:
        """Type the first letters of what a list offers."""
        choice = self.player.widget(name)
        assert isinstance(choice, QComboBox)
        choice.setFocus()
        self.player.keys(beginning)
        assert choice.currentText().startswith(beginning), choice.currentText()

    def presses_on_card(self, name: str, key: Qt.Key) -> None:
        """On the board of today."""
        self.player.control(Qt.Key.Key_1)
        self.player.widget(f"today.card.{self.appointment(name)}").setFocus()
        self.player.press(key)

    def opens_record(self, name: str) -> None:
        """By the name, from anywhere."""
        self.player.control(Qt.Key.Key_K)
        self.player.keys(name)
        self.player.press(Qt.Key.Key_Return)
        self.player.until(lambda: self.player.sees("record.name"))
