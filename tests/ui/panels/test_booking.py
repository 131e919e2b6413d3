"""Quick booking: few keys, clashes before saving, nothing lost."""

from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import Booked, Slot, Status, Wish
from clinic_app.workspace import Workspace
from tests.support.clinic import BAGUS, NADIRA, Clinic
from tests.support.talking_shell import TalkingShell
from tests.ui.panels.conftest import Stage
from ui.panels.booking import BookingPanel
from ui.widgets.buttons import Button

WEDNESDAY = date(2026, 8, 19)


def on_day(workspace: Workspace, day: date = WEDNESDAY) -> list[tuple[str, time, Status]]:
    return [(block.client_name, block.start.time(), block.status) for block in workspace.calendar.day(day)]


def book(clinic: Clinic, client: ClientId, start: time, end: time, counselor: str = NADIRA) -> Booked:
    sari = clinic.at("sari")
    room = sari.facility.rooms()[0].id
    slot = Slot(
        datetime.combine(WEDNESDAY, start), datetime.combine(WEDNESDAY, end), clinic.person(counselor), room
    )
    service = sari.facility.service_types(Programme.BK)[0].id
    made = sari.calendar.book(Wish(client, Programme.BK, service, slot))
    assert isinstance(made, Booked)
    return made


def test_a_known_client_is_booked_with_a_handful_of_keys(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    clinic.client("Dimas Arya Nugroho", NADIRA)
    panel = BookingPanel(sari, shell)
    stage.open(panel)

    stage.type("dim")
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Return)

    assert on_day(sari) == [("Dimas Arya Nugroho", time(10, 30), Status.BOOKED)]
    assert sari.calendar.day(WEDNESDAY)[0].counselor_id == clinic.person(NADIRA)
    assert not panel.is_open
    assert not shell.errors


