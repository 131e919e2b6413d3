"""Fixtures for the calendar: a clinic with one appointment tomorrow, and the page that shows it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.scheduling.values import AppointmentId
from tests.support.appointments import Diary
from tests.support.clinic import Clinic
from tests.support.page_shell import PageShell
from tests.support.page_start import shown_page
from ui.calendar.page import CalendarPage


@pytest.fixture
def diary(clinic: Clinic) -> Diary:
    return Diary(clinic)


@pytest.fixture
def shell() -> PageShell:
    return PageShell()


@pytest.fixture
def booked(diary: Diary) -> AppointmentId:
    """Ayu Lestari with Nadira in room 1, Thursday 09.00–09.50."""
    client = diary.clinic.client("Ayu Lestari")
    return diary.book(client, "09.00", "09.50").appointment_id


@pytest.fixture
def page(
    booked: AppointmentId, diary: Diary, shell: PageShell, qtbot: QtBot, qapp: QApplication
) -> Iterator[CalendarPage]:
    yield from shown_page(CalendarPage, diary.sari, shell, qtbot, qapp)
