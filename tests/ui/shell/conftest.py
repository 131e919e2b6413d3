"""The whole shell on a clinic of the test's own, with plain pages in the place of the screens."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.sign_in import SignIn
from clinic_app.vault.passwords import LOWEST
from tests.support.clinic import Clinic, password
from ui import pages
from ui.shell.desk import Desk
from ui.shell.preferences import Look
from ui.shell.shell import Shell
from ui.theme.tokens import state

PLAIN = "tests.ui.shell.plain_page:PlainPage"


@pytest.fixture
def plain_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every screen is a plain page."""
    monkeypatch.setattr(pages, "SCREENS", tuple(replace(screen, place=PLAIN) for screen in pages.SCREENS))


def started(clinic: Clinic, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    """At the unlock screen, in English, without movement."""
    hook = sys.excepthook
    monkeypatch.setattr(state(), "reduced_motion", True)
    made = Shell(
        SignIn(clinic.folder, clinic.clock, LOWEST), clinic.clock, Look(language="en"), prepare=False
    )
    sys.excepthook = hook  # a fault is the test's, not the dialog's
    qtbot.addWidget(made.window)
    made.start()
    made.window.show()
    qtbot.waitActive(made.window)
    yield made
    made.jobs.wind_up()
    if made.desk is not None:
        made.desk.leave()
    if made.workspace is not None:
        made.workspace.lock()
    made.desk = made.workspace = None
    made.shut()
    sys.excepthook = hook
    QApplication.processEvents()


@pytest.fixture
def shell(
    clinic: Clinic, qtbot: QtBot, plain_pages: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    """The shell with plain pages."""
    yield from started(clinic, qtbot, monkeypatch)


@pytest.fixture
def whole_shell(clinic: Clinic, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    """The shell with its real screens."""
    yield from started(clinic, qtbot, monkeypatch)


def entering(shell: Shell, qtbot: QtBot) -> Callable[[str], Desk]:
    """Sign in through the screen that is shown."""

    def sign_in(login: str) -> Desk:
        with qtbot.waitSignal(shell.entered, timeout=20_000):
            shell.unlock(login, password(login))
        assert shell.desk is not None
        return shell.desk

    return sign_in


@pytest.fixture
def enter(shell: Shell, qtbot: QtBot) -> Callable[[str], Desk]:
    """Sign in to the shell with plain pages."""
    return entering(shell, qtbot)


@pytest.fixture
def enter_whole(whole_shell: Shell, qtbot: QtBot) -> Callable[[str], Desk]:
    """Sign in to the shell with its real screens."""
    return entering(whole_shell, qtbot)
