"""The appointment panel: what it shows, the next step on a button, everything undoable."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import AppointmentId, Booked, CancelBy, Slot, Status, Wish
from clinic_app.workspace import Workspace
from tests.support.clinic import NADIRA, Clinic
from tests.support.talking_shell import TalkingShell
from tests.ui.panels.conftest import Stage
from ui.panels.appointment import AppointmentPanel
from ui.panels.cancel_dialog import CancelDialog
from ui.panels.reason_dialog import ReasonDialog

WEDNESDAY = date(2026, 8, 19)


def book(
    clinic: Clinic, client: ClientId, start: tuple[int, int] = (10, 30), counselor: str = NADIRA
) -> AppointmentId:
    sari = clinic.at("sari")
    begins = datetime.combine(WEDNESDAY, time(*start))
    slot = Slot(begins, begins.replace(hour=begins.hour + 1), clinic.person(counselor), None)
    service = sari.facility.service_types(Programme.BK)[0].id
    made = sari.calendar.book(Wish(client, Programme.BK, service, slot, "Datang bersama ibu."))
    assert isinstance(made, Booked)
    return made.appointment_id


@pytest.fixture
def appointment(clinic: Clinic) -> AppointmentId:
    client = clinic.client(
        "Dimas Arya Nugroho", NADIRA, birth_date=date(2007, 2, 1), contact_note="jangan sebut lembaga"
    )
    return book(clinic, client)


def status(workspace: Workspace, appointment: AppointmentId) -> Status:
    return workspace.calendar.detail(appointment).block.status


def opened(
    workspace: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> AppointmentPanel:
    panel = AppointmentPanel(workspace, shell)
    panel.show_appointment(appointment)
    stage.open(panel)
    return panel


def test_it_shows_who_when_where_and_how_to_reach_them(
    sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    panel = opened(sari, shell, stage, appointment)
    details = panel.details

    assert details.name.text() == "Dimas Arya Nugroho"
    assert details.line.text() == "MR 000001 · F · 19 years"
    assert details.when.text.text() == "Wednesday, 19 August 2026 · 10:30–11:30"
    assert details.whom.text.text() == "Nadira Kusumawati"
    assert details.contact.text.text() == "0812-4410-2213"
    assert "jangan sebut lembaga" in details.contact.quiet.text()
    assert details.reception.text.text() == "Datang bersama ibu."
    assert panel.status.text() == "Booked"
    assert not panel.note.isVisible()


def test_the_main_button_leads_from_booked_to_completed(
    sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    panel = opened(sari, shell, stage, appointment)
    way = []
    while panel.main.isVisible():
        panel.main.click()
        way.append(status(sari, appointment))

    assert way == [Status.CONFIRMED, Status.CHECKED_IN, Status.IN_SESSION, Status.COMPLETED]
    assert panel.follow_up.kind == "primary"
    assert len(shell.commands) == 4


def test_every_step_can_be_undone_and_done_again(
    sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    panel = opened(sari, shell, stage, appointment)
    panel.main.click()
    panel.main.click()

    assert shell.commands[1].undo()
    assert status(sari, appointment) is Status.CONFIRMED
    assert panel.status.text() == "Confirmed"
    assert shell.commands[1].redo()
    assert panel.status.text() == "Waiting"


def test_waiting_time_goes_on(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    sari.calendar.check_in(appointment)
    panel = opened(sari, shell, stage, appointment)
    clinic.clock.forward(minutes=14)
    panel.tick()
    assert panel.details.when.quiet.text() == "Waiting 14 min"


def test_cancelling_asks_by_whom_and_why(
    sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    panel = opened(sari, shell, stage, appointment)
    panel.begin_cancel()
    (dialog,) = shell.dialogs
    assert isinstance(dialog, CancelDialog)

    dialog.choose("danger")
    assert dialog.field.error
    assert status(sari, appointment) is Status.BOOKED

    dialog.provider.setChecked(True)
    dialog.edit.setText("Konselor sakit")
    assert dialog.by() is CancelBy.PROVIDER
    stage.press(Qt.Key.Key_Return)
    assert status(sari, appointment) is Status.CANCELLED_PROVIDER
    assert panel.details.reasons.text.text() == "Konselor sakit"
    assert shell.commands[0].undo()
    assert status(sari, appointment) is Status.BOOKED


def test_escape_keeps_the_appointment(
    sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    panel = opened(sari, shell, stage, appointment)
    panel.begin_cancel()
    stage.press(Qt.Key.Key_Escape)
    assert status(sari, appointment) is Status.BOOKED
    assert panel.is_open


def test_it_moves_by_keyboard_and_back_by_undo(
    sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    panel = opened(sari, shell, stage, appointment)
    panel.edit.click()
    stage.press(Qt.Key.Key_Up)
    stage.press(Qt.Key.Key_Tab)
    stage.type("1400")
    stage.press(Qt.Key.Key_Return)

    assert sari.calendar.detail(appointment).block.start == datetime(2026, 8, 20, 14)
    assert panel.details.isVisible()
    assert panel.details.when.text.text().startswith("Thursday, 20 August")
    assert shell.commands[0].undo()
    assert sari.calendar.detail(appointment).block.start == datetime(2026, 8, 19, 10, 30)


def test_moving_onto_another_client_of_the_counselor_needs_a_reason(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    book(clinic, clinic.client("Nurul Hidayah", NADIRA), (13, 0))
    panel = opened(sari, shell, stage, appointment)
    panel.begin_move()
    panel.move_form.time.row.start.setText("13.00")
    panel.move_form.try_to_save()
    assert panel.move_form.clash.isVisible()
    assert panel.move_save.text() == "Keep anyway"
    assert sari.calendar.detail(appointment).block.start.hour == 10

    panel.move_form.clash.reason_edit.setText("Sesi bersama")
    panel.move_save.click()
    assert sari.calendar.detail(appointment).block.start.hour == 13


def test_an_end_before_the_beginning_is_told_at_the_field(
    sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    panel = opened(sari, shell, stage, appointment)
    panel.begin_move()
    panel.move_form.time.row.end.setText("09.00")
    panel.move_form.try_to_save()

    assert panel.move_form.time.error
    assert QApplication.focusWidget() is panel.move_form.time.row.end
    assert not shell.errors


def test_moving_to_a_past_day_is_refused_at_the_field(
    sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    panel = opened(sari, shell, stage, appointment)
    panel.begin_move()
    panel.move_form.time.row.day.setText("18/08/2026")
    panel.move_form.try_to_save()

    assert panel.move_form.time.error
    assert not shell.errors
    assert sari.calendar.detail(appointment).block.start.day == 19


def test_the_note_for_reception_changes_and_comes_back(
    sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    panel = opened(sari, shell, stage, appointment)
    panel.actions_menu.begin_reception_note()
    dialog = shell.dialogs[0]
    assert isinstance(dialog, ReasonDialog)
    dialog.edit.setText("x" * 201)
    dialog.choose("danger")
    assert dialog.field.error

    dialog.edit.setText("Datang sendiri.")
    dialog.choose("danger")
    assert panel.details.reception.text.text() == "Datang sendiri."
    assert shell.commands[0].undo()
    assert panel.details.reception.text.text() == "Datang bersama ibu."


def test_the_counselor_may_write_the_note_once_the_session_has_begun(
    nadira: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId, qtbot: QtBot
) -> None:
    panel = opened(nadira, shell, stage, appointment)
    assert panel.note.isVisible()
    assert not panel.note.isEnabled()
    nadira.calendar.start(appointment)

    assert panel.note.isEnabled()
    with qtbot.waitSignal(panel.noteWanted) as wanted:
        panel.note.click()
    assert wanted.args[1] == appointment


def test_another_counselor_sees_no_buttons_that_are_refused(
    bagus: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    panel = opened(bagus, shell, stage, appointment)
    assert not panel.note.isVisible()
    assert not panel.edit.isVisible()
    assert not panel.follow_up.isVisible()
    assert panel.details.contact.isHidden()
    assert [entry.name for entry in panel.actions_menu.entries()] == []


def test_somebody_elses_change_is_seen_at_once(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    panel = opened(sari, shell, stage, appointment)
    sari.calendar.check_in(appointment)
    assert panel.status.text() == "Waiting"


def test_a_status_is_put_back_with_a_reason(
    sari: Workspace, shell: TalkingShell, stage: Stage, appointment: AppointmentId
) -> None:
    sari.calendar.check_in(appointment)
    panel = opened(sari, shell, stage, appointment)
    back = next(entry for entry in panel.actions_menu.entries() if entry.name == "back")
    back.act()
    dialog = shell.dialogs[0]
    assert isinstance(dialog, ReasonDialog)
    dialog.edit.setText("Salah klien")
    dialog.choose("danger")
    assert status(sari, appointment) is Status.CONFIRMED
