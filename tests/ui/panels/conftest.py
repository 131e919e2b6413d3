"""A shell that remembers what panels told it, and a window to put them into."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.talking_shell import TalkingShell
from ui.panels.registration import RegistrationPanel
from ui.panels.registration_form import take_up
from ui.theme.style import apply
from ui.theme.tokens import state
from ui.widgets.side_panel import SidePanel


class Stage:
    """A window with room for one panel at its right."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.row = QHBoxLayout(self.window)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addStretch(1)
        self.window.resize(900, 720)
        qtbot.addWidget(self.window)

    def open(self, panel: SidePanel) -> None:
        self.row.addWidget(panel)
        self.window.show()
        self.window.activateWindow()
        panel.open_panel(by_keyboard=True)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClicks(focused, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key, modifier)
        QApplication.processEvents()


@pytest.fixture
def shell() -> TalkingShell:
    return TalkingShell()


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication) -> Stage:
    apply(qapp, "light")
    state().reduced_motion = True
    return Stage(qtbot)


def fill(panel: RegistrationPanel, **fields: object) -> None:
    """Fill the fields of registration as `take_up` does, and let the panel look at them."""
    take_up(panel.fields, dict(fields))
    panel.look()
