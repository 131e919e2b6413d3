"""The notes page in a window of its own, jobs on a real worker thread."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import AppointmentId
from clinic_app.workspace import Workspace
from tests.support.clinic import Clinic
from tests.support.sessions import hold_session
from tests.support.working_shell import PageStage
from ui.notes.page import NotePage
from ui.shell.navigation import Note, Target
from ui.theme.style import apply
from ui.theme.tokens import state


class Stage(PageStage):
    """A window with the page of one person in it."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot, 1290, 690)

    def page(self, workspace: Workspace, target: Target) -> NotePage:
        """The page, gone to a target as the shell does."""
        return self.show(NotePage, workspace, target)

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
def stage(qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    if not qapp.styleSheet() or state().theme.name != "light":
        apply(qapp, "light")
    state().reduced_motion = True
    made = Stage(qtbot)
    yield made
    made.close()


@pytest.fixture
def ayu(clinic: Clinic) -> ClientId:
    return clinic.client("Ayu Lestari", "nadira", consent=True)


@pytest.fixture
def session(clinic: Clinic, ayu: ClientId) -> AppointmentId:
    return hold_session(clinic, ayu, "nadira")


@pytest.fixture
def page(stage: Stage, nadira: Workspace, ayu: ClientId, session: AppointmentId) -> NotePage:
    return stage.page(nadira, Note(ayu, appointment_id=session))
