"""Toasts: two at most, eight seconds, held while somebody looks at them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.label import Label
from ui.widgets.toast import LIFETIME_MS, Toast, ToastStack

Window = Callable[..., QWidget]


def enter(toast: Toast) -> None:
    QApplication.sendEvent(toast, QEnterEvent(QPointF(), QPointF(), QPointF()))


def leave(toast: Toast) -> None:
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))


def test_a_message_goes_away_by_itself(window: Window) -> None:
    stack = ToastStack(window())
    toast = stack.say("Janji dipindah ke Kamis 13.00", "Urungkan")
    assert toast.timer.isActive()
    assert toast.timer.interval() == LIFETIME_MS == 8000
    toast.timer.timeout.emit()
    assert stack.toasts == []
    assert not stack.isVisible()


def test_it_stays_while_the_pointer_is_on_it(window: Window) -> None:
    stack = ToastStack(window())
    toast = stack.say("Tersimpan")
    enter(toast)
    assert not toast.timer.isActive()
    leave(toast)
    assert toast.timer.isActive()
    assert toast.timer.remainingTime() <= LIFETIME_MS


def test_it_stays_while_it_has_the_focus(qtbot: QtBot, window: Window) -> None:
    made = window()
    stack = ToastStack(made)
    toast = stack.say("Janji dibatalkan", "Urungkan")
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_F8)
    assert toast.action is not None
    assert toast.action.hasFocus()
    assert toast.action.focus_visible
    assert not toast.timer.isActive()
    leave(toast)  # wherever the pointer of this machine happens to be
    assert not toast.timer.isActive()
    toast.action.clearFocus()
    qtbot.waitUntil(toast.timer.isActive)


def test_errors_stay_until_they_are_closed(qtbot: QtBot, window: Window) -> None:
    stack = ToastStack(window())
    toast = stack.say("Cadangan gagal.", "Coba lagi", error=True)
    leave(toast)
    assert not toast.timer.isActive()
    qtbot.mouseClick(toast.close_button, Qt.MouseButton.LeftButton)
    assert stack.toasts == []


def test_a_third_message_replaces_the_oldest(window: Window) -> None:
    made = window(size=(900, 600))
    stack = ToastStack(made)
    for text in ("satu", "dua", "tiga"):
        stack.say(text)
    assert [toast.text for toast in stack.toasts] == ["dua", "tiga"]
    first, second = stack.toasts
    assert first.geometry().center().y() < second.geometry().center().y()
    assert made.rect().contains(stack.geometry())


def test_the_action_runs_once_and_closes(qtbot: QtBot, window: Window) -> None:
    stack = ToastStack(window())
    undone: list[str] = []
    toast = stack.say("Janji dipindah", "Urungkan", lambda: undone.append("move"))
    assert toast.action is not None
    qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    assert undone == ["move"]
    assert stack.toasts == []


def test_it_keeps_to_the_bottom_centre_when_the_window_grows(qtbot: QtBot, window: Window) -> None:
    made = window(size=(900, 600))
    stack = ToastStack(made, bottom=24)
    stack.say("Tersimpan")
    made.resize(1200, 700)
    qtbot.waitUntil(lambda: abs(stack.geometry().center().x() - 600) <= 1)
    assert stack.geometry().bottom() < 700 - 24


def test_a_long_message_breaks_instead_of_reaching_out_of_the_window(window: Window) -> None:
    stack = ToastStack(window(size=(900, 520)))
    text = "Cadangan tidak dapat ditulis ke tempat kedua. Colokkan USB Teduh-A, lalu tekan Coba lagi."
    toast = stack.say(text, "Coba lagi", lambda: None, error=True)
    assert toast.width() <= 560
    [words] = [label for label in toast.findChildren(Label) if label.text() == text]
    assert words.height() >= words.heightForWidth(words.width())
    short = stack.say("Disimpan")
    assert short.width() < toast.width()
