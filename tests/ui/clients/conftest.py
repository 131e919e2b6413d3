"""A clinic with clients of two counselors, and the two pages put on a screen."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.people.values import ClientId, Confidentiality, Sex
from clinic_app.scheduling.values import Status
from clinic_app.workspace import Workspace
from tests.support.appointments import Diary
from tests.support.clinic import BAGUS, NADIRA, Clinic
from tests.support.page_shell import PageShell
from tests.support.sessions import hold_session, sign_note
from ui.clients.page import ClientsPage
from ui.clients.record_page import RecordPage
from ui.shell.navigation import ClientRecord, Clients
from ui.theme.style import apply
from ui.theme.tokens import state


@pytest.fixture
def shell(qapp: QApplication) -> PageShell:
    apply(qapp, "light")
    state().reduced_motion = True
    return PageShell()


@pytest.fixture
def dimas(clinic: Clinic) -> ClientId:
    """Nadira's client: consented, one signed note, one session without a note, one appointment tomorrow."""
    client = clinic.client(
        "Dimas Arya Nugroho",
        NADIRA,
        sex=Sex.MALE,
        birth_date=date(2007, 2, 1),
        nik="3311120102070003",
        address="Kos Melati",
        contact_note="Jangan sebut nama lembaga",
        confidentiality=Confidentiality.RESTRICTED,
        consent=True,
    )
    sign_note(clinic, client, NADIRA)
    hold_session(clinic, client, NADIRA, at=datetime(2026, 8, 18, 9))
    Diary(clinic).book(client, "10.00", "10.50", NADIRA)
    return client


@pytest.fixture
def fitri(clinic: Clinic) -> ClientId:
    """Bagus' client, without any appointment."""
    return clinic.client("Fitri Anggraini", BAGUS, phone="0813-1111-2222")


OpenList = Callable[[Workspace], ClientsPage]
OpenRecord = Callable[[Workspace, ClientId], RecordPage]


@pytest.fixture
def open_list(shell: PageShell, qtbot: QtBot) -> Iterator[OpenList]:
    made: list[ClientsPage] = []

    def open_it(workspace: Workspace) -> ClientsPage:
        page = ClientsPage(workspace, shell)
        made.append(page)
        qtbot.addWidget(page)
        page.resize(1290, 690)
        page.arrive(Clients())
        page.show()
        page.activateWindow()
        page.focus_main()
        QApplication.processEvents()
        return page

    yield open_it
    for page in made:
        page.leave()


@pytest.fixture
def open_record(shell: PageShell, qtbot: QtBot) -> Iterator[OpenRecord]:
    made: list[RecordPage] = []

    def open_it(workspace: Workspace, client_id: ClientId) -> RecordPage:
        page = RecordPage(workspace, shell)
        made.append(page)
        qtbot.addWidget(page)
        page.resize(1290, 690)
        page.arrive(ClientRecord(client_id))
        page.show()
        page.activateWindow()
        page.focus_main()
        QApplication.processEvents()
        return page

    yield open_it
    for page in made:
        page.leave()


def running(clinic: Clinic, client_id: ClientId) -> None:
    """A session of Nadira that is going on."""
    hold_session(clinic, client_id, NADIRA, at=datetime(2026, 8, 19, 10), status=Status.IN_SESSION)