def test_a_time_of_ones_own_takes_less_than_twelve_keys(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    clinic.client("Dimas Arya Nugroho", NADIRA)
    panel = BookingPanel(sari, shell)
    stage.open(panel)
    stage.type("dim")

    keys: list[Qt.Key | str] = [Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Tab, "1330", Qt.Key.Key_Return]
    for key in keys:
        if isinstance(key, str):
            stage.type(key)
        else:
            stage.press(key)

    assert on_day(sari, date(2026, 8, 20)) == [("Dimas Arya Nugroho", time(13, 30), Status.BOOKED)]
    assert sum(len(key) if isinstance(key, str) else 1 for key in keys) <= 12


def test_undoing_a_booking_cancels_it_and_redoing_brings_it_back(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    panel = BookingPanel(sari, shell, client_id=clinic.client("Dimas Arya Nugroho", NADIRA))
    stage.open(panel)
    panel.try_to_save()

    (command,) = shell.commands
    assert command.undo()
    assert on_day(sari)[0][2] is Status.CANCELLED_PROVIDER
    assert command.redo()
    assert on_day(sari)[0][2] is Status.BOOKED


def test_the_programme_used_last_and_the_lead_counselor_are_proposed(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    client = clinic.client("Dimas Arya Nugroho", BAGUS)
    service = sari.facility.service_types(Programme.PSY)[0].id
    slot = Slot(datetime(2026, 8, 19, 13), datetime(2026, 8, 19, 13, 50), clinic.person(BAGUS))
    sari.calendar.book(Wish(client, Programme.PSY, service, slot))

    panel = BookingPanel(sari, shell, client_id=client)

    assert panel.programme.key() is Programme.PSY
    assert panel.counselor.key() == clinic.person(BAGUS)


def test_a_taken_room_can_not_be_saved_and_one_press_takes_a_free_time(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    book(clinic, clinic.client("Nurul Hidayah", NADIRA), time(13), time(13, 50))
    room = sari.facility.rooms()[0].id
    wished = Slot(datetime(2026, 8, 19, 13, 30), datetime(2026, 8, 19, 14, 20), clinic.person(BAGUS), room)
    panel = BookingPanel(sari, shell, client_id=clinic.client("Reza Mahendra", BAGUS), slot=wished)
    stage.open(panel)

    assert panel.clash.isVisible()
    assert not panel.save.isEnabled()
    assert "Nurul Hidayah" in panel.clash.note.accessibleName()
    assert not panel.clash.reason_field.isVisible()

    free = panel.findChild(Button, "booking.alternative.1")
    assert free is not None
    free.click()
    QApplication.processEvents()

    assert not panel.clash.isVisible()
    assert panel.save.isEnabled()
    panel.try_to_save()
    assert len(on_day(sari)) == 2


def test_break_time_is_kept_with_a_reason_of_five_signs_only(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    wished = Slot(datetime(2026, 8, 19, 12, 15), datetime(2026, 8, 19, 12, 45), clinic.person(BAGUS))
    panel = BookingPanel(sari, shell, client_id=clinic.client("Reza Mahendra", BAGUS), slot=wished)
    stage.open(panel)
    assert panel.save.text() == "Keep anyway"

    panel.clash.reason_edit.setText("  ok  ")
    panel.try_to_save()
    assert panel.clash.reason_field.error
    assert not on_day(sari)

    panel.clash.reason_edit.setText("Klien hanya bisa siang")
    panel.try_to_save()
    assert on_day(sari) == [("Reza Mahendra", time(12, 15), Status.BOOKED)]


def test_a_clash_that_arises_while_typing_is_shown_without_saving(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    book(clinic, clinic.client("Nurul Hidayah", NADIRA), time(13), time(13, 50))
    panel = BookingPanel(sari, shell, client_id=clinic.client("Reza Mahendra", NADIRA))
    stage.open(panel)

    panel.time.row.start.setFocus()
    panel.time.row.start.selectAll()
    stage.type("1310")

    qtbot.waitUntil(panel.clash.isVisible, timeout=3000)
    assert len(on_day(sari)) == 1


def test_nothing_is_saved_and_the_first_fault_has_the_focus(
    sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    panel = BookingPanel(sari, shell)
    stage.open(panel)
    panel.time.row.end.setText("07.00")

    panel.try_to_save()

    assert panel.fields["client"].error
    assert panel.time.error
    assert QApplication.focusWidget() is panel.client
    assert not on_day(sari)


def test_a_note_that_is_too_long_is_told_at_its_field(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    panel = BookingPanel(sari, shell, client_id=clinic.client("Reza Mahendra", NADIRA))
    stage.open(panel)
    for text in ("x" * 201, "x" * 10_000):
        panel.note.setText(text)
        panel.note.textEdited.emit(text)
        panel.try_to_save()
        assert panel.fields["note"].error
        assert panel.note.text() == text
    assert not on_day(sari)

    panel.note.setText("'\";-- 🙂 مرحبا")
    panel.note.textEdited.emit(panel.note.text())
    panel.try_to_save()
    (block,) = sari.calendar.day(WEDNESDAY)
    assert sari.calendar.detail(block.id).reception_note == "'\";-- 🙂 مرحبا"


def test_a_date_that_can_not_be_is_told_at_the_field(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    panel = BookingPanel(sari, shell, client_id=clinic.client("Reza Mahendra", NADIRA))
    stage.open(panel)
    for typed in ("01/01/1800", "31/02/2026", "besok", "🙂", "01/01/2200", "18/08/2026"):
        panel.time.row.day.setText(typed)
        panel.try_to_save()
        assert panel.time.error, typed
        assert panel.time.row.day.text() == typed
    assert panel.is_open
    assert not shell.errors


def test_tab_goes_from_the_times_to_the_free_ones(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    wished = Slot(datetime(2026, 8, 19, 12, 15), datetime(2026, 8, 19, 12, 45), clinic.person(BAGUS))
    panel = BookingPanel(sari, shell, client_id=clinic.client("Reza Mahendra", BAGUS), slot=wished)
    stage.open(panel)
    panel.time.row.end.setFocus()

    names = []
    for _turn in range(5):
        stage.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.objectName())

    assert names == [*(f"booking.alternative.{n}" for n in (1, 2, 3)), "booking.reason", "booking.room"]


def test_what_was_typed_comes_back_after_a_lock(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    client = clinic.client("Reza Mahendra", BAGUS)
    panel = BookingPanel(sari, shell, client_id=client)
    stage.open(panel)
    panel.programme.set_key(Programme.PSY)
    panel.programme.chosen.emit(Programme.PSY)
    panel.time.row.start.setText("14.15")
    panel.time.row.start.take()
    panel.note.setText("Datang bersama ibu")
    panel.note.textEdited.emit(panel.note.text())

    again = BookingPanel(sari, shell)

    assert again.client.text() == "Reza Mahendra"
    assert again.programme.key() is Programme.PSY
    assert again.time.row.start.text() == "14:15"
    assert again.note.text() == "Datang bersama ibu"
    again.cancel.click()
    assert shell.forms.kept("appointment") is None


def test_a_counselor_books_for_oneself_only(
    clinic: Clinic, nadira: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    client = clinic.client("Dimas Arya Nugroho", NADIRA)
    panel = BookingPanel(nadira, shell, client_id=client)
    stage.open(panel)

    assert panel.counselor.count() == 1
    assert panel.counselor.key() == clinic.person(NADIRA)
    panel.try_to_save()
    assert len(on_day(nadira)) == 1


def test_an_unknown_name_leads_to_a_new_client(
    sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    panel = BookingPanel(sari, shell)
    stage.open(panel)
    stage.type("Zubaidah")

    with qtbot.waitSignal(panel.newClientWanted) as asked:
        stage.press(Qt.Key.Key_Return)

    assert asked.args == ["Zubaidah"]


def test_what_was_begun_for_somebody_new_goes_on_after_registration(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    panel = BookingPanel(sari, shell)
    stage.open(panel)
    stage.type("Zubaidah")
    panel.time.row.start.setText("14.15")
    panel.time.row.start.take()

    other = BookingPanel(sari, shell, client_id=clinic.client("Reza Mahendra"))
    assert other.time.row.start.text() != "14:15"
    again = BookingPanel(sari, shell, client_id=clinic.client("Zubaidah Hanum"))
    assert again.client.text() == "Zubaidah Hanum"
    assert again.time.row.start.text() == "14:15"
