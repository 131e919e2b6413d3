"""Whoever works by key is still somewhere after a panel has changed what stood behind it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from tests.support.clinic import NADIRA, Clinic
from tests.ui.clients.conftest import OpenRecord
from ui.clients.record_page import RecordPage
from ui.panels.consent import ConsentPanel


def focus() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


def press(page: RecordPage, qtbot: QtBot, key: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget() or page, key, modifier)
    QApplication.processEvents()


def test_recording_a_consent_by_key_ends_on_the_button_where_it_began(
    clinic: Clinic, sari: Workspace, open_record: OpenRecord, qtbot: QtBot
) -> None:
    client: ClientId = clinic.client("Ayu Lestari", NADIRA)
    page = open_record(sari, client)
    button = next(each for each in page.findChildren(QWidget, "record.consent") if each.isVisible())
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(page, qtbot, Qt.Key.Key_Space)
    panel = page.findChild(ConsentPanel)
    assert panel is not None
    panel.given.set_key(True)

    press(page, qtbot, Qt.Key.Key_Return, control=True)

    qtbot.waitUntil(lambda: not panel.is_open)
    page.refresh()
    qtbot.waitUntil(lambda: focus() == "record.consent")
    assert sari.clients.open(client).may_write_note
