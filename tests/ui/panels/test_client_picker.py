"""The client picker: three ways to find somebody, everything by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout
from pytestqt.qtbot import QtBot

from clinic_app.workspace import Workspace
from tests.support.clinic import NADIRA, Clinic
from tests.ui.panels.conftest import Stage
from ui.panels.client_list import FOUND_ROLE
from ui.panels.client_picker import ClientPicker
from ui.panels.client_search import ClientSearch, Found


def placed(workspace: Workspace, stage: Stage) -> ClientPicker:
    picker = ClientPicker(ClientSearch(workspace))
    picker.setObjectName("test.client")
    stage.row.addWidget(picker)
    assert isinstance(stage.row, QHBoxLayout)
    stage.window.show()
    with stage.qtbot.waitActive(stage.window):
        stage.window.activateWindow()
    picker.setFocus()
    QApplication.processEvents()
    return picker


def names(picker: ClientPicker) -> list[str]:
    popup = picker._popup
    assert popup is not None
    rows = popup.list.rows
    return [str(rows.data(rows.index(row, 0))) for row in range(rows.rowCount())]


def test_a_client_is_found_by_name_number_and_telephone(
    clinic: Clinic, sari: Workspace, stage: Stage
) -> None:
    clinic.client("Dimas Arya Nugroho", NADIRA)
    clinic.client("Putri Maharani", phone="0813-5555-0000")
    picker = placed(sari, stage)
    for typed in ("nugroho dim", "000001", "4410"):
        picker.clear()
        stage.type(typed)
        assert names(picker)[0] == "Dimas Arya Nugroho", typed
        assert "Putri Maharani" not in names(picker)


def test_arrows_go_round_and_enter_takes_the_marked_row(
    clinic: Clinic, sari: Workspace, stage: Stage, qtbot: QtBot
) -> None:
    for name in ("Dimas Arya Nugroho", "Dimas Prabowo"):
        clinic.client(name)
    picker = placed(sari, stage)
    stage.type("dimas")
    assert names(picker) == ["Dimas Arya Nugroho", "Dimas Prabowo", 'New client "dimas"']

    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.picked) as picked:
        stage.press(Qt.Key.Key_Return)

    assert picked.args[0].full_name == "Dimas Prabowo"
    assert picker.text() == "Dimas Prabowo"
    assert not picker.list_open


def test_escape_closes_the_list_and_keeps_what_was_typed(
    clinic: Clinic, sari: Workspace, stage: Stage
) -> None:
    clinic.client("Dimas Arya Nugroho")
    picker = placed(sari, stage)
    stage.type("dim")

    stage.press(Qt.Key.Key_Escape)

    assert not picker.list_open
    assert picker.text() == "dim"


def test_typing_on_undoes_the_choice(clinic: Clinic, sari: Workspace, stage: Stage, qtbot: QtBot) -> None:
    clinic.client("Dimas Arya Nugroho")
    picker = placed(sari, stage)
    stage.type("dim")
    stage.press(Qt.Key.Key_Return)

    picker.deselect()
    picker.end(False)
    with qtbot.waitSignal(picker.picked) as picked:
        stage.type("x")

    assert picked.args == [None]
    assert picker.client() is None


def test_a_row_tells_number_age_and_programmes(clinic: Clinic, sari: Workspace, stage: Stage) -> None:
    clinic.client("Dimas Arya Nugroho", NADIRA)
    picker = placed(sari, stage)
    stage.type("dim")

    popup = picker._popup
    assert popup is not None
    found = popup.list.rows.data(popup.list.rows.index(0, 0), FOUND_ROLE)
    assert isinstance(found, Found)
    assert found.line == "MR 000001 · 25 years"
    assert found.marks == ()


def test_odd_text_finds_nobody_and_breaks_nothing(sari: Workspace, stage: Stage) -> None:
    picker = placed(sari, stage)
    for typed in ("🙂", "'\";--", "مرحبا", "%_", "x" * 5_000_000):
        picker.clear()
        picker.insert(typed)
        picker.textEdited.emit(picker.text())
        assert len(names(picker)) == 1
    assert picker.client() is None
