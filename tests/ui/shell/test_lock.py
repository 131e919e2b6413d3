from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from clinic_app.people.values import ClientId
from tests.support.clinic import Clinic, password
from tests.ui.shell.plain_page import PlainPage
from ui.panels.host import Command
from ui.shell.desk import Desk
from ui.shell.navigation import Calendar, Clients, Today
from ui.shell.shell import Shell
from ui.shell.unlock.lock_screen import LockScreen
from ui.shell.unlock.unlock_screen import UnlockScreen
from ui.widgets import block_text
from ui.widgets.buttons import Button
from ui.widgets.dialogs import Dialog

Enter = Callable[[str], Desk]


def plain(desk: Desk) -> PlainPage:
    assert isinstance(desk.page, PlainPage)
    return desk.page


def test_idle_minutes_lock_the_screen_and_wipe_the_keys(
    shell: Shell, clinic: Clinic, enter: Enter, qtbot: QtBot
) -> None:
    desk = enter("nadira")
    workspace = desk.workspace
    clinic.clock.forward(minutes=5)
    desk.idle.look()
    assert workspace.locked
    assert isinstance(shell.window.content, LockScreen)
    qtbot.waitUntil(lambda: not isValid(desk))


def test_half_a_minute_before_a_toast_offers_to_stay(shell: Shell, clinic: Clinic, enter: Enter) -> None:
    desk = enter("nadira")
    clinic.clock.forward(minutes=4, seconds=35)
    desk.idle.look()
    [toast] = desk.toasts.toasts
    assert "30" in toast.text
    assert toast.action is not None
    toast.action.click()
    clinic.clock.forward(minutes=1)
    desk.idle.look()
    assert shell.desk is desk


def test_everything_that_saves_itself_is_saved_before_the_lock(shell: Shell, enter: Enter) -> None:
    page = plain(enter("nadira"))
    saved: list[int] = []
    page.destroyed.connect(lambda: saved.append(1))
    before = page.saved
    counted = page
    shell.lock()
    assert before == 0
    assert counted.saved == 1


def test_the_same_person_comes_back_to_the_same_page(shell: Shell, enter: Enter) -> None:
    desk = enter("nadira")
    desk.open(Calendar())
    plain(desk).line.setText("view of before")
    shell.lock()
    again = enter("nadira")
    assert plain(again).heading == "Calendar"
    assert plain(again).line.text() == "view of before"


def test_somebody_else_begins_with_today(shell: Shell, enter: Enter) -> None:
    desk = enter("nadira")
    desk.open(Clients())
    shell.lock(automatic=True)
    shell.switch_user()
    other = enter("sari")
    assert plain(other).arrived == [Today()]
    assert plain(other).line.text() == ""


def test_what_was_typed_into_a_form_is_offered_to_the_same_person_only(shell: Shell, enter: Enter) -> None:
    desk = enter("sari")
    desk.forms.touch("client", "", lambda: {"full_name": "Dimas A"})
    shell.lock()
    assert enter("nadira").offers.notes == []
    shell.lock()
    again = enter("sari")
    [note] = again.offers.notes
    assert note.objectName() == "offer.client"
    assert again.forms.kept("client") == {"full_name": "Dimas A"}


def test_a_form_thrown_away_is_not_offered_again(shell: Shell, enter: Enter, qtbot: QtBot) -> None:
    desk = enter("sari")
    desk.forms.touch("client", "", lambda: {"full_name": "Dimas A"})
    shell.lock()
    again = enter("sari")
    again.findChild(Button, "offer.client.drop").click()
    shell.lock()
    assert enter("sari").offers.notes == []


def test_a_form_is_kept_within_two_seconds_without_a_lock(enter: Enter, qtbot: QtBot) -> None:
    desk = enter("sari")
    desk.forms.touch("appointment", "", lambda: {"note": "x"})
    assert desk.workspace.drafts.find("appointment") is None
    qtbot.waitUntil(lambda: desk.workspace.drafts.find("appointment") is not None, timeout=4_000)


def test_undo_is_forgotten_and_the_own_clipboard_cleared(shell: Shell, enter: Enter) -> None:
    desk = enter("sari")
    desk.done(Command("Something", lambda: True, lambda: True))
    QApplication.clipboard().setText("0812-4410-2213")
    stack = desk.undo_stack
    shell.lock()
    assert len(stack) == 0
    assert QApplication.clipboard().text() == ""


def test_when_the_disk_refuses_nothing_is_closed_and_the_same_person_comes_back(
    shell: Shell, enter: Enter, qtbot: QtBot
) -> None:
    desk = enter("nadira")
    page = plain(desk)
    page.line.setText("not on the disk yet")
    page.disk_full = True
    shell.lock(automatic=True)
    content = shell.window.content
    assert isinstance(content, LockScreen)
    assert not content.switch.isVisible()
    assert not desk.isVisible()
    page.disk_full = False
    shell.unlock("nadira", "wrong password")
    qtbot.waitUntil(lambda: not shell.jobs.busy, timeout=20_000)
    assert shell.window.content is content
    with qtbot.waitSignal(shell.entered, timeout=20_000):
        shell.unlock("nadira", password("nadira"))
    assert shell.desk is desk
    assert plain(desk).line.text() == "not on the disk yet"


