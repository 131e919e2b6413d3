"""The log's screen: lines in plain words, filters, one line at the right, the chain."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from clinic_app.audit.values import PAGE
from clinic_app.common.errors import Unavailable
from clinic_app.common.permissions import Role
from clinic_app.people.values import NewStaff
from tests.support.clinic import ADMIN, FOUNDED, HENDRA, SARI, Clinic
from tests.ui.admin.log.conftest import NAME, Open, tamper
from ui.admin.log.rows import USER
from ui.admin.log.wishes import Period
from ui.shell.navigation import AuditLog, Staff
from ui.widgets.calendar_popup import CalendarPopup


def test_lines_say_in_plain_words_who_did_what(open_log: Open) -> None:
    log = open_log(HENDRA)
    booked = ("Book appointment", "Appointment · Wed, 19 Aug 13:00", "MR 000001")
    assert log.words("appointment.booked") == booked
    assert log.words("appointment.moved") == ("Move appointment", "13:00 → 14:00", "MR 000001")
    assert log.words("client.registered") == ("Register client", "Client", "MR 000001")
    assert log.words("session.opened")[:2] == ("Sign in", "Application session")
    row = log.actions().index("client.registered")
    assert log.page.rows.index(row, USER).data() == "Sari M."


def test_a_client_is_a_number_for_the_administrator_too(open_log: Open) -> None:
    log = open_log(ADMIN)
    log.page.presenter.clear_filter()
    for action in ("client.registered", "appointment.moved", "care_team.changed"):
        log.open(action)
        assert log.facts()["Client"] == "MR 000001"
        assert NAME not in log.everything_shown()


def test_the_panel_tells_the_details_and_the_seal(open_log: Open) -> None:
    log = open_log(HENDRA)
    log.open("appointment.moved")
    facts = log.facts()
    assert facts["Time"] == "19 Aug 2026, 10:24:00"
    assert facts["User"] == "Sari Melati"
    assert facts["Before"] == "Wed, 19 Aug 13:00–13:50\nNadira K.\nRuang 1"
    assert facts["After"].startswith("Wed, 19 Aug 14:00–14:50")
    panel = log.page.panel
    before = panel.before.text()
    assert len(before) == 19
    assert panel.broken.isHidden()
    log.qtbot.mouseClick(panel.older, Qt.MouseButton.LeftButton)
    assert panel.own.text() == before, "the seal of the line before"


def test_filters_sift_and_can_be_cleared(open_log: Open) -> None:
    log = open_log(HENDRA)
    log.pick("log.filter.action.appointments")
    assert log.actions() == ["appointment.moved", "appointment.booked"]
    log.pick(f"log.filter.person.{log.clinic.person(HENDRA)}")
    assert log.actions() == []
    assert log.page.nothing.isVisible()
    log.qtbot.mouseClick(log.page.nothing.action, Qt.MouseButton.LeftButton)
    assert "clinic.founded" in log.actions()
    log.pick("log.filter.period.yesterday")
    assert log.actions() == []
    assert log.page.state() == {"period": "yesterday", "day": None, "person": None, "group": None}
    log.page.restore({"period": "today", "person": "wrong", "group": "unknown"})
    assert log.page.presenter.wish.period is Period.TODAY


def test_a_day_of_long_ago_is_picked_in_a_month(open_log: Open) -> None:
    log = open_log(HENDRA)
    log.pick("log.filter.period.day")
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, CalendarPopup) and w.isVisible())
    popup.picked.emit(FOUNDED.date())
    popup.close()
    assert "clinic.founded" in log.actions()
    assert "client.registered" not in log.actions()
    assert log.page.filters.period.text() == "3 Aug 2026"
    log.page.restore(log.page.state())
    assert log.page.presenter.wish.day == FOUNDED.date()
    log.pick("log.filter.period.today")
    assert "client.registered" in log.actions()


def test_what_is_typed_is_a_record_number_or_a_user(open_log: Open) -> None:
    log = open_log(HENDRA)
    found = {}
    wild = ("999999", "bukan siapa-siapa", "' OR 1=1 --", "x" * 200)
    for typed in ("RM 000001", "rm1", "sar mel", "melati", *wild):
        log.page.filters.search.setText(typed)
        log.qtbot.waitUntil(lambda: not log.page.presenter._typing.isActive())
        found[typed] = set(log.actions())
    assert found["RM 000001"] == found["rm1"]
    assert "appointment.moved" in found["RM 000001"]
    assert "session.opened" not in found["RM 000001"]
    assert found["sar mel"] == found["melati"]
    assert "session.opened" in found["melati"]
    assert [found[typed] for typed in wild] == [set()] * 4


def test_the_open_line_stays_open_while_it_fits_and_typing_goes_on_when_not(open_log: Open) -> None:
    log = open_log(HENDRA)
    log.window.activateWindow()
    log.open("appointment.booked")
    number = log.page.panel.number.text()
    log.pick("log.filter.action.appointments")
    assert log.page.panel.is_open
    log.qtbot.keyClick(log.page.table, Qt.Key.Key_Up)
    log.qtbot.keyClick(log.page.table, Qt.Key.Key_Down)
    assert log.page.panel.number.text() == number
    log.page.focus_filter()
    log.qtbot.keyClicks(log.page.filters.search, "99")
    log.qtbot.waitUntil(lambda: not log.page.panel.is_open)
    assert log.page.filters.search.hasFocus()


def test_who_came_meanwhile_is_in_the_filter(open_log: Open) -> None:
    log = open_log(ADMIN)
    admin = log.clinic.at(ADMIN)
    admin.staff.add(NewStaff("tika", "Tika Maharani", frozenset({Role.RECEPTIONIST})), "kata sandi tika")
    log.page.filters.person._menu.aboutToShow.emit()
    log.pick(f"log.filter.person.{log.clinic.person('tika')}")
    assert log.page.filters.person.text() == "Tika M."


def test_a_log_that_cannot_be_read_is_offered_again(open_log: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    log = open_log(HENDRA)
    log.page.presenter.choose(period=Period.YESTERDAY)
    shell, run = log.shell, log.shell.run
    monkeypatch.setattr(shell, "run", lambda work, done, failed: failed(Unavailable("disk.full")))
    log.page.refresh()
    assert log.page.unread.isVisible()
    monkeypatch.setattr(shell, "run", run)
    log.page.presenter.choose(period=Period.TODAY)
    assert log.page.table.isVisible()
    monkeypatch.setattr(shell, "run", lambda work, done, failed: failed(Unavailable("disk.full")))
    log.page.refresh()
    assert log.page.table.isVisible(), "what was read stays"
    assert len(shell.errors) == 2


def test_after_midnight_today_is_another_day(open_log: Open) -> None:
    log = open_log(HENDRA)
    assert log.actions()
    log.page.tick()
    assert log.actions()
    log.clinic.clock.forward(hours=14)
    log.page.tick()
    assert log.actions() == []


def test_a_long_log_comes_in_pages(open_log: Open) -> None:
    log = open_log(HENDRA)
    with log.clinic.desk(SARI).command() as work:
        for number in range(2 * PAGE + 50):
            work.log("draft.kept", "draft", f"client:{number}")
    log.page.refresh()
    rows = log.page.rows
    assert rows.rowCount() == PAGE
    for _ in range(6):
        log.page.table.scrollToBottom()
        QApplication.processEvents()
    assert rows.rowCount() > 2 * PAGE + 50
    numbers = [line.seq for line in rows.rows]
    assert numbers == list(range(numbers[0], numbers[-1] - 1, -1))
    assert not rows.canFetchMore(QModelIndex())


def test_the_chain_is_checked_on_demand(open_log: Open) -> None:
    log = open_log(HENDRA)
    assert log.page.filters.chain.text() == "Log chain not checked yet"
    log.qtbot.mouseClick(log.page.filters.check, Qt.MouseButton.LeftButton)
    assert log.page.filters.chain.text() == "Log chain intact, 10:24"
    assert log.words("log.verified")[2] == "intact"


def test_a_changed_line_is_shown_as_changed(open_log: Open, busy: Clinic) -> None:
    log = open_log(HENDRA)
    seq = next(line.seq for line in log.page.rows.rows if line.action == "appointment.moved")
    tamper(busy, f"UPDATE audit_entry SET user = 99 WHERE seq = {seq}")
    log.page.presenter.check()
    assert log.page.filters.chain.text() == "Log chain broken, 10:24"
    assert log.words("log.broken")[2] == "1 fault"
    assert log.ink(log.actions().index("appointment.moved")) == "danger"
    log.open("appointment.moved")
    assert log.page.panel.broken.isVisible()
    assert log.facts()["User"] == "User 99"


def test_the_strip_leads_to_the_line_among_its_neighbours(open_log: Open) -> None:
    log = open_log(HENDRA)
    log.pick("log.filter.action.facility")
    log.page.arrive(AuditLog(4))
    assert log.page.panel.number.text() == "#4"
    assert {3, 5} <= {line.seq for line in log.page.rows.rows}
    assert log.page.filters.period.text() == "Around #4"


def test_tabs_are_those_that_the_role_may_open(open_log: Open) -> None:
    hendra, admin = open_log(HENDRA), open_log(ADMIN)
    assert "users" not in hendra.page.head.bar._tabs
    tab = admin.page.head.bar.tab("users")
    admin.qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
    assert admin.shell.opened == [Staff()]
    assert admin.page.head.bar.key() == "log"
    admin.window.activateWindow()
    admin.page.head.bar.tab("log").setFocus()
    admin.qtbot.keyClick(admin.page.head.bar.tab("log"), Qt.Key.Key_Right)
    assert tab.hasFocus()
    admin.qtbot.keyClick(tab, Qt.Key.Key_Return)
    assert admin.shell.opened == [Staff(), Staff()]


def test_the_keyboard_alone_reads_the_log(open_log: Open) -> None:
    log = open_log(HENDRA)
    log.window.activateWindow()
    log.page.focus_main()
    log.qtbot.keyClick(log.page.table, Qt.Key.Key_Down)
    log.qtbot.keyClick(log.page.table, Qt.Key.Key_Return)
    panel = log.page.panel
    assert panel.is_open
    first = panel.number.text()
    log.page.table.setFocus()
    log.qtbot.keyClick(log.page.table, Qt.Key.Key_Down)
    assert panel.number.text() != first
    assert log.page.close_level()
    assert not panel.is_open
    assert log.page.focus_filter()
