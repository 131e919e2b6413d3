"""Quick booking: few keys, clashes before saving, nothing lost."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clinic_app.facility.values import Programme
from clinic_app.scheduling.values import Booked, Slot, Status, Wish
from clinic_app.workspace import Workspace
from tests.support.clinic import BAGUS, NADIRA, Clinic
from tests.ui.panels.conftest import Shell, Stage
from ui.panels.booking import BookingPanel
from ui.widgets.buttons import Button


def booked(workspace: Workspace, day: date) -> list[tuple[str, time, Status]]:
    return [(block.client_name, block.start.time(), block.status) for block in workspace.calendar.day(day)]


def test_a_known_client_is_booked_with_a_handful_of_keys(
    clinic: Clinic, sari: Workspace, shell: Shell, stage: Stage
) -> None:
    clinic.client("Dimas Arya Nugroho", NADIRA)
    panel = BookingPanel(sari, shell)
    stage.open(panel)

    stage.type("dim")
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Return)

    assert booked(sari, date(2026, 8, 19)) == [("Dimas Arya Nugroho", time(10, 30), Status.BOOKED)]
    assert not panel.is_open
    assert not shell.errors


def test_undoing_a_booking_cancels_it_and_redoing_brings_it_back(
    clinic: Clinic, sari: Workspace, shell: Shell, stage: Stage
) -> None:
    client = clinic.client("Dimas Arya Nugroho", NADIRA)
    panel = BookingPanel(sari, shell, client_id=client)
    stage.open(panel)
    panel.try_to_save()

    (command,) = shell.commands
    assert command.undo()
    assert booked(sari, date(2026, 8, 19))[0][2] is Status.CANCELLED_PROVIDER
    assert command.redo()
    assert booked(sari, date(2026, 8, 19))[0][2] is Status.BOOKED
