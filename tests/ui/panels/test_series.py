"""Booking weekly: every date is seen before one is saved; each is kept, moved or skipped."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clinic_app.facility.values import Holiday, HolidayKind
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import Booked, Slot, Status
from clinic_app.workspace import Workspace
from tests.support.appointments import Diary, at
from tests.support.clinic import NADIRA, Clinic
from tests.support.talking_shell import TalkingShell
from tests.ui.panels.conftest import Stage
from ui.panels.appointment import AppointmentPanel
from ui.panels.booking import BookingPanel
from ui.panels.series.dialog import SeriesDialog
from ui.widgets.chips import Chip
from ui.widgets.dialogs import DANGER

FIRST, WEEK = date(2026, 8, 20), timedelta(days=7)


@pytest.fixture
def ayu(clinic: Clinic) -> ClientId:
    return clinic.client("Ayu Lestari", NADIRA)


def filled(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, client: ClientId
) -> BookingPanel:
    """Booking that client on Thursday at nine, four times."""
    room = sari.facility.rooms()[0].id
    slot = Slot(at("09.00", FIRST), at("09.50", FIRST), clinic.person(NADIRA), room)
    panel = BookingPanel(sari, shell, client, slot)
    stage.open(panel)
    panel.repeat.tick.click()
    panel.repeat.count.setCurrentIndex(2)
    panel.repeat.count.activated.emit(2)
    QApplication.processEvents()
    return panel


def dates(shell: TalkingShell, panel: BookingPanel) -> SeriesDialog:
    """The list of dates that saving shows."""
    panel.save.click()
    dialog = shell.dialogs[-1]
    assert isinstance(dialog, SeriesDialog)
    return dialog


def of_ayu(sari: Workspace, client: ClientId) -> list[datetime]:
    return sorted(b.start for b in sari.calendar.of_client(client) if b.status is Status.BOOKED)


def test_four_free_weeks_are_seen_and_saved_together(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId
) -> None:
    panel = filled(clinic, sari, shell, stage, ayu)
    made: list[object] = []
    panel.booked.connect(made.append)
    assert panel.save.text() == "See 4 dates"
    assert panel.repeat.until.text() == "until Thu, 10 Sept"

    dialog = dates(shell, panel)
    assert dialog.box.text.text() == "Nothing is saved yet. All 4 dates are free."
    assert of_ayu(sari, ayu) == []
    dialog.choose(DANGER)

    assert of_ayu(sari, ayu) == [at("09.00", FIRST) + n * WEEK for n in range(4)]
    assert not panel.is_open
    assert isinstance(made[0], Booked)
    command = shell.commands[-1]
    assert command.text == "4 appointments booked, until Thu, 10 Sept"
    assert command.undo()
    assert of_ayu(sari, ayu) == []
    assert command.redo()
    assert len(of_ayu(sari, ayu)) == 4


def test_each_clash_is_decided_by_keyboard(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId
) -> None:
    diary, other = Diary(clinic), clinic.client("Made Wirawan")
    diary.book(other, day=FIRST)
    diary.book(other, room=2, day=FIRST + WEEK)
    clinic.at("hendra").facility.set_holiday(Holiday(FIRST + 2 * WEEK, "Dies natalis", HolidayKind.OWN))
    dialog = dates(shell, filled(clinic, sari, shell, stage, ayu))
    first, second, third, fourth = dialog.rows
    assert [row.tick.isChecked() for row in dialog.rows] == [False, False, False, True]
    assert "holiday" in third.tick.accessibleName()
    assert dialog.danger is not None
    assert not dialog.danger.isEnabled()

    first.tick.setFocus()
    stage.press(Qt.Key.Key_Space)  # takes the nearest free time
    second.time.setFocus()
    stage.press(Qt.Key.Key_End)
    assert second.needs_reason
    stage.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.field.error.startswith("Write a reason")
    stage.type("Hanya bisa pagi")
    assert third.decided("") is None
    assert fourth.decided("") is not None
    assert dialog.danger.text() == "Save 3 appointments"
    stage.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert of_ayu(sari, ayu) == [
        at("10.00", FIRST),
        at("09.00", FIRST + WEEK),
        at("09.00", FIRST + 3 * WEEK),
    ]


def test_two_dates_on_one_free_time_are_refused_and_the_list_stays(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId
) -> None:
    diary, other = Diary(clinic), clinic.client("Made Wirawan")
    for week in range(2):
        diary.book(other, day=FIRST + week * WEEK)
    dialog = dates(shell, filled(clinic, sari, shell, stage, ayu))
    taken = dialog.rows[0].time.key()
    for row in dialog.rows[:2]:
        row.tick.setChecked(True)
        row.time.set_options([(taken, "Jum")])

    dialog.choose(DANGER)

    assert shell.toasts == ["Two appointments of the series are at the same time. Choose another for one."]
    assert dialog.isVisible()
    assert of_ayu(sari, ayu) == []


def test_what_was_booked_meanwhile_is_shown_and_nothing_saved(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId
) -> None:
    panel = filled(clinic, sari, shell, stage, ayu)
    dialog = dates(shell, panel)
    Diary(clinic).book(clinic.client("Made Wirawan"), day=FIRST + WEEK)

    dialog.choose(DANGER)

    assert dialog.isVisible()
    assert dialog.box.text.text().startswith("Something else was booked meanwhile. 1 of 4 dates clashes")
    assert of_ayu(sari, ayu) == []
    dialog.choose(DANGER)
    assert len(of_ayu(sari, ayu)) == 3
    assert not panel.is_open


def test_the_panel_of_one_says_which_of_how_many(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId
) -> None:
    dates(shell, filled(clinic, sari, shell, stage, ayu)).choose(DANGER)
    third = sorted(sari.calendar.of_client(ayu), key=lambda block: block.start)[2]
    panel = AppointmentPanel(sari, shell)
    stage.row.addWidget(panel)
    panel.show_appointment(third.id)

    assert "Series 3 of 4" in [chip.text() for chip in panel.findChildren(Chip)]


def test_the_repetition_is_kept_when_the_screen_locks(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId
) -> None:
    filled(clinic, sari, shell, stage, ayu)

    again = BookingPanel(sari, shell)
    stage.open(again)

    again.presenter.judge()

    assert again.repeat.weeks() == 4
    assert again.save.text() == "See 4 dates"
