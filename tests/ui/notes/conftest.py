"""A shell that is just big enough for the notes page, and a window to show the page in."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.common.errors import ClinicError
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import AppointmentId
from clinic_app.workspace import Workspace
from tests.support.clinic import Clinic
from tests.support.sessions import hold_session
from tests.support.talking_shell import TalkingShell
from ui.notes.page import NotePage
from ui.panels.host import Command, Content
from ui.shell.jobs import Job, JobQueue
from ui.shell.navigation import Note, Target
from ui.shell.screen_thread import ScreenThread
from ui.theme.style import apply
from ui.theme.tokens import state

R = TypeVar("R")


class Forms:
    """Keeps half-filled forms in memory."""

    def __init__(self) -> None:
        self.content: dict[tuple[str, str], Content] = {}

    def touch(self, kind: str, object_key: str, snapshot: Callable[[], Content]) -> None:
        self.content[kind, object_key] = snapshot()

    def kept(self, kind: str, object_key: str = "") -> Content | None:
        return self.content.get((kind, object_key))

    def drop(self, kind: str, object_key: str = "") -> None:
        self.content.pop((kind, object_key), None)


class NotesShell(TalkingShell):
    """As much of the shell as the notes page asks for; jobs run on a real worker thread."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.window_widget = window
        self.forms = Forms()
        self.opened: list[Target] = []
        self.jobs = JobQueue(self.show_error)
        self.listed_clients: tuple[ClientId, ...] = ()

    def done(self, command: Command) -> None:
        self.toasts.append(command.text)

    def run(
        self,
        work: Callable[[], R],
        done: Callable[[R], object],
        failed: Callable[[ClinicError], object] | None = None,
    ) -> Job:
        return self.jobs.run(lambda _job: work(), done, failed or self.show_error)

    def run_with_progress(self, _title: str, *_more: Any) -> Job:
        raise AssertionError("the notes page runs nothing that long")

    def open(self, target: Target) -> None:
        self.opened.append(target)

    def back(self) -> None:
        self.opened.append(Target())

    def book(self, **_prefill: Any) -> None: ...

    def walk_in(self, **_prefill: Any) -> None: ...

    def new_client(self, name: str = "") -> None: ...

    def lock(self) -> None: ...

    def neighbours(self, client_ids: tuple[ClientId, ...]) -> None: ...


class Stage:
    """A window with the page of one person in it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.window.resize(1290, 690)
        self.column = QVBoxLayout(self.window)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.shell = NotesShell(self.window)
        self.pages: list[NotePage] = []
        qtbot.addWidget(self.window)

    def page(self, workspace: Workspace, target: Target) -> NotePage:
        """The page, gone to a target as the shell does."""
        workspace.changes.deliver_through(ScreenThread(self.window))
        page = NotePage(workspace, self.shell)
        self.pages.append(page)
        self.column.addWidget(page)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()
        page.arrive(target)
        page.focus_main()
        QApplication.processEvents()
        return page

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

    def close(self) -> None:
        self.shell.jobs.wind_up()
        for page in self.pages:
            page.leave()


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication) -> "Any":
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
def page(stage: Any, nadira: Workspace, ayu: ClientId, session: AppointmentId) -> NotePage:
    made: NotePage = stage.page(nadira, Note(ayu, appointment_id=session))
    return made
