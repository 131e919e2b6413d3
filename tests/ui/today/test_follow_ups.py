"""The card of what is to be followed up: what it says to whom, and what its buttons do."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from clinic_app.people.values import ConsentForm, ConsentKind
from clinic_app.scheduling.values import AppointmentId, Status
from tests.support.appointments import TOMORROW, Diary
from tests.support.clinic import BAGUS, HENDRA, NADIRA, TODAY
from tests.support.page_shell import PageShell
from tests.support.sessions import hold_session
from ui.shell.navigation import Calendar, ClientRecord, Note
from ui.today.matters import Matter
from ui.today.page import TodayPage
from ui.widgets.label import Label


@pytest.fixture
def tomorrow(diary: Diary) -> AppointmentId:
    """Joko Susilo with Bagus tomorrow at 09.00, unconfirmed and without consents."""
    joko = diary.clinic.client("Joko Susilo", phone="0812-4410-2290")
    return diary.book(joko, "09.00", "09.50", BAGUS, room=2).appointment_id


def button(page: TodayPage, name: str) -> QAbstractButton:
    found = [b for b in page.follow_up_card.findChildren(QAbstractButton, name) if not b.isHidden()]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def said(page: TodayPage) -> list[str]:
    return [matter.title for matter in page.follow_ups.matters()]


def matter(page: TodayPage, key: str) -> Matter:
    return next(one for one in page.follow_ups.matters() if one.key == key)


def consents(page: TodayPage, diary: Diary, client: int) -> None:
    for kind in (ConsentKind.SERVICE, ConsentKind.DATA):
        diary.sari.clients.record_consent(client, ConsentForm(kind, True, TODAY))


def test_reception_calls_those_of_tomorrow_and_confirms_them(
    tomorrow: AppointmentId, page: TodayPage, shell: PageShell, qtbot: QtBot
) -> None:
    assert said(page) == ["1 appointment tomorrow unconfirmed", "2 consents incomplete"]
    button(page, "today.follow_up.confirm").click()
    (item,) = matter(page, "confirm").items
    assert (item.name, item.line) == ("Joko Susilo", "09:00 · 0812-4410-2290")
    qtbot.mouseClick(button(page, f"today.follow_up.confirm.{tomorrow}.act"), Qt.MouseButton.LeftButton)
    assert page.workspace.calendar.detail(tomorrow).block.status is Status.CONFIRMED
    assert said(page) == ["2 consents incomplete"]
    assert shell.commands[0].undo()
    assert said(page)[0] == "1 appointment tomorrow unconfirmed"


def test_the_name_leads_to_the_day(tomorrow: AppointmentId, page: TodayPage, shell: PageShell) -> None:
    button(page, "today.follow_up.confirm").click()
    button(page, f"today.follow_up.confirm.{tomorrow}").click()
    assert shell.opened == [Calendar(TOMORROW, tomorrow)]


def test_a_missing_consent_leads_to_its_form(page: TodayPage, ayu: AppointmentId, shell: PageShell) -> None:
    client = page.workspace.calendar.detail(ayu).block.client_id
    button(page, "today.follow_up.consent").click()
    button(page, f"today.follow_up.consent.{client}.act").click()
    assert shell.opened == [ClientRecord(client, form="consent")]


def test_with_everything_done_it_says_so(page: TodayPage, ayu: AppointmentId, diary: Diary) -> None:
    consents(page, diary, page.workspace.calendar.detail(ayu).block.client_id)
    assert page.follow_ups.matters() == ()
    shown = [label.text() for label in page.follow_up_card.findChildren(Label) if label.isVisible()]
    assert shown == ["To follow up", "", "Nothing is left to follow up."]


def test_the_focus_goes_on_to_the_next_item(
    tomorrow: AppointmentId, page: TodayPage, diary: Diary, qtbot: QtBot
) -> None:
    ratna = diary.clinic.client("Ratna Dewi")
    other = diary.book(ratna, "10.00", "10.50", BAGUS, room=2).appointment_id
    line = button(page, "today.follow_up.confirm")
    line.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(line, Qt.Key.Key_Space)
    first = button(page, f"today.follow_up.confirm.{tomorrow}.act")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == f"today.follow_up.confirm.{other}.act"


def test_a_counselor_is_reminded_of_the_own_notes(
    tomorrow: AppointmentId, diary: Diary, shell: PageShell, qtbot: QtBot
) -> None:
    client = diary.clinic.client("Ayu Lestari", NADIRA, consent=True)
    late = hold_session(diary.clinic, client, NADIRA, at=datetime(2026, 8, 14, 9))
    hold_session(diary.clinic, client, NADIRA, at=datetime(2026, 8, 19, 9))
    page = TodayPage(diary.clinic.at(NADIRA), shell)
    qtbot.addWidget(page)
    assert said(page) == ["2 notes not signed yet"], "others' appointments are others' business"
    notes = matter(page, "notes")
    assert (notes.line, notes.aside, notes.aside_ink) == (
        "Oldest: Ayu L.",
        "4 days overdue",
        "danger",
    )
    assert notes.items[1].line == "today · until tomorrow 09:50"
    button(page, "today.follow_up.notes").click()
    button(page, f"today.follow_up.note.{late}.act").click()
    assert shell.opened == [Note(client, appointment_id=late)]
    page.leave()


def test_a_deadline_passes_with_the_minutes(diary: Diary, qtbot: QtBot) -> None:
    client = diary.clinic.client("Ayu Lestari", NADIRA, consent=True)
    hold_session(diary.clinic, client, NADIRA, at=datetime(2026, 8, 19, 9))
    page = TodayPage(diary.clinic.at(NADIRA), PageShell())
    qtbot.addWidget(page)
    assert matter(page, "notes").ink == "warning"
    diary.clinic.clock.at += timedelta(days=1)
    page.tick()
    assert matter(page, "notes").ink == "danger"
    page.leave()


def test_a_supervisor_gets_numbers_without_names(tomorrow: AppointmentId, diary: Diary, qtbot: QtBot) -> None:
    client = diary.clinic.client("Ayu Lestari", NADIRA)
    hold_session(diary.clinic, client, NADIRA, at=datetime(2026, 8, 14, 9))
    page = TodayPage(diary.clinic.at(HENDRA), PageShell())
    qtbot.addWidget(page)
    assert [(one.key, one.count) for one in page.follow_ups.matters()] == [
        ("notes", 1),
        ("confirm", 1),
        ("consent", 1),
    ]
    words = " ".join(one.title + one.line for one in page.follow_ups.matters())
    assert "Ayu" not in words
    assert "Joko" not in words
    assert not any(one.items for one in page.follow_ups.matters())
    page.leave()


def test_where_it_is_narrow_a_pill_shows_them(
    tomorrow: AppointmentId, page: TodayPage, ayu: AppointmentId
) -> None:
    assert page.side.isVisible()
    assert page.toolbar.follow_ups.isHidden()
    page.resize(900, 600)
    QApplication.processEvents()
    assert not page.side.isVisible()
    page.toolbar.follow_ups.click()
    assert page.side.isVisible()
    page._open_panel(ayu)
    assert not page.side.isVisible(), "the panel takes the place"
