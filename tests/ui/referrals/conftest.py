"""A window with the pages of the referrals in it; jobs run on a real worker thread."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from tests.support.clinic import Clinic
from tests.support.working_shell import PageStage
from ui.referrals.board_page import ReferralsPage
from ui.referrals.form_page import ReferralFormPage
from ui.shell.navigation import Referrals, Target
from ui.theme.style import apply
from ui.theme.tokens import state


class Stage(PageStage):
    """One window; a page at a time."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot, 1366, 720)

    def board(self, workspace: Workspace, target: Referrals | None = None) -> ReferralsPage:
        """The board of that person."""
        return self.show(ReferralsPage, workspace, target or Referrals())

    def form(self, workspace: Workspace, target: Target) -> ReferralFormPage:
        """The form, with its paper drawn."""
        page = self.show(ReferralFormPage, workspace, target)
        self.rest(page)
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
