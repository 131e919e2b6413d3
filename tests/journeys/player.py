"""Somebody at the workstation: types, clicks and looks at the one window, and knows nothing behind it."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.common.clock import FixedClock
from clinic_app.sign_in import SignIn
from clinic_app.vault.passwords import LOWEST
from ui.shell.preferences import Look
from ui.shell.shell import Shell
from ui.widgets.fields import Field

_PATIENCE = 10_000


class Player:
    """Plays one program on one folder. Widgets are found by their public object names."""

    def __init__(self, folder: Path, clock: FixedClock, qtbot: QtBot) -> None:
        self.folder, self.clock, self.qtbot = folder, clock, qtbot
        self.ended = False
        hook = sys.excepthook
        self.shell = Shell(SignIn(folder, clock, LOWEST), clock, Look(language="id"), prepare=False)
        sys.excepthook = hook  # a fault is the test's, not the crash dialog's
        self._hook = hook
        qtbot.addWidget(self.shell.window)
        self.shell.start()
        self.shell.window.resize(1366, 738)
        self.shell.window.show()
        qtbot.waitActive(self.shell.window)
        self.settle()

    def settle(self) -> None:
        """Until jobs and events are done."""
        self.qtbot.waitUntil(lambda: not self.shell.jobs.busy, timeout=_PATIENCE)
        for _round in range(3):
            QApplication.processEvents()
        if self.shell.window.isVisible():
            assert QApplication.activeWindow() is self.shell.window, "something flashed and took the focus"

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for something to be seen."""
        self.qtbot.waitUntil(true, timeout=_PATIENCE)
        self.settle()

    # Looking

    def find(self, name: str) -> QWidget | None:
        """A widget in sight."""
        found = self.shell.window.findChildren(QWidget, name)
        return next((widget for widget in found if widget.isVisible()), None)

    def widget(self, name: str) -> QWidget:
        """The same; it must be there."""
        found = self.find(name)
        assert found is not None, f"{name} is not in sight"
        return found

    def sees(self, name: str) -> bool:
        """Whether it is in sight."""
        return self.find(name) is not None

    # Doing

    def click(self, name: str) -> None:
        """Click, as far as it can be clicked."""
        widget = self.widget(name)
        assert widget.isEnabled(), f"{name} is disabled"
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def click_at(self, widget: QWidget, point: QPoint) -> None:
        """Click on a point."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        target = QApplication.focusWidget() or self.shell.window
        self.qtbot.keyClick(target, key, modifier)
        self.settle()

    def control(self, key: Qt.Key) -> None:
        """Press Ctrl with a key."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def keys(self, text: str) -> None:
        """Type where the focus is, without asking what stands there."""
        for sign in text:
            self.qtbot.keyClicks(QApplication.focusWidget() or self.shell.window, sign)
        self.settle()

    def focus(self) -> str:
        """The name of what has the focus."""
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None else ""

    def tab_to(self, name: str, most: int = 40) -> None:
        """Press Tab until `name` has the focus; it must be reached within `most` presses."""
        passed = []
        while self.focus() != name:
            passed.append(self.focus())
            assert len(passed) <= most, f"Tab doesn't reach {name}, only {passed}"
            self.press(Qt.Key.Key_Tab)

    def paste(self, name: str, text: str) -> None:
        """Put `text` in from the clipboard."""
        self.widget(name).setFocus()
        QApplication.clipboard().setText(text)
        self.control(Qt.Key.Key_V)

    def fault(self, name: str) -> str:
        """The sentence that stands under a field as what is wrong with it."""
        parent = self.widget(name).parentWidget()
        while parent is not None and not isinstance(parent, Field):
            parent = parent.parentWidget()
        assert parent is not None, f"{name} stands in no field"
        return parent.error

    def text(self, name: str) -> str:
        """What stands in a field."""
        field = self.widget(name)
        return str(field.property("plainText") if field.property("plainText") is not None else field.text())

    def words_in_sight(self) -> str:
        """All words that labels and fields show, and the window's title."""
        widgets = [each for each in self.shell.window.findChildren(QWidget) if each.isVisible()]
        shown = [str(each.property(name) or "") for each in widgets for name in ("text", "plainText")]
        return " ".join([self.shell.window.windowTitle(), *shown, *(w.accessibleName() for w in widgets)])

    def said(self) -> str:
        """What the messages at the bottom say."""
        assert self.shell.desk is not None
        return " ".join(toast.text for toast in self.shell.desk.toasts.toasts)

    def type(self, name: str, text: str) -> None:
        """Put `text` in the place of what a field holds."""
        field = self.widget(name)
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.selectAll()
            self.qtbot.keyClick(field, Qt.Key.Key_Backspace)
        self.qtbot.keyClicks(field, text)
        self.settle()

    def tick(self, name: str) -> None:
        """See to it that a tick is set."""
        box = self.widget(name)
        assert isinstance(box, QAbstractButton)
        if not box.isChecked():
            self.click(name)

    # Coming and going

    def enter(self, login: str, password: str) -> None:
        """Choose oneself at the unlock screen and type the password."""
        if self.sees("lock.switch"):
            self.click("lock.switch")
        self.choose(login)
        self.type("login.password", password)
        with self.qtbot.waitSignal(self.shell.entered, timeout=_PATIENCE):
            self.press(Qt.Key.Key_Return)
        self.settle()

    def choose(self, login: str) -> None:
        """Choose a person at the unlock screen; the list may have to be opened first."""
        if not self.sees(f"login.user.{login}"):
            self.click("login.more")
        self.click(f"login.user.{login}")

    def lock(self) -> None:
        """Ctrl+L."""
        self.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.until(lambda: self.sees("login.password"))

    def close(self) -> None:
        """Close the window; the backup is made first."""
        self.shell.window.close()
        self.until(lambda: not self.shell.window.isVisible())
        sys.excepthook = self._hook

    def abandon(self) -> None:
        """After a test, whatever happened."""
        self.ended = True
        self.shell.jobs.wind_up()
        if self.shell.desk is not None:
            self.shell.desk.leave()
        if self.shell.workspace is not None and not self.shell.workspace.locked:
            self.shell.workspace.lock()
        self.shell.shut()
        sys.excepthook = self._hook
