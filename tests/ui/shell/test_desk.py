from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.common.errors import Refused
from tests.support.clinic import Clinic
from tests.ui.shell.plain_page import PlainPage
from ui.pages import RAIL
from ui.panels.host import Command
from ui.shell.desk import Desk
from ui.shell.navigation import AuditLog, Calendar, ClientRecord, Clients, Today
from ui.shell.shell import Shell
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.theme.tokens import state
from ui.widgets.dialogs import Dialog

Enter = Callable[[str], Desk]


def plain(desk: Desk) -> PlainPage:
    assert isinstance(desk.page, PlainPage)
    return desk.page


def test_the_rail_shows_what_the_role_may_use(shell: Shell, enter: Enter) -> None:
    whole = [item.name for item in RAIL]
    reception = [name for name in whole if name not in ("statistics", "staff")]
    assert [item.name for item in enter("sari").items] == reception
    shell.lock()
    assert [item.name for item in enter("admin").items] == ["staff"]
    shell.lock()
    assert [item.name for item in enter("hendra").items] == whole


def test_an_administrator_begins_with_manage_and_makes_no_appointments(enter: Enter) -> None:
    desk = enter("admin")
    assert plain(desk).arrived == [AuditLog()]
    assert desk.top_bar.new is None


def test_a_screen_beyond_the_role_is_refused_in_words(enter: Enter) -> None:
    desk = enter("admin")
    desk.open(Today())
    assert plain(desk).heading == "AuditLog"
    assert "role" in desk.toasts.toasts[0].text


