"""How the test of a page begins: the page of one person in a window of its own, nothing moving."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.workspace import Workspace
from ui.shell.page import Page
from ui.shell.ports import ShellPort
from ui.theme.style import apply
from ui.theme.tokens import state

P = TypeVar("P", bound=Page)
SIZE = (1290, 690)
"""What a window of 1366 by 738 leaves to its page."""


def shown_page(
    kind: Callable[[Workspace, ShellPort], P],
    workspace: Workspace,
    shell: ShellPort,
    qtbot: QtBot,
    qapp: QApplication,
) -> Iterator[P]:
    """Show the page; what the test leaves of it is taken down again. For `yield from`."""
    apply(qapp, "light")
    state().reduced_motion = True
    page = kind(workspace, shell)
    qtbot.addWidget(page)
    page.resize(*SIZE)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    yield page
    page.leave()
