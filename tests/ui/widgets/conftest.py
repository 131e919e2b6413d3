"""A window to put widgets into, in the light theme at the usual text size."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import apply, state


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> Iterator[None]:
    apply(qapp, "light")
    state().reduced_motion = True
    yield
    state().reduced_motion = False


@pytest.fixture
def window(qtbot: QtBot) -> Callable[..., QWidget]:
    """Makes an active window with the given widgets in a column."""
    kept: list[QWidget] = []

    def make(*widgets: QWidget, size: tuple[int, int] = (600, 400)) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 20, 20, 20)
        for widget in widgets:
            column.addWidget(widget)
        made.resize(*size)
        qtbot.addWidget(made)
        kept.append(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        # Activation gives the focus to the first widget; a test says itself who has it.
        if (focused := QApplication.focusWidget()) is not None:
            focused.clearFocus()
        return made

    return make
