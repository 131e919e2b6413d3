"""Dialogs: the safe answer first, focus kept inside, Esc is safe."""

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import Button
from ui.widgets.dialogs import DANGER, SAFE, Dialog

Window = Callable[..., QWidget]


def place(dialog: Dialog) -> QRect:
    """Where the box stands in the window."""
    return QRect(dialog.box.mapTo(dialog, QPoint()), dialog.box.size())


def asked(window: QWidget) -> tuple[Dialog, list[str]]:
    dialog = Dialog(
        window,
        "Hapus draf catatan Sesi 7?",
        "Draf 412 kata.",
        safe="Simpan draf",
        danger="Hapus draf",
        icon="trash",
    )
    answers: list[str] = []
    dialog.finished.connect(answers.append)
    dialog.open()
    return dialog, answers


def test_the_safe_button_has_the_focus_and_the_ring(qtbot: QtBot, window: Window) -> None:
    dialog, _ = asked(window(QLineEdit()))
    assert dialog.safe.hasFocus()
    assert dialog.safe.focus_visible
    assert dialog.box.accessibleName() == "Hapus draf catatan Sesi 7?"


def test_tab_stays_inside(qtbot: QtBot, window: Window) -> None:
    behind = QLineEdit()
    dialog, _ = asked(window(behind, Button("Lain")))
    assert dialog.danger is not None
    seen = []
    for _turn in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == [dialog.safe, dialog.danger, dialog.safe, dialog.danger]
    qtbot.keyClick(dialog.safe, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.danger.hasFocus()


@pytest.mark.parametrize(
    ("key", "answer"), [(Qt.Key.Key_Escape, SAFE), (Qt.Key.Key_Return, SAFE), (Qt.Key.Key_Space, SAFE)]
)
def test_keys_on_the_first_button_are_safe(qtbot: QtBot, window: Window, key: Qt.Key, answer: str) -> None:
    dialog, answers = asked(window(QLineEdit()))
    qtbot.keyClick(dialog.safe, key)
    assert answers == [answer]
    assert not dialog.isVisible()


def test_enter_on_the_danger_button_is_danger(qtbot: QtBot, window: Window) -> None:
    dialog, answers = asked(window(QLineEdit()))
    assert dialog.danger is not None
    qtbot.keyClick(dialog.safe, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.danger, Qt.Key.Key_Return)
    assert answers == [DANGER]


def test_a_click_beside_it_is_safe_and_reaches_nothing(qtbot: QtBot, window: Window) -> None:
    behind = Button("Hapus semua", "danger")
    clicked: list[bool] = []
    behind.clicked.connect(lambda: clicked.append(True))
    dialog, answers = asked(window(behind))
    qtbot.mouseClick(dialog, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert (answers, clicked) == ([SAFE], [])


def test_a_click_on_it_answers_nothing(qtbot: QtBot, window: Window) -> None:
    dialog, answers = asked(window(QLineEdit(), size=(800, 600)))
    qtbot.mouseClick(dialog.box, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert answers == []
    assert dialog.isVisible()


def test_focus_returns_to_where_it_was(qtbot: QtBot, window: Window) -> None:
    behind = QLineEdit()
    made = window(QLineEdit(), behind)
    behind.setFocus()
    dialog, _ = asked(made)
    qtbot.keyClick(dialog.safe, Qt.Key.Key_Escape)
    assert behind.hasFocus()


def test_it_stands_in_the_middle_of_any_window(qtbot: QtBot, window: Window) -> None:
    made = window(QLineEdit(), size=(960, 540))
    dialog, _ = asked(made)
    assert made.rect().contains(place(dialog))
    made.resize(1400, 800)
    qtbot.waitUntil(lambda: abs(place(dialog).center().x() - 700) <= 1)


def test_in_a_low_window_it_scrolls_to_what_has_the_focus(qtbot: QtBot, window: Window) -> None:
    made = window(QLineEdit(), size=(960, 300))
    dialog = Dialog(made, "Kata sandi baru?", safe="Batal", danger="Simpan")
    fields = [QLineEdit() for _field in range(12)]
    for field in fields:
        dialog.box.content.addWidget(field)
    dialog.open(fields[0])
    qtbot.waitUntil(lambda: place(dialog).height() > made.height())

    def in_sight(widget: QWidget) -> bool:
        return made.rect().contains(QRect(widget.mapTo(made, QPoint()), widget.size()))

    assert in_sight(fields[0])
    assert not in_sight(dialog.safe)
    qtbot.keyClick(fields[0], Qt.Key.Key_Backtab)
    assert dialog.danger is not None
    qtbot.waitUntil(lambda: dialog.danger.hasFocus())
    assert in_sight(dialog.danger)


def test_it_closes_when_what_had_the_focus_is_gone(qtbot: QtBot, window: Window) -> None:
    behind = QLineEdit()
    made = window(QLineEdit(), behind)
    behind.setFocus()
    dialog, answers = asked(made)
    shiboken6.delete(behind)
    qtbot.keyClick(dialog.safe, Qt.Key.Key_Escape)
    assert answers == [SAFE]
