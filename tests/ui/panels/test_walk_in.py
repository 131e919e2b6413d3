"""Walk-ins: found or new, a counselor proposed, waiting from now on."""

from datetime import date, datetime, time

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clinic_app.facility.values import Programme
from clinic_app.scheduling.values import Slot, Status, Wish
from clinic_app.workspace import Workspace
from tests.support.clinic import BAGUS, NADIRA, YOHANES, Clinic
from tests.support.talking_shell import TalkingShell
from tests.ui.panels.conftest import Stage
from ui.panels.walk_in import WalkInPanel

WEDNESDAY = date(2026, 8, 19)


def test_somebody_who_comes_by_waits_from_now_on(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    clinic.client("Bayu Saputra")
    panel = WalkInPanel(sari, shell)
    stage.open(panel)
    stage.type("bayu")
    stage.press(Qt.Key.Key_Return)
    panel.note.setFocus()
    stage.press(Qt.Key.Key_Return)

    (block,) = sari.calendar.day(WEDNESDAY)
    assert (block.client_name, block.status, block.walk_in) == ("Bayu Saputra", Status.CHECKED_IN, True)
    assert block.checked_in_at is not None
    assert block.checked_in_at.time() == time(10, 24)
    assert not panel.is_open


def test_undo_takes_the_arrival_back(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    panel = WalkInPanel(sari, shell, client_id=clinic.client("Bayu Saputra"))
    stage.open(panel)
    panel.try_to_save()

    assert shell.commands[0].undo()
    assert sari.calendar.day(WEDNESDAY)[0].status is Status.CANCELLED_PROVIDER
    assert shell.commands[0].redo()
    assert sari.calendar.day(WEDNESDAY)[0].status is Status.CHECKED_IN


def test_a_busy_counselor_is_not_proposed(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    service = sari.facility.service_types(Programme.BK)[0].id
    for login in (NADIRA, BAGUS):
        slot = Slot(datetime(2026, 8, 19, 10, 15), datetime(2026, 8, 19, 11), clinic.person(login))
        client = clinic.client(f"Klien {login}", login)
        sari.calendar.book(Wish(client, Programme.BK, service, slot), "mulai terlambat")
    panel = WalkInPanel(sari, shell)

    assert panel.counselor.key() == clinic.person(YOHANES)
    assert "Proposed" in panel.fields["counselor"]._hint


def test_the_same_client_twice_is_refused_in_words(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    client = clinic.client("Bayu Saputra")
    for _turn in range(2):
        panel = WalkInPanel(sari, shell, client_id=client)
        stage.open(panel)
        panel.try_to_save()

    assert panel.clash.isVisible()
    assert len(sari.calendar.day(WEDNESDAY)) == 1
    assert panel.is_open


def test_without_a_client_nothing_happens(
    sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    panel = WalkInPanel(sari, shell)
    stage.open(panel)
    panel.note.setText("x" * 10_000)
    panel.try_to_save()

    assert panel.fields["client"].error
    assert panel.fields["note"].error
    assert not sari.calendar.day(WEDNESDAY)


def test_what_was_typed_comes_back(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    panel = WalkInPanel(sari, shell, client_id=clinic.client("Bayu Saputra"))
    panel.note.setText("Datang bersama ayah")
    panel.note.textEdited.emit(panel.note.text())

    again = WalkInPanel(sari, shell)

    assert again.client.text() == "Bayu Saputra"
    assert again.note.text() == "Datang bersama ayah"
