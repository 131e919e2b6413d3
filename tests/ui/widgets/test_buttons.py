"""Buttons: kinds, busy state, the ring for keyboard focus only."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme.tokens import Theme
from ui.widgets.button_look import button_look
from ui.widgets.buttons import KINDS, Button, IconButton, SplitButton
from ui.widgets.focus_ring import REACH, FocusRing
from ui.widgets.menu import Menu

Window = Callable[..., QWidget]


def test_the_ring_shows_for_tab_and_not_for_the_mouse(qtbot: QtBot, window: Window) -> None:
    first, second = Button("Batal"), Button("Simpan", "primary")
    made = window(first, second)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert not first.focus_visible
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert second.focus_visible
    assert len(made.findChildren(FocusRing)) == 1
    qtbot.keyClick(second, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert first.focus_visible
    assert not second.focus_visible


def test_the_ring_lies_around_the_button_and_follows_it(qtbot: QtBot, window: Window) -> None:
    button = Button("Simpan")
    made = window(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ring = made.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    assert ring.geometry() == button.geometry().adjusted(-REACH, -REACH, REACH, REACH)
    made.resize(700, 500)
    qtbot.waitUntil(lambda: ring.geometry() == button.geometry().adjusted(-REACH, -REACH, REACH, REACH))


def test_the_ring_goes_with_its_button(qtbot: QtBot, window: Window) -> None:
    button = Button("Simpan")
    made = window(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.hide()
    assert all(ring.isHidden() for ring in made.findChildren(FocusRing))


def test_a_busy_button_keeps_its_width_and_takes_no_click(qtbot: QtBot, window: Window) -> None:
    button = Button("Simpan perubahan janji", "primary")
    window(button)
    clicks: list[bool] = []
    button.clicked.connect(lambda: clicks.append(True))
    before = button.width()
    button.set_busy("Menyimpan…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.busy
    assert (button.width(), clicks) == (before, [])
    button.set_busy(None)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(clicks) == 1


def test_an_icon_button_has_a_name_and_tells_its_shortcut(qtbot: QtBot) -> None:
    button = IconButton("x", "Tutup panel", "Esc")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Tutup panel"
    assert button.toolTip() == "Tutup panel (Esc)"
    assert (button.sizeHint().width(), button.sizeHint().height()) == (32, 32)


@pytest.mark.parametrize("wrong", [{"kind": "huge"}, {"icon": "calendar-dots"}, {"size": "tiny"}])
def test_what_is_unknown_is_refused(qtbot: QtBot, wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong.values()))):
        Button("Simpan", **wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_looks_different_when_it_is_off(kind: str) -> None:
    theme = Theme("light")
    on = button_look(theme, kind, hover=False, pressed=False, enabled=True)
    off = button_look(theme, kind, hover=False, pressed=False, enabled=False)
    assert off.ink == theme.color("disabled") != on.ink


def test_the_menu_half_has_its_own_name(qtbot: QtBot, window: Window) -> None:
    menu = Menu()
    qtbot.addWidget(menu)
    chosen: list[str] = []
    menu.add("Datang langsung", lambda: chosen.append("walk-in"), icon="user-plus", shortcut="Ctrl+Shift+D")
    split = SplitButton("Janji", "plus", menu, "Pilihan lain")
    window(split)
    assert split.arrow.accessibleName() == "Pilihan lain"
    qtbot.mouseClick(split.arrow, Qt.MouseButton.LeftButton)
    assert menu.isVisible()
    menu.actions()[0].trigger()
    menu.close()
    assert chosen == ["walk-in"]
    with qtbot.waitSignal(split.clicked, timeout=1000):
        qtbot.mouseClick(split.main, Qt.MouseButton.LeftButton)
