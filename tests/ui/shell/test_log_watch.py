"""The chain of the log, checked at the first sign-in of a day, and the strip when it is broken."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clinic_app.audit.values import BROKEN, INTACT
from clinic_app.common.permissions import Role
from clinic_app.people.values import NewStaff
from tests.support.clinic import ADMIN, HENDRA, NADIRA, SARI, Clinic, password
from tests.ui.admin.log.conftest import tamper
from ui.shell.desk import Desk
from ui.shell.navigation import AuditLog, Calendar
from ui.shell.shell import Shell
from ui.widgets.buttons import Button
from ui.widgets.cards import Note

Enter = Callable[[str], Desk]


def strip(desk: Desk) -> Note | None:
    found = [note for note in desk.offers.notes if note.objectName() == "offer.chain"]
    return found[0] if found else None


def settle(shell: Shell, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not shell.jobs.busy, timeout=20_000)


def checks(clinic: Clinic) -> list[str]:
    return [line.action for line in clinic.log() if line.action in (INTACT, BROKEN)]


def test_the_first_who_oversees_checks_once_a_day(
    clinic: Clinic, shell: Shell, enter: Enter, qtbot: QtBot
) -> None:
    for login in (SARI, NADIRA, ADMIN, HENDRA, ADMIN):
        desk = enter(login)
        settle(shell, qtbot)
        assert strip(desk) is None
        shell.lock()
    assert checks(clinic) == [INTACT]
    clinic.clock.forward(days=1)
    enter(HENDRA)
    settle(shell, qtbot)
    assert checks(clinic) == [INTACT, INTACT]


@pytest.mark.parametrize("login", [HENDRA, ADMIN, "kepala"])
def test_a_broken_chain_is_said_on_every_screen_and_stays(
    clinic: Clinic, shell: Shell, enter: Enter, qtbot: QtBot, login: str
) -> None:
    head = NewStaff("kepala", "Kadek Arini", frozenset({Role.HEAD}))
    clinic.at(ADMIN).staff.add(head, password("kepala"))
    clinic.at(HENDRA)
    tamper(clinic, "UPDATE audit_entry SET user = 99 WHERE seq = 4")
    desk = enter(login)
    settle(shell, qtbot)
    note = strip(desk)
    assert note is not None
    qtbot.waitUntil(note.isVisible)
    assert "#4" in note.text.text()
    button = note.findChild(Button, "offer.chain.go")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.where()[0] == AuditLog(4)
    if login == HENDRA:
        desk.open(Calendar())
    assert strip(desk) is note, "nobody can put it away"
    shell.rebuild()
    settle(shell, qtbot)
    assert shell.desk is not None
    assert strip(shell.desk) is not None, "nor another text size"
    shell.lock()
    assert strip(enter(login)) is not None, "at once, before anything is checked again"


@pytest.mark.parametrize("login", [SARI, NADIRA])
def test_others_get_neither_the_strip_nor_the_log(
    clinic: Clinic, shell: Shell, enter: Enter, qtbot: QtBot, login: str
) -> None:
    clinic.at(HENDRA)
    clinic.at(NADIRA)
    tamper(clinic, "UPDATE audit_entry SET user = 99 WHERE seq = 4")
    clinic.at(HENDRA).audit.check()
    desk = enter(login)
    settle(shell, qtbot)
    assert strip(desk) is None
    desk.open(AuditLog())
    assert desk.where()[0] != AuditLog()
    assert "role" in desk.toasts.toasts[0].text
