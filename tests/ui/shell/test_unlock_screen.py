from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.clinic import SHEET, Clinic, password
from ui.shell.desk import Desk
from ui.shell.shell import Shell
from ui.shell.unlock.people_list import PersonRow
from ui.shell.unlock.recovery import ForgottenDialog, RecoveryDialog
from ui.shell.unlock.unlock_screen import UnlockScreen


def screen_of(shell: Shell) -> UnlockScreen:
    content = shell.window.content
    assert isinstance(content, UnlockScreen)
    return content


def type_password(qtbot: QtBot, shell: Shell, text: str) -> None:
    field = screen_of(shell).form.password
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shell.jobs.busy, timeout=20_000)


def test_four_people_at_a_glance_and_the_rest_behind_one_line(shell: Shell, qtbot: QtBot) -> None:
    people = screen_of(shell).people
    assert len(people.people_shown) == 4
    people.show_all()
    assert len(people.people_shown) == 6


def test_who_is_chosen_is_in_sight_when_the_window_becomes_low(shell: Shell, qtbot: QtBot) -> None:
    shell.window.resize(1366, 768)
    people = screen_of(shell).people
    people.show_all()
    people.choose(people.people_shown[-1])
    shell.window.resize(900, 520)
    chosen = people.findChild(PersonRow, f"login.user.{people.people_shown[-1].login}")
    assert isinstance(chosen, PersonRow)

    def in_sight() -> bool:
        return chosen.visibleRegion().boundingRect().height() == chosen.height()

    qtbot.waitUntil(in_sight)


def test_typing_letters_in_the_list_finds_by_beginnings_of_names(shell: Shell, qtbot: QtBot) -> None:
    people = screen_of(shell).people
    qtbot.keyClicks(people, "kusu")
    assert [person.login for person in people.people_shown] == ["nadira"]
    assert people.person is not None
    assert people.person.login == "nadira"
    qtbot.keyClick(people, Qt.Key.Key_Escape)
    assert len(people.people_shown) == 4


def test_letters_that_nobody_has_are_not_taken(shell: Shell, qtbot: QtBot) -> None:
    people = screen_of(shell).people
    qtbot.keyClicks(people, "nx")
    assert [person.login for person in people.people_shown] == ["nadira"]


def test_arrows_in_the_password_field_choose_the_person(shell: Shell, qtbot: QtBot) -> None:
    screen = screen_of(shell)
    before = screen.people.person
    qtbot.keyClick(screen.form.password, Qt.Key.Key_Down)
    after = screen.people.person
    assert before is not None
    assert after is not None
    assert after != before
    assert after.name in screen.form.label.text()


def test_the_right_password_opens_the_desk(shell: Shell, qtbot: QtBot) -> None:
    screen_of(shell).people.choose(next(p for p in shell.sign_in.people() if p.login == "sari"))
    type_password(qtbot, shell, password("sari"))
    assert isinstance(shell.window.content, Desk)
    assert shell.window.windowTitle() == "Teduh — Puskesmas Rimba Asri"


def test_a_wrong_password_is_said_under_the_field_and_leaves_it_empty(shell: Shell, qtbot: QtBot) -> None:
    type_password(qtbot, shell, "something else")
    form = screen_of(shell).form
    assert "Wrong password" in form.error.text.text()
    assert form.password.text() == ""
    assert form.password.hasFocus()


def test_an_empty_password_is_asked_for_without_trying(shell: Shell, qtbot: QtBot) -> None:
    type_password(qtbot, shell, "")
    assert screen_of(shell).form.error.text.text() == "Type your password."
    assert shell.sign_in.delay("bagus") == 0


def test_quotes_and_two_hundred_signs_are_only_a_wrong_password(shell: Shell, qtbot: QtBot) -> None:
    type_password(qtbot, shell, "'\";--" * 40)
    assert "Wrong password" in screen_of(shell).form.error.text.text()


def test_the_fifth_wrong_password_begins_a_countdown(shell: Shell, clinic: Clinic, qtbot: QtBot) -> None:
    for _attempt in range(5):
        type_password(qtbot, shell, "something else")
    form = screen_of(shell).form
    assert form.waiting
    assert not form.password.isEnabled()
    assert not form.button.isEnabled()
    assert "00.30" in form.note._text.text()
    clinic.clock.forward(seconds=31)
    qtbot.waitUntil(lambda: form.password.isEnabled(), timeout=5_000)
    assert not form.waiting


def test_somebody_else_can_be_chosen_while_the_delay_lasts(shell: Shell, qtbot: QtBot) -> None:
    for _attempt in range(5):
        type_password(qtbot, shell, "something else")
    screen = screen_of(shell)
    qtbot.keyClick(screen.people, Qt.Key.Key_Down)
    assert screen.form.password.isEnabled()


def test_caps_lock_is_told_and_does_not_block(shell: Shell, qtbot: QtBot) -> None:
    form = screen_of(shell).form
    form.password.capsLockChanged.emit(True)
    assert form.caps.isVisible()
    assert form.button.isEnabled()


def test_no_word_of_a_client_stands_on_the_screen(shell: Shell, clinic: Clinic) -> None:
    clinic.client("Dimas Arya Nugroho", "nadira")
    shell.door.show_unlock()
    shown = " ".join(label.text() for label in shell.window.findChildren(QLabel))
    assert "Dimas" not in shown


def test_the_one_who_worked_last_comes_first(shell: Shell, enter: Callable[[str], Desk]) -> None:
    enter("yohanes")
    shell.lock(switch=True)
    assert screen_of(shell).people.people_shown[0].login == "yohanes"


def test_the_recovery_sheet_opens_the_clinic(shell: Shell, qtbot: QtBot) -> None:
    shell.door.forgotten()
    asked = shell.window.findChild(ForgottenDialog)
    assert asked is not None
    asked.choose("danger")
    dialog = shell.window.findChild(RecoveryDialog)
    assert dialog is not None
    dialog._spread("-".join(SHEET.groups), 0)
    dialog.password.setText("empat kata yang baru")
    dialog.again.setText("empat kata yang baru")
    with qtbot.waitSignal(shell.entered, timeout=30_000):
        dialog.go.click()
    assert shell.workspace is not None
    assert shell.workspace.me.login == "admin"


def test_a_mistyped_sheet_names_the_group(shell: Shell, qtbot: QtBot) -> None:
    dialog = RecoveryDialog(shell.window, shell.sign_in.people())
    shell.door._recover()
    dialog = shell.window.findChildren(RecoveryDialog)[-1]
    dialog._spread("-".join(SHEET.groups), 0)
    dialog.groups[2].setText("ZZZZZ")
    dialog.password.setText("empat kata yang baru")
    dialog.again.setText("empat kata yang baru")
    dialog.go.click()
    qtbot.waitUntil(lambda: not shell.jobs.busy, timeout=20_000)
    assert dialog.error.isVisible()
    assert shell.workspace is None


def test_two_different_new_passwords_are_refused_at_the_field(shell: Shell, qtbot: QtBot) -> None:
    shell.door._recover()
    dialog = shell.window.findChildren(RecoveryDialog)[-1]
    dialog.password.setText("empat kata yang baru")
    dialog.again.setText("empat kata yang lama")
    dialog.go.click()
    assert dialog.fields["again"].error
