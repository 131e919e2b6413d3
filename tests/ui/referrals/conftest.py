"""A window with the pages of the referrals in it; jobs run on a real worker thread."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from tests.support.clinic import Clinic
from tests.support.page_shell import PageShell
from ui.panels.host import Content
from ui.referrals.board_page import ReferralsPage
from ui.referrals.form_page import ReferralFormPage
from ui.shell.jobs import JobQueue
from ui.shell.navigation import Referrals, Target
from ui.shell.page import Page
from ui.shell.screen_thread import ScreenThread
from ui.theme.style import apply
from ui.theme.tokens import state


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


class ReferralShell(PageShell):
    """As the pages know it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.forms = Forms()
        self.jobs = JobQueue(self.show_error)

    @property
    def window_widget(self) -> QWidget:
        return self._window

    def run(self, work: Any, done: Any, failed: Any = None) -> Any:
        return self.jobs.run(lambda _job: work(), done, failed or self.show_error)


class Stage:
    """One window; a page at a time."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.window.resize(1366, 720)
        self.column = QVBoxLayout(self.window)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.shell = ReferralShell(self.window)
        self.pages: list[Page] = []
        qtbot.addWidget(self.window)

    def board(self, workspace: Workspace, target: Referrals | None = None) -> ReferralsPage:
        """The board of that person."""
        page = self._go(ReferralsPage(workspace, self.shell), workspace, target or Referrals())
        assert isinstance(page, ReferralsPage)
        return page

    def form(self, workspace: Workspace, target: Target) -> ReferralFormPage:
        """The form, with its paper drawn."""
        page = self._go(ReferralFormPage(workspace, self.shell), workspace, target)
        assert isinstance(page, ReferralFormPage)
        self.rest(page)
        return page

    def _go(self, page: Page, workspace: Workspace, target: Target) -> Page:
        workspace.changes.deliver_through(ScreenThread(self.window))
        self.pages.append(page)
        self.column.addWidget(page)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()
        page.arrive(target)
        page.focus_main()
        QApplication.processEvents()
        return page

    def rest(self, page: ReferralFormPage) -> None:
        """Until the paper shows what was typed last."""
        self.qtbot.waitUntil(lambda: not page.preview.feed.busy and not self.shell.jobs.busy)

    def click(self, name: str) -> None:
        """Press a button of that object name."""
        found = [each for each in self.window.findChildren(QWidget, name) if each.isVisible()]
        assert found, name
        self.qtbot.mouseClick(found[-1], Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def type(self, name: str, text: str) -> None:
        """Type into a field of that object name."""
        field = next(each for each in self.window.findChildren(QWidget, name) if each.isVisible())
        field.setFocus()
        self.qtbot.keyClicks(field, text)

    def close(self) -> None:
        self.shell.jobs.wind_up()
        for page in self.pages:
            page.leave()


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
