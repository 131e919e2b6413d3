"""The real program at work in a bench clinic: signed in, events under control, paintings timed."""

import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clinic_app.common.clock import OffsetClock
from clinic_app.sign_in import SignIn
from tests.bench.decade_clinic import NOW, PASSWORD
from ui.main import application, make_application
from ui.shell.navigation import Target
from ui.shell.preferences import Look
from ui.shell.shell import Place, Shell

_PATIENCE_S = 30


def now_ms() -> float:
    return time.perf_counter() * 1000


def wait_until(happened: Callable[[], bool]) -> None:
    """Let events happen until then. Raises TimeoutError after half a minute."""
    until = time.monotonic() + _PATIENCE_S
    while not happened():
        if time.monotonic() > until:
            raise TimeoutError("it never happened")
        application().processEvents()


def settle(milliseconds: int) -> None:
    """Let everything happen that was put off until later."""
    QTest.qWait(milliseconds)


class Painted(QObject):
    """When a widget was last painted, with all that is painted together with it.

    It listens to the window and to that widget only, so that listening costs next to nothing.
    """

    def __init__(self, window: QWidget, find: Callable[[], QWidget | None]) -> None:
        """`find` gives the widget, None while there is none yet."""
        super().__init__()
        self._window, self._find = window, find
        self._widget: QWidget | None = None
        self._painting = False
        self.at_ms = 0.0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.UpdateRequest and watched is self._window:
            # Qt paints everything that changed while it handles this event.
            self._watch()
            self._painting = False
            self._window.event(event)
            if self._painting:
                self.at_ms = now_ms()
            return True
        if kind == QEvent.Type.Paint and watched is self._widget:
            self._painting = True
        return False

    def since(self, moment: float) -> float:
        """Wait until it was painted after `moment`; milliseconds between the two."""
        wait_until(lambda: self.at_ms > moment)
        return self.at_ms - moment

    def _watch(self) -> None:
        if self._widget is None and (found := self._find()) is not None:
            self._widget = found
            found.installEventFilter(self)


def open_program(folder: Path) -> Shell:
    """The program with its unlock screen, at the moment of the bench; background imports are through."""
    make_application()
    clock = OffsetClock.starting(datetime.fromisoformat(NOW).replace(tzinfo=ZoneInfo("Asia/Jakarta")))
    shell = Shell(SignIn(folder, clock), clock, Look(language="id"))
    shell.start()
    shell.window.show()
    settle(200)
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon:
            thread.join(_PATIENCE_S)
    settle(100)
    return shell


def sign_in(shell: Shell, login: str, target: Target) -> None:
    """As `login`, at the place where the same person was before the lock; returns at once."""
    person = next(each for each in shell.sign_in.people() if each.login == login)
    shell.place = Place(person, datetime.fromisoformat(NOW), automatic=False, target=target)
    shell.unlock(login, PASSWORD.format(login=login))


def page_of(shell: Shell) -> QWidget:
    """The page that is shown."""
    wait_until(lambda: shell.desk is not None and shell.desk.page is not None)
    assert shell.desk is not None
    page = shell.desk.page
    assert page is not None
    return page


def leave(shell: Shell) -> None:
    """Lock, and end the program."""
    shell.lock()
    settle(50)
    QApplication.quit()
