"""A shell that remembers what panels told it, and a window to put them into."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.talking_shell import TalkingShell
from ui.panels.host import Content
from ui.panels.registration import RegistrationPanel
from ui.panels.registration_form import take_up
from ui.theme.style import apply
from ui.theme.tokens import state
from ui.widgets.side_panel import SidePanel


class Forms:
    """Keeps half-filled forms in memory."""

    def __init__(self) -> None:
        self.touched: dict[tuple[str, str], Callable[[], Content]] = {}
        self.content: dict[tuple[str, str], Content] = {}

    def touch(self, kind: str, object_key: str, snapshot: Callable[[], Content]) -> None:
        self.touched[kind, object_key] = snapshot

    def kept(self, kind: str, object_key: str = "") -> Content | None:
        return self.content.get((kind, object_key))

    def drop(self, kind: str, object_key: str = "") -> None:
        self.touched.pop((kind, object_key), None)
        self.content.pop((kind, object_key), None)

    def keep(self) -> None:
        """What the shell does when the screen locks."""
        for name, snapshot in self.touched.items():
            self.content[name] = snapshot()
        self.touched.clear()


class Shell(TalkingShell):
    """As much of the shell as panels know."""

    def __init__(self) -> None:
        super().__init__()
        self.forms = Forms()


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
def shell() -> Shell:
    return Shell()


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication) -> Stage:
    apply(qapp, "light")
    state().reduced_motion = True
    return Stage(qtbot)


def fill(panel: RegistrationPanel, **fields: object) -> None:
    """Fill the fields of registration as `take_up` does, and let the panel look at them."""
    take_up(panel.fields, dict(fields))
    panel.look()
