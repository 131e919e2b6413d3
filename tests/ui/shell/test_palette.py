"""The command palette (spec §8.12): what it finds, for whom, and by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.support.appointments import Diary
from tests.support.clinic import BAGUS, NADIRA, TODAY, Clinic
from tests.ui.shell.plain_page import PlainPage
from ui.shell.desk import Desk
from ui.shell.navigation import Calendar, ClientRecord, Note
from ui.shell.palette import Palette
from ui.shell.palette_entries import Entry
from ui.shell.shell import Shell

Enter = Callable[[str], Desk]


def palette_of(shell: Shell) -> Palette:
    found = [each for each in shell.window.findChildren(Palette) if each.isVisible()]
    return found[-1]


def titles(palette: Palette) -> list[str]:
    return [entry.title for entry in palette.list.entries]


def entry_of(palette: Palette, title: str) -> Entry:
    return next(entry for entry in palette.list.entries if entry.title == title)


def plain(desk: Desk) -> PlainPage:
    assert isinstance(desk.page, PlainPage)
    return desk.page


def test_the_palette_finds_clients_by_parts_of_names(
    shell: Shell, clinic: Clinic, enter: Enter, qtbot: QtBot
) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    clinic.client("Ayu Lestari", "nadira")
    desk = enter("nadira")
    desk.open_palette()
    palette = palette_of(shell)
    qtbot.keyClicks(palette.line, "nug dim")
    entries = palette.list.entries
    assert entries[0].title == "Dimas Arya Nugroho"
    assert "MR" in entries[0].detail
    assert [entry.title for entry in entries[1:3]] == ["Make an appointment", "Walked in now"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert plain(desk).arrived[-1] == ClientRecord(client)


def test_the_palette_offers_to_register_a_name_nobody_has(shell: Shell, enter: Enter, qtbot: QtBot) -> None:
    desk = enter("sari")
    desk.open_palette()
    palette = palette_of(shell)
    qtbot.keyClicks(palette.line, "Xaverius")
    assert [entry.name for entry in palette.list.entries] == ["palette.new_client"]


def test_the_palette_names_no_client_to_an_administrator(
    shell: Shell, clinic: Clinic, enter: Enter, qtbot: QtBot
) -> None:
    clinic.client("Dimas Arya Nugroho", "nadira")
    desk = enter("admin")
    desk.open_palette("dim")
    assert not [entry for entry in palette_of(shell).list.entries if "Dimas" in entry.title]


def test_after_the_sign_only_commands_are_listed(
    shell: Shell, clinic: Clinic, enter: Enter, qtbot: QtBot
) -> None:
    clinic.client("Lockhart", "nadira")
    desk = enter("sari")
    desk.open_palette()
    palette = palette_of(shell)
    qtbot.keyClicks(palette.line, ">lock")
    assert [entry.name for entry in palette.list.entries] == ["palette.lock"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert shell.workspace is None


def test_odd_queries_do_no_harm(shell: Shell, enter: Enter, qtbot: QtBot) -> None:
    desk = enter("sari")
    desk.open_palette()
    palette = palette_of(shell)
    for odd in ("'\";--", "   ", "#", ">", "@", "\u202e", "😀", "x" * 10_000, "%_*"):
        palette.line.setText(odd)
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert desk.isVisible()


def test_it_closes_where_the_page_was_laid_out_anew_meanwhile(
    shell: Shell, enter: Enter, qtbot: QtBot
) -> None:
    """A minute passes or a job ends: what had the focus before may be gone."""
    desk = enter("sari")
    gone = QLineEdit(desk)
    gone.show()
    gone.setFocus()
    desk.open_palette(">lock")
    palette = palette_of(shell)
    delete(gone)

    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert shell.workspace is None


# Untouched


def test_untouched_it_lists_the_clients_opened_since_the_sign_in_and_five_commands(
    shell: Shell, clinic: Clinic, enter: Enter
) -> None:
    clients = [clinic.client(f"{name} Lestari", NADIRA) for name in ("Ayu", "Budi")]
    desk = enter("nadira")
    for client in clients:
        desk.open(ClientRecord(client))
    desk.open_palette()
    assert titles(palette_of(shell))[:2] == ["Budi Lestari", "Ayu Lestari"]
    assert len(titles(palette_of(shell))) == 2 + 5
    palette_of(shell).close_palette()
    desk.open(Calendar())
    shell.lock()
    enter("nadira").open_palette()
    assert len(titles(palette_of(shell))) == 5, "nothing of before the lock"


def test_the_command_chosen_last_stands_first_the_next_time(shell: Shell, enter: Enter, qtbot: QtBot) -> None:
    desk = enter("sari")
    desk.open_palette(">help")
    qtbot.keyClick(palette_of(shell).line, Qt.Key.Key_Return)
    shell.lock()
    enter("sari").open_palette()
    assert palette_of(shell).list.entries[0].name == "palette.help"
    shell.lock()
    enter("nadira").open_palette()
    assert palette_of(shell).list.entries[0].name != "palette.help"


# Commands


def test_every_command_shows_its_key_and_none_is_beyond_the_role(shell: Shell, enter: Enter) -> None:
    enter("admin").open_palette(">")
    entries = {entry.name: entry for entry in palette_of(shell).list.entries}
    assert "palette.book" not in entries
    assert entries["palette.lock"].keys == "Ctrl L"
    without = {name for name, entry in entries.items() if not entry.keys}
    assert without == {
        "palette.switch",
        "palette.password",
        "palette.language.id",
        "palette.quit",
        "palette.manage.log",
        "palette.manage.users",
        "palette.manage.backup",
    }


@pytest.mark.parametrize(
    ("login", "tabs"), [("admin", ["log", "users", "backup"]), ("hendra", ["log"]), ("sari", [])]
)
def test_the_tabs_of_manage_are_screens_for_whom_may_open_them(
    shell: Shell, enter: Enter, login: str, tabs: list[str]
) -> None:
    enter(login).open_palette(">")
    names = [entry.name for entry in palette_of(shell).list.entries]
    assert [name for name in names if name.startswith("palette.manage.")] == [
        f"palette.manage.{t}" for t in tabs
    ]


def test_another_language_is_a_command(shell: Shell, enter: Enter, qtbot: QtBot) -> None:
    enter("sari").open_palette(">bahasa")
    qtbot.keyClick(palette_of(shell).line, Qt.Key.Key_Return)
    assert shell.desk is not None
    assert shell.desk.top_bar.search.text() == "Cari apa saja…"


# Record numbers


def test_a_number_after_its_sign_finds_the_record_itself_first(
    shell: Shell, clinic: Clinic, enter: Enter, qtbot: QtBot
) -> None:
    for letter in "ZYXWVUTSRQP":
        clinic.client(f"{letter}ulaikha", NADIRA)
    desk = enter("nadira")
    desk.open_palette("#1")
    assert titles(palette_of(shell))[:3] == ["Zulaikha", "Pulaikha", "Qulaikha"]
    qtbot.keyClick(palette_of(shell).line, Qt.Key.Key_Return)
    assert isinstance(plain(desk).arrived[-1], ClientRecord)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("#", "Type the beginning of the record number."),
        ("#abc", "Nothing fits."),
        ("#999999", "Nothing fits."),
        ("@zzz", "Nothing fits."),
        (">zzz", "Nothing fits."),
    ],
)
def test_it_says_so_when_nothing_is_listed(shell: Shell, enter: Enter, typed: str, said: str) -> None:
    enter("sari").open_palette(typed)
    palette = palette_of(shell)
    assert palette.nothing.isVisible()
    assert palette.nothing.height() >= 18
    assert palette.nothing.text() == said
    assert not palette.list.isVisible()


# Counselors


def test_after_the_sign_counselors_are_listed_and_one_calendar_is_shown(
    shell: Shell, clinic: Clinic, enter: Enter, qtbot: QtBot
) -> None:
    desk = enter("sari")
    desk.open_palette("@")
    assert [title.split()[0] for title in titles(palette_of(shell))] == ["Bagus", "Nadira", "Yohanes"]
    qtbot.keyClicks(palette_of(shell).line, "bag")
    assert titles(palette_of(shell))[1:] == ["Show this week", "Show today", "Make an appointment"]
    qtbot.keyClick(palette_of(shell).line, Qt.Key.Key_Return)
    assert plain(desk).arrived[-1] == Calendar(TODAY, counselor_id=clinic.person(BAGUS), view="week")


def test_who_makes_no_appointments_is_offered_none_with_a_counselor(shell: Shell, enter: Enter) -> None:
    enter("hendra").open_palette("@nadira")
    assert "Make an appointment" not in titles(palette_of(shell))
    shell.lock()
    enter("admin").open_palette("@nadira")
    assert titles(palette_of(shell)) == []


def test_the_real_calendar_shows_only_that_counselor(
    whole_shell: Shell, clinic: Clinic, enter_whole: Enter, qtbot: QtBot
) -> None:
    from ui.calendar.page import CalendarPage
    from ui.panels.booking import BookingPanel

    desk = enter_whole("sari")
    desk.open_palette("@bagus")
    qtbot.keyClick(palette_of(whole_shell).line, Qt.Key.Key_Return)
    page = desk.page
    assert isinstance(page, CalendarPage)
    assert page.presenter.shown.counselors == (clinic.person(BAGUS),)
    desk.open_palette("@bagus")
    entry_of(palette_of(whole_shell), "Make an appointment").act()
    [panel] = desk.findChildren(BookingPanel)
    assert panel.presenter.choice.counselor_id == clinic.person(BAGUS)


# What goes on today


def test_a_client_in_session_is_named_so_and_the_note_of_the_session_offered(
    shell: Shell, clinic: Clinic, enter: Enter
) -> None:
    client = clinic.client("Dimas Arya Nugroho", NADIRA, consent=True)
    made = Diary(clinic).book(client, "10.00", "10.50", NADIRA, day=TODAY)
    calendar = clinic.at(NADIRA).calendar
    calendar.check_in(made.appointment_id)
    calendar.start(made.appointment_id)
    desk = enter("nadira")
    desk.open_palette("dimas")
    palette = palette_of(shell)
    assert palette.list.entries[0].detail.endswith("in session")
    note = entry_of(palette, "Open the note of session 1")
    note.act()
    assert plain(desk).arrived[-1] == Note(client, appointment_id=made.appointment_id)


def test_tab_goes_to_the_actions_and_the_foot_names_the_signs(
    shell: Shell, clinic: Clinic, enter: Enter, qtbot: QtBot
) -> None:
    clinic.client("Dimas Arya Nugroho", NADIRA)
    enter("nadira").open_palette("dimas")
    palette = palette_of(shell)
    qtbot.keyClick(palette.line, Qt.Key.Key_Tab)
    assert palette.list.entry is not None
    assert palette.list.entry.title == "Make an appointment"
    assert [sign for sign, _words in palette._source.prefixes] == [">", "#", "@"]
    shell.lock()
    enter("admin").open_palette()
    assert [sign for sign, _words in palette_of(shell)._source.prefixes] == [">"]
