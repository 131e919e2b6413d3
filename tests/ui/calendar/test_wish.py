"""What is being booked at the right stands in the grid before it is saved (mock 04)."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.scheduling.values import AppointmentId
from tests.support.appointments import TOMORROW, Diary, at
from tests.support.clinic import NADIRA
from tests.support.page_shell import PageShell
from ui.calendar.page import CalendarPage
from ui.calendar.view_state import View
from ui.panels.booking import BookingPanel


def opened(page: CalendarPage, diary: Diary, shell: PageShell, qtbot: QtBot, since: str) -> BookingPanel:
    """Quick booking for Joko at Nadira's, as the shell opens it."""
    slot = diary.slot(since, since.replace("00", "50"), NADIRA)
    panel = BookingPanel(diary.sari, shell, client_id=diary.clinic.client("Joko Susilo"), slot=slot)
    qtbot.addWidget(panel)
    panel.open_panel()
    page.accompany(panel)
    return panel


def test_it_stands_where_it_would_be_booked_and_goes_with_the_panel(
    page: CalendarPage, diary: Diary, shell: PageShell, qtbot: QtBot
) -> None:
    page.presenter.look_at(View.DAY, TOMORROW)
    panel = opened(page, diary, shell, qtbot, "13.00")
    wish = page.view.surface.overlay.state.wish
    assert wish is not None
    assert (wish.name, wish.start, wish.counselor_id) == (
        "Joko Susilo",
        at("13.00"),
        diary.clinic.person(NADIRA),
    )
    assert not wish.told.clash
    panel.close_panel()
    panel.presenter.judge()
    QApplication.processEvents()
    assert page.view.surface.overlay.state.wish is None


def test_it_turns_red_and_names_the_clash(
    page: CalendarPage, booked: AppointmentId, diary: Diary, shell: PageShell, qtbot: QtBot
) -> None:
    panel = opened(page, diary, shell, qtbot, "09.00")
    wish = page.view.surface.overlay.state.wish
    assert wish is not None
    assert wish.told.clash
    assert "Ayu Lestari" in wish.told.text
    panel.presenter.set_start(at("13.00").time())
    panel.presenter.judge()
    wish = page.view.surface.overlay.state.wish
    assert wish is not None
    assert not wish.told.clash
