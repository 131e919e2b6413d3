"""The month on the screen: what it says, what is behind it, who sees what."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clinic_app.common.permissions import Role
from clinic_app.common.translations import use_language
from clinic_app.facility.values import Programme
from tests.support.clinic import BAGUS, HENDRA, NADIRA
from tests.support.sessions import hold_session
from tests.ui.statistics.conftest import AYU, CITRA, Open
from ui.pages import rail_of
from ui.shell.navigation import Calendar
from ui.statistics.month_popup import MonthPopup


def test_the_tiles_say_the_month_in_words(open_month: Open) -> None:
    use_language("id")
    seen = open_month(HENDRA)
    assert seen.tiles() == [
        ("Klien dilayani", "2", "2 lebih banyak"),
        ("Klien baru", "2", "2 lebih banyak"),
        ("Pertemuan", "3", "3 lebih banyak"),
        ("Tidak hadir", "25,0%", ""),
        ("Rata-rata tunggu", "–", ""),
        ("Rujukan selesai", "0 dari 0", "tidak ada yang lewat"),
    ]
    assert seen.page.bar.month.text() == "Agustus 2026"
    assert seen.page.bar.state.text() == "Belum ditutup"


def test_every_number_opens_its_rows_and_a_row_leads_to_its_appointment(open_month: Open) -> None:
    seen = open_month(HENDRA)
    button = seen.number("PSY.no_shows")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    seen.qtbot.keyClick(button, Qt.Key.Key_Return)
    assert seen.names() == [CITRA]
    assert seen.page.behind.popover.title.text() == "No-shows, Psychosocial service, August"
    seen.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (target,) = seen.shell.opened
    assert isinstance(target, Calendar)
    assert (target.day, target.appointment_id) == (
        date(2026, 8, 7),
        seen.page.behind.popover.rows.rows[0].row.id,
    )


def test_every_bar_can_be_found_by_its_name(open_month: Open) -> None:
    body = open_month(HENDRA).page.body
    for chart in (body.sessions, body.ages, body.absences):
        names = [bar.objectName() for bar in chart.bars if bar.isVisible()]
        assert len(set(names)) == len(names) > 0
        assert all(name.startswith(f"{chart.objectName()}.") for name in names)


def test_tab_goes_through_the_popover_to_its_cross_and_back_out(
    open_month: Open,
) -> None:
    seen = open_month(HENDRA)
    number = seen.number("total.no_shows")
    number.setFocus(Qt.FocusReason.TabFocusReason)
    seen.qtbot.keyClick(number, Qt.Key.Key_Return)
    walked = []
    for _step in range(len(seen.page.behind.popover.rows.rows) + 1):
        seen.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget().objectName())
    assert walked[-2:] == ["statistics.popover.all", "statistics.popover.close"]
    seen.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert not seen.page.behind.is_open
    assert not number.hasFocus()
    seen.qtbot.keyClick(number, Qt.Key.Key_Return)
    seen.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert not seen.page.behind.is_open
    assert number.hasFocus()


def test_escape_puts_away_popover_then_list(open_month: Open) -> None:
    seen = open_month(HENDRA)
    seen.page.body.table.choose(seen.number("total.sessions"))
    seen.page.behind.show_all()
    assert next(row.row.name for row in seen.page.panel.rows.rows) == AYU
    assert len(seen.page.panel.rows.rows) == 3
    seen.page.body.table.choose(seen.number("total.visits"))
    assert seen.page.close_level()
    assert not seen.page.behind.is_open
    assert seen.number("total.visits").hasFocus()
    assert seen.page.panel.is_open
    assert seen.page.close_level()
    assert not seen.page.panel.is_open
    assert not seen.page.close_level()


def test_arrows_go_from_number_to_number_over_what_has_none(open_month: Open) -> None:
    seen = open_month(HENDRA)
    seen.page.focus_main()
    steps = [Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down]
    for key in steps:
        seen.qtbot.keyClick(QApplication.focusWidget(), key)
    assert QApplication.focusWidget().objectName() == "statistics.number.PEER.persons"


def test_a_programme_opens_to_its_counselors(open_month: Open) -> None:
    seen = open_month(HENDRA)
    before = len(seen.page.body.table.cells)
    seen.page.body.table.expand(Programme.PSY)
    assert len(seen.page.body.table.cells) == before + 2
    nadira = seen.number(f"PSY.{seen.clinic.person(NADIRA)}.sessions")
    assert nadira.accessibleName() == "Nadira Kusumawati, Sessions held: 2"
    seen.page.body.table.choose(nadira)
    assert set(seen.names()) == {AYU}


def test_a_counselor_sees_the_own_figures_and_cannot_close(open_month: Open) -> None:
    seen = open_month(BAGUS)
    assert [value for _name, value, _change in seen.tiles()][:3] == ["1", "1", "1"]
    assert seen.page.bar.counselor.isHidden()
    assert seen.page.bar.closing.isHidden()
    assert "statistics" not in [item.name for item in rail_of({Role.RECEPTIONIST})]
    assert "statistics" in [item.name for item in rail_of({Role.COUNSELOR})]


def test_months_turn_back_but_not_into_the_future(open_month: Open) -> None:
    use_language("id")
    seen = open_month(HENDRA)
    seen.qtbot.keyClick(seen.page.bar.month, Qt.Key.Key_PageDown)
    assert seen.page.presenter.month == date(2026, 9, 1)
    assert seen.page.bar.state.text() == "Angka sementara sampai hari ini"
    assert not seen.page.bar.onward.isEnabled()
    assert not seen.page.bar.closing.isEnabled()
    seen.page.bar.turn(1)
    assert seen.page.presenter.month == date(2026, 9, 1)
    popup = MonthPopup(seen.page.presenter.month, seen.page.presenter.this_month, seen.page.bar)
    assert [button.isEnabled() for button in popup.months] == [at < 9 for at in range(12)]
    popup.months[6].click()
    seen.page.presenter.show(date(2026, 7, 1))
    assert seen.page.body.nothing.isVisible()
    assert not seen.page.body.table.isVisible()


def test_what_changes_is_read_again(open_month: Open) -> None:
    seen = open_month(HENDRA)
    dewi = seen.clinic.client("Dewi Anggraini", NADIRA)
    hold_session(seen.clinic, dewi, NADIRA, at=datetime(2026, 8, 20, 11))
    seen.page.refresh()
    assert seen.tiles()[0][1] == "3"


def test_charts_can_be_read_as_lists(open_month: Open) -> None:
    seen = open_month(HENDRA)
    seen.page.body.as_table.click()
    cards = seen.page.body._charts
    assert all(card.as_table for card in cards)
    assert "August 2026, Psychosocial: 3" in cards[0].lines.text().split("\n")
    seen.page.body.as_table.click()
    assert not any(card.as_table for card in cards)