def test_dialogs_and_palette_do_not_outlive_the_lock(shell: Shell, enter: Enter, qtbot: QtBot) -> None:
    desk = enter("sari")
    desk.show_help()
    desk.open_palette()
    shell.lock()
    assert not _visible(shell, "palette")
    assert not _visible(shell, "help")


def _visible(shell: Shell, name: str) -> bool:
    found = shell.window.findChild(QWidget, name)
    return found is not None and found.isVisible()


def test_a_job_under_way_tells_nobody_after_the_lock(shell: Shell, enter: Enter) -> None:
    desk = enter("sari")
    told: list[int] = []
    desk.run(lambda: 1, told.append)
    shell.lock()
    QApplication.processEvents()
    assert told == []


def test_closing_makes_a_backup_locks_and_closes(
    shell: Shell, clinic: Clinic, enter: Enter, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = enter("sari")
    workspace = desk.workspace
    workspace.drafts.keep("client", "", {"full_name": "Somebody"})
    shell.window.close()
    qtbot.waitUntil(lambda: not shell.window.isVisible(), timeout=20_000)
    assert workspace.locked
    assert list((clinic.folder / "backups").iterdir())


def test_a_page_that_would_lose_something_is_asked_about_before_closing(
    shell: Shell, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = enter("sari")
    monkeypatch.setattr(plain(desk), "unsaved", lambda: "Twelve words of a note.")
    shell.window.close()
    assert shell.window.isVisible()
    assert shell.workspace is not None
    assert _visible(shell, "dialog")


def test_on_the_lock_screen_no_client_is_named(shell: Shell, clinic: Clinic, enter: Enter) -> None:
    clinic.client("Dimas Arya Nugroho", "nadira")
    desk = enter("nadira")
    desk.neighbours((ClientId(1),))
    shell.lock()
    assert isinstance(shell.window.content, LockScreen)
    assert "Dimas" not in shell.window.windowTitle()
    shell.switch_user()
    assert isinstance(shell.window.content, UnlockScreen)


def held_desk(shell: Shell, enter: Enter) -> Desk:
    """Locked while the disk refuses; nothing could be closed."""
    desk = enter("nadira")
    page = plain(desk)
    page.line.setText("not on the disk yet")
    page.disk_full = True
    shell.lock(automatic=True)
    return desk


def test_a_lock_that_could_not_save_hides_every_dialog(shell: Shell, enter: Enter) -> None:
    desk = enter("nadira")
    desk.show_help()
    desk.open_palette()
    plain(desk).disk_full = True
    shell.lock()
    assert shell.held is desk
    assert not _visible(shell, "palette")
    assert not _visible(shell, "help")


def test_closing_a_lock_that_could_not_save_asks_in_words(shell: Shell, enter: Enter) -> None:
    desk = held_desk(shell, enter)
    shell.window.close()
    assert shell.window.isVisible()
    dialog = shell.window.findChild(Dialog, "dialog")
    assert dialog is not None
    assert dialog.box.text.text()
    dialog.choose("safe")
    assert shell.held is desk
    shell.window.close()
    shell.window.findChildren(Dialog, "dialog")[-1].choose("danger")
    assert not shell.window.isVisible()
    assert desk.workspace.locked


def test_closing_such_a_lock_saves_when_the_disk_has_room_again(
    shell: Shell, enter: Enter, qtbot: QtBot
) -> None:
    desk = held_desk(shell, enter)
    page = plain(desk)
    page.disk_full = False
    shell.window.close()
    qtbot.waitUntil(lambda: not shell.window.isVisible(), timeout=5_000)
    assert page.saved == 1


def test_when_saving_fails_closing_says_why(shell: Shell, enter: Enter) -> None:
    plain(enter("nadira")).disk_full = True
    shell.window.close()
    dialog = shell.window.findChild(Dialog, "dialog")
    assert dialog is not None
    assert dialog.isVisible()
    assert "disk" in dialog.box.text.text()


def test_control_l_locks_over_a_dialog_and_over_the_palette(shell: Shell, enter: Enter, qtbot: QtBot) -> None:
    for open_something in (Desk.show_help, Desk.open_palette):
        desk = enter("sari")
        open_something(desk)
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert desk.workspace.locked


def test_painted_names_are_forgotten_at_the_lock(shell: Shell, enter: Enter) -> None:
    enter("sari")
    assert block_text.wrap("Dimas Arya Nugroho", 80, 2, 600)
    assert block_text._wrapped.cache_info().currsize
    shell.lock()
    assert not block_text._wrapped.cache_info().currsize
