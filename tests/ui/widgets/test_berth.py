"""The panel at the right beside the content, or over it in a narrow window (spec §3)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.berth import Berth
from ui.widgets.side_panel import SidePanel

Page = tuple[QWidget, QLineEdit, SidePanel]


@pytest.fixture
def page(qtbot: QtBot) -> Callable[[int], Page]:
    """A window of that width: a field that takes all the room, and an open panel at its right."""

    def make(width: int) -> Page:
        window, content, panel = QWidget(), QLineEdit(), SidePanel("Dimas Arya Nugroho")
        row = QHBoxLayout(window)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(content, 1)
        row.addWidget(panel)
        window.resize(width, 600)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        panel.open_panel()
        return window, content, panel

    return make


def over(panel: SidePanel) -> bool:
    return panel.findChild(Berth).over


@pytest.mark.parametrize(("width", "left"), [(1600, 1600 - 328), (1366, 1366 - 312), (1280, 1280 - 312)])
def test_a_wide_window_has_room_for_both(
    page: Callable[[int], Page], qtbot: QtBot, width: int, left: int
) -> None:
    _window, content, panel = page(width)
    qtbot.waitUntil(lambda: content.width() == left)
    assert panel.x() == left


@pytest.mark.parametrize("width", [1279, 1024, 900])
def test_in_a_narrow_one_the_panel_lies_over_the_content(
    page: Callable[[int], Page], qtbot: QtBot, width: int
) -> None:
    window, content, panel = page(width)
    qtbot.waitUntil(lambda: content.width() == width)
    assert (panel.x(), panel.width(), panel.height()) == (width - 312, 312, 600)
    assert window.childAt(width - 5, 300) is not content
    assert window.childAt(width - 312 - 5, 300) is content, "the shadow can't be pressed"


def test_the_panel_changes_its_place_with_the_window(page: Callable[[int], Page], qtbot: QtBot) -> None:
    window, content, panel = page(1100)
    window.resize(1400, 500)
    qtbot.waitUntil(lambda: content.width() == 1400 - 312)
    assert not over(panel)
    window.resize(1700, 500)
    qtbot.waitUntil(lambda: content.width() == 1700 - 328)
    window.resize(1000, 500)
    qtbot.waitUntil(lambda: content.width() == 1000)
    assert over(panel)
    assert panel.geometry().right() == 999


def test_closed_it_leaves_nothing_over_the_content(page: Callable[[int], Page], qtbot: QtBot) -> None:
    window, content, panel = page(1000)
    panel.close_button.setFocus()
    qtbot.keyClick(panel.close_button, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.childAt(995, 300) is content
    panel.open_panel()
    assert over(panel)
    assert panel.x() == 1000 - 312
