"""A shell whose jobs run on a real worker thread, and a window to show pages in."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.common.errors import ClinicError
from clinic_app.workspace import Workspace
from tests.support.page_shell import PageShell
from ui.shell.jobs import Job, JobQueue
from ui.shell.navigation import Target
from ui.shell.page import Page
from ui.shell.screen_thread import ScreenThread

P = TypeVar("P", bound=Page)
R = TypeVar("R")


class WorkingShell(PageShell):
    """As pages know it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.jobs = JobQueue(self.show_error)

    def run(
        self,
        work: Callable[[], R],
        done: Callable[[R], object],
        failed: Callable[[ClinicError], object] | None = None,
    ) -> Job:
        return self.jobs.run(lambda _job: work(), done, failed or self.show_error)


class PageStage:
    """One window; a page at a time."""

    def __init__(self, qtbot: QtBot, width: int, height: int) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.window.resize(width, height)
        self.column = QVBoxLayout(self.window)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.shell = WorkingShell(self.window)
        self.pages: list[Page] = []
        qtbot.addWidget(self.window)

    def show(self, kind: Callable[..., P], workspace: Workspace, target: Target) -> P:
        """The page of that person, gone to a target as the shell does."""
        workspace.changes.deliver_through(ScreenThread(self.window))
        page = kind(workspace, self.shell)
        self.pages.append(page)
        self.column.addWidget(page)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()
        page.arrive(target)
        page.focus_main()
        QApplication.processEvents()
        return page

    def close(self) -> None:
        """End what runs, and leave every page."""
        self.shell.jobs.wind_up()
        for page in self.pages:
            page.leave()
