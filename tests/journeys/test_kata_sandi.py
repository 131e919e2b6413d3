"""Lost passwords: the sheet opens the clinic when nobody can, and afterwards everybody chooses a new one."""

from PySide6.QtCore import Qt

from clinic_app.sign_in import SignIn
from clinic_app.vault.passwords import LOWEST
from tests.journeys.player import Player
from tests.support.clinic import ADMIN, SARI, SHEET, Clinic, password

OWN = "kopi pahit pagi hari"


def recover(clinic: Clinic) -> None:
    """The sheet was used: everybody else has to choose a new password."""
    clinic.close()
    SignIn(clinic.folder, clinic.clock, LOWEST).recover(SHEET.groups, ADMIN, OWN).lock()


def test_after_the_sheet_was_used_a_new_password_comes_before_anything_else(
    at_work: Player, clinic: Clinic
) -> None:
    recover(clinic)
    at_work.enter(SARI, password(SARI))
    assert at_work.sees("password.new")
    at_work.control(Qt.Key.Key_3)
    assert at_work.sees("password.new"), "no way around it"
    at_work.type("password.old", password(SARI))
    at_work.type("password.new", password(SARI))
    at_work.type("password.again", password(SARI))
    at_work.click("password.save")
    if at_work.sees("password.new"):
        assert at_work.fault("password.new"), "the same one again is refused in words"
        at_work.type("password.new", OWN)
        at_work.type("password.again", OWN)
        at_work.press(Qt.Key.Key_Return)
    at_work.until(lambda: not at_work.sees("password.new"))
    at_work.lock()
    at_work.enter(SARI, OWN)
    assert not at_work.sees("password.new")


def test_who_will_not_choose_one_gets_only_the_lock(at_work: Player, clinic: Clinic) -> None:
    recover(clinic)
    at_work.enter(SARI, password(SARI))
    at_work.press(Qt.Key.Key_Escape)
    at_work.until(lambda: at_work.sees("login.password"))
    at_work.enter(SARI, password(SARI))
    assert at_work.sees("password.new")


def test_the_sheet_opens_the_clinic_by_keys_alone(at_work: Player, clinic: Clinic) -> None:
    clinic.close()
    at_work.tab_to("login.forgot")
    at_work.press(Qt.Key.Key_Return)
    at_work.tab_to("dialog.danger")
    at_work.press(Qt.Key.Key_Return)
    assert at_work.focus() == "recovery.group.1"
    at_work.keys("".join(SHEET.groups).lower())
    at_work.tab_to("recovery.password")
    at_work.keys("pendek")
    at_work.tab_to("recovery.again")
    at_work.keys("pendek")
    at_work.press(Qt.Key.Key_Return)
    assert at_work.fault("recovery.password")
    at_work.type("recovery.password", OWN)
    at_work.type("recovery.again", OWN)
    with at_work.qtbot.waitSignal(at_work.shell.entered, timeout=30_000):
        at_work.press(Qt.Key.Key_Return)
    at_work.settle()
    assert at_work.shell.workspace is not None
    assert at_work.shell.workspace.my_id == clinic.person(ADMIN)
    at_work.lock()
    at_work.enter(ADMIN, OWN)
    assert at_work.shell.desk is not None


def test_a_wrong_sheet_changes_nothing(at_work: Player, clinic: Clinic) -> None:
    clinic.close()
    at_work.click("login.forgot")
    at_work.click("dialog.danger")
    at_work.keys("A" * 40)
    at_work.type("recovery.password", OWN)
    at_work.type("recovery.again", OWN)
    at_work.press(Qt.Key.Key_Return)
    assert at_work.sees("recovery.error")
    at_work.press(Qt.Key.Key_Escape)
    at_work.enter(ADMIN, password(ADMIN))
    assert at_work.shell.desk is not None
