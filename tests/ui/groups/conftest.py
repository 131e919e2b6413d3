"""A group with nine members and three meetings, and the page of groups on a screen."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.groups.values import Mark
from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from tests.support.clinic import NADIRA, TODAY, Clinic
from tests.support.groups import GROUP, Circle
from tests.support.page_shell import PageShell
from ui.groups.page import GroupsPage
from ui.shell.navigation import Groups
from ui.theme.style import apply
from ui.theme.tokens import state

OTHERS = ("Dewi Anjani", "Dimas Arya Nugroho", "Fajar Maulana", "Indah Puspita", "Rangga Saputro")
DIMAS = ClientId(4)
"""Joined today, so that the meeting a week ago isn't his."""


@pytest.fixture(scope="session")
def peers_template(clinic_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a clinic with the group, made once and copied."""
    clinic = Clinic.copied(clinic_template, tmp_path_factory.mktemp("peers") / "clinic")
    circle = Circle.made(clinic)
    for number, name in enumerate(OTHERS):
        client = clinic.client(name, NADIRA, phone=f"0812-0000-{number:04}")
        joined = TODAY if client == DIMAS else TODAY - timedelta(days=14)
        circle.bagus.add_member(GROUP, client, day=joined)
    before = circle.meets(TODAY - timedelta(days=7))
    circle.meets(TODAY, since="09.00", until="10.00")
    circle.meets(TODAY + timedelta(days=7))
    circle.bagus.mark(before, ClientId(1), Mark.PRESENT)
    circle.bagus.mark(before, ClientId(2), Mark.LATE)
    circle.bagus.mark(before, ClientId(3), Mark.EXCUSED)
    circle.bagus.mark(before, ClientId(5), Mark.ABSENT)
    circle.bagus.mark(before, ClientId(6), Mark.SICK)
    clinic.close()
    return clinic.folder


@pytest.fixture
def circle(peers_template: Path, tmp_path: Path) -> Iterator[Circle]:
    """The group `Tumbuh Bersama`, of the test's own."""
    clinic = Clinic.copied(peers_template, tmp_path / "clinic")
    yield Circle(clinic)
    clinic.close()


@pytest.fixture
def shell(qapp: QApplication) -> PageShell:
    apply(qapp, "light")
    state().reduced_motion = True
    return PageShell()


OpenPage = Callable[..., GroupsPage]


@pytest.fixture
def open_page(shell: PageShell, qtbot: QtBot) -> Iterator[OpenPage]:
    made: list[GroupsPage] = []

    def open_it(workspace: Workspace, target: Groups | None = None, width: int = 1290) -> GroupsPage:
        page = GroupsPage(workspace, shell)
        made.append(page)
        qtbot.addWidget(page)
        page.resize(width, 690)
        page.show()
        page.arrive(target or Groups())
        page.activateWindow()
        page.focus_main()
        QApplication.processEvents()
        return page

    yield open_it
    for page in made:
        page.leave()
