"""Today as the reception has it, and a client who is expected."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.scheduling.values import AppointmentId
from tests.support.appointments import Diary
from tests.support.clinic import TODAY, Clinic
from tests.support.page_shell import PageShell
from tests.support.page_start import shown_page
from ui.today.page import TodayPage


@pytest.fixture
def diary(clinic: Clinic) -> Diary:
    return Diary(clinic)


@pytest.fixture
def shell() -> PageShell:
    return PageShell()


@pytest.fixture
def ayu(diary: Diary) -> AppointmentId:
    """Ayu Lestari with Nadira today at 11.00."""
    client = diary.clinic.client("Ayu Lestari")
    return diary.book(client, "11.00", "11.50", day=TODAY).appointment_id


@pytest.fixture
def page(
    ayu: AppointmentId, diary: Diary, shell: PageShell, qtbot: QtBot, qapp: QApplication
) -> Iterator[TodayPage]:
    yield from shown_page(TodayPage, diary.sari, shell, qtbot, qapp)