def test_control_and_number_open_screens_and_alt_left_comes_back(enter: Enter, qtbot: QtBot) -> None:
    desk = enter("sari")
    qtbot.keyClick(plain(desk).line, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert plain(desk).heading == "Calendar"
    assert desk.rail.buttons["calendar"].isChecked()
    qtbot.keyClick(plain(desk).line, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert plain(desk).heading == "Today"


def test_a_record_lights_the_item_of_the_list(clinic: Clinic, enter: Enter) -> None:
    desk = enter("sari")
    desk.open(ClientRecord(clinic.client()))
    assert desk.rail.buttons["clients"].isChecked()
    assert desk.top_bar.heading.text() == "ClientRecord"


def test_undo_and_redo_by_key_call_the_inverse(enter: Enter, qtbot: QtBot) -> None:
    desk = enter("sari")
    calls: list[str] = []
    desk.done(Command("Moved", lambda: calls.append("undo") is None, lambda: calls.append("redo") is None))
    desk.rail.lock.setFocus()
    qtbot.keyClick(desk.rail.lock, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(desk.rail.lock, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert calls == ["undo", "redo"]


def test_control_z_in_a_text_field_takes_back_text_only(enter: Enter, qtbot: QtBot) -> None:
    desk = enter("sari")
    calls: list[str] = []
    desk.done(Command("Moved", lambda: calls.append("undo") is None, lambda: True))
    line = plain(desk).line
    line.setFocus()
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert calls == []
    assert line.text() == ""


def test_a_refused_undo_is_said_and_forgotten(enter: Enter) -> None:
    desk = enter("sari")

    def refuse() -> bool:
        raise Refused("session.locked")

    desk.done(Command("Moved", refuse, lambda: True))
    desk.undo()
    assert len(desk.undo_stack) == 0
    assert "Undone." not in [toast.text for toast in desk.toasts.toasts]


def test_escape_closes_one_level_at_a_time(enter: Enter, qtbot: QtBot) -> None:
    desk = enter("sari")
    plain(desk).level_open = True
    qtbot.keyClick(plain(desk).line, Qt.Key.Key_Escape)
    assert not plain(desk).level_open


def test_f6_goes_round_the_regions(enter: Enter, qtbot: QtBot) -> None:
    desk = enter("sari")
    plain(desk).line.setFocus()
    seen = []
    for _step in range(3):
        desk.regions.step(1)
        focused = QApplication.focusWidget()
        seen.append(
            next(
                name
                for name, region in (("rail", desk.rail), ("bar", desk.top_bar), ("page", desk.page))
                if region is not None and focused is not None and region.isAncestorOf(focused)
            )
        )
    assert seen == ["rail", "bar", "page"]


def test_theme_and_text_size_are_kept_for_the_person(shell: Shell, enter: Enter, qtbot: QtBot) -> None:
    desk = enter("sari")
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(plain(desk).line, Qt.Key.Key_D, modifiers)
    assert state().theme.name == "dark"
    shell.lock()
    enter("nadira")
    assert state().theme.name == "light"
    shell.lock()
    enter("sari")
    assert state().theme.name == "dark"


def test_another_language_is_spoken_at_once_on_the_same_page(shell: Shell, enter: Enter) -> None:
    from ui.shell.desk_parts import change_look

    desk = enter("sari")
    desk.open(Calendar())
    change_look(desk, scale=115)
    again = shell.desk
    assert again is not None
    assert again is not desk
    assert plain(again).heading == "Calendar"


def test_f1_lists_the_keys_of_page_and_program_and_searches_them(shell: Shell, enter: Enter) -> None:
    desk = enter("sari")
    desk.show_help()
    [sheet] = shell.window.findChildren(ShortcutSheet)
    assert {line.scope for line in sheet.shown} >= {"Plain", "Everywhere", "Screens"}
    sheet.search.setText("strike")
    assert [line.text for line in sheet.shown] == ["Strike out"]


def test_no_part_of_the_desk_opens_a_window_of_its_own(shell: Shell, enter: Enter) -> None:
    opened: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                opened.append(type(watched).__name__)
            return False

    watch = Watch()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    try:
        desk = enter("sari")
        desk.open(Clients())
        desk.open_palette("a")
        desk.show_help()
        desk.done(Command("Something", lambda: True, lambda: True))
        desk.offers.offer_form("New client", "10.24", "client", lambda: None, lambda: None)
        shell.lock(automatic=True)
        shell.switch_user()
    finally:
        app.removeEventFilter(watch)
    assert opened == []


def test_narrow_windows_have_a_narrow_rail_and_wide_ones_labels_beside_icons(
    shell: Shell, enter: Enter, qtbot: QtBot
) -> None:
    desk = enter("sari")
    for width, rail in ((900, 56), (1100, 76), (1366, 76), (1700, 208)):
        shell.window.resize(width, 700)
        qtbot.waitUntil(lambda wanted=rail: desk.rail.width() == wanted)
        assert desk.width() == width


def test_tab_goes_through_the_regions_in_their_order_and_back(
    whole_shell: Shell, clinic: Clinic, enter_whole: Enter, qtbot: QtBot
) -> None:
    desk = enter_whole("nadira")
    desk.open(ClientRecord(clinic.client("Dimas Arya Nugroho", "nadira")))
    desk.open(Calendar())
    desk.open(ClientRecord(clinic.client("Ayu Lestari", "nadira")))
    stops = desk.regions.stops()
    names = [stop.objectName() for stop in stops]
    assert names.index("rail.lock") < names.index("record.back") < names.index("shell.search")
    assert names.index("shell.user") < names.index("record.book")

    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    went = [QApplication.focusWidget()]
    for _stop in stops:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is stops[0]:
            break
        went.append(QApplication.focusWidget())
    # Of tabs and segments only the chosen one is stopped at; arrows reach the others.
    assert went == [stop for stop in stops if stop in went]
    assert {"rail.today", "record.back", "shell.search", "shell.user", "record.book"} <= {
        each.objectName() for each in went if each is not None
    }
    assert QApplication.focusWidget() is stops[0]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is went[-1]


def test_what_is_hidden_gives_its_focus_away_in_qt_s_own_way(
    enter: Enter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt asks where Tab would go in the midst of hiding: looking through all widgets then crashed."""
    desk = enter("sari")
    asked: list[bool] = []
    monkeypatch.setattr(desk.regions, "next_stop", lambda forward: not asked.append(forward))
    page = plain(desk)
    page.line.setFocus()
    page.line.hide()
    assert asked == []
    page.line.show()
    page.line.setFocus()
    qtbot.keyClick(page.line, Qt.Key.Key_Tab)
    assert asked == [True]


def test_no_key_leads_out_of_a_question_to_the_message_below_it(enter: Enter, qtbot: QtBot) -> None:
    """A password that must be changed first: on the message's button the desk would hear its own keys."""
    desk = enter("sari")
    desk.toasts.say("Locks in 30 seconds", "Keep open", lambda: None)
    dialog = Dialog(desk.window(), "Choose a password", safe="Lock")
    desk.show_dialog(dialog)

    qtbot.keyClick(dialog, Qt.Key.Key_F8)

    assert dialog.isAncestorOf(QApplication.focusWidget())
    dialog.choose("safe")
    plain(desk).line.setFocus()
    qtbot.keyClick(plain(desk).line, Qt.Key.Key_F8)
    assert desk.toasts.isAncestorOf(QApplication.focusWidget())
