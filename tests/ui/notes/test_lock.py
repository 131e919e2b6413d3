"""Locking in the middle of a note, in the real shell: the same person comes back to the same cursor."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.people.values import ClientId
from clinic_app.sign_in import SignIn
from tests.support.clinic import Clinic, password
from tests.support.sessions import hold_session, sign_note
from ui.notes.page import NotePage
from ui.shell.navigation import Note
from ui.shell.preferences import Look
from ui.shell.shell import Shell


@pytest.fixture
def shell(clinic: Clinic, qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(SignIn(clinic.folder, clinic.clock), clinic.clock, Look("light", "en"), prepare=False)
    qtbot.addWidget(made.window)
    made.start()
    made.window.show()
    made.window.activateWindow()
    yield made
    if made.workspace is not None:
        made.lock()


def enter(shell: Shell, login: str, qtbot: QtBot) -> None:
    shell.unlock(login, password(login))
    qtbot.waitUntil(lambda: shell.workspace is not None, timeout=10_000)


def page_of(shell: Shell) -> NotePage:
    assert shell.desk is not None
    page = shell.desk.page
    assert isinstance(page, NotePage)
    return page


def written(clinic: Clinic, client: ClientId) -> dict[str, str]:
    notes = clinic.enter("nadira", password("nadira")).notes
    return notes.open_draft(notes.of_client(client)[0].id).content.sections


def test_the_same_person_comes_back_to_the_cursor(shell: Shell, clinic: Clinic, qtbot: QtBot) -> None:
    ayu = clinic.client("Ayu Lestari", "nadira", consent=True)
    session = hold_session(clinic, ayu, "nadira")
    enter(shell, "nadira", qtbot)
    shell.open(Note(ayu, appointment_id=session))
    qtbot.keyClicks(page_of(shell).draft.sections["subjective"].text, "rahasia")
    qtbot.keyClick(page_of(shell).draft.sections["subjective"].text, Qt.Key.Key_Left)

    shell.lock()

    assert shell.place is not None
    assert "session 1" in shell.place.kept
    assert "Ayu" not in shell.window.windowTitle()
    assert written(clinic, ayu)["subjective"] == "rahasia"
    enter(shell, "nadira", qtbot)
    section = page_of(shell).draft.sections["subjective"].text
    assert section.toPlainText() == "rahasia"
    assert section.textCursor().position() == len("rahasi")
    assert shell.window.focusWidget() is section


def test_a_half_typed_addendum_is_offered_again(shell: Shell, clinic: Clinic, qtbot: QtBot) -> None:
    ayu = clinic.client("Ayu Lestari", "nadira", consent=True)
    note = sign_note(clinic, ayu, "nadira")
    enter(shell, "nadira", qtbot)
    shell.open(Note(ayu, note))
    qtbot.keyClicks(page_of(shell).signed.box, "Ibu menelepon")

    shell.lock()
    enter(shell, "nadira", qtbot)

    assert page_of(shell).signed.box.toPlainText() == "Ibu menelepon"
    assert shell.desk is not None
    assert [offer.objectName() for offer in shell.desk.offers.notes] == [f"offer.note.addendum.{ayu}.{note}"]


def test_signing_tells_the_other_screens_on_their_own_thread(
    shell: Shell, clinic: Clinic, qtbot: QtBot
) -> None:
    ayu = clinic.client("Ayu Lestari", "nadira", consent=True)
    enter(shell, "nadira", qtbot)
    assert shell.workspace is not None
    draft = shell.workspace.notes.begin(hold_session(clinic, ayu, "nadira"))
    heard: list[bool] = []
    screen = QApplication.instance()
    assert screen is not None
    forget = shell.workspace.changes.subscribe(lambda _: heard.append(screen.thread().isCurrentThread()))
    shell.open(Note(ayu, draft.head.id))
    page = page_of(shell)
    qtbot.keyClicks(page.draft.sections["plan"].text, "Latihan napas")
    page.draft.risk.levels.levels[next(iter(page.draft.risk.levels.levels))].click()

    page.sign()
    dialog = page.signing.dialog
    assert dialog is not None
    qtbot.keyClicks(dialog.password, password("nadira"))
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.head.read_only.isVisible(), timeout=10_000)
    forget()

    assert heard
    assert all(heard)
