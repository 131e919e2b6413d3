"""Date and time fields: corrected on leaving, stepped by arrows, errors as sentences."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.calendar_popup import CalendarPopup, MonthGrid, add_months
from ui.widgets.date_time_fields import DateField, TimeField
from ui.widgets.fields import Field

Window = Callable[..., QWidget]
TODAY = date(2026, 8, 18)


def dated(value: date | None = None, **bounds: date) -> DateField:
    return DateField(value, today=lambda: TODAY, **bounds)


def test_a_date_is_written_in_full_when_leaving(qtbot: QtBot, window: Window) -> None:
    field = dated()
    window(field)
    with qtbot.waitSignal(field.changed, timeout=1000):
        qtbot.keyClicks(field, "19 agu")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "19/08/2026"
    assert field.value() == date(2026, 8, 19)
    assert field.error_text() == ""


def test_a_day_that_does_not_exist_is_said_and_kept(qtbot: QtBot, window: Window) -> None:
    field = dated()
    window(field)
    qtbot.keyClicks(field, "31/02/2004")
    with qtbot.waitSignal(field.errorChanged, timeout=1000) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args[0] == field.error_text() != ""
    assert field.text() == "31/02/2004"
    assert field.value() is None


def test_bounds_are_named_in_the_error(qtbot: QtBot) -> None:
    field = dated(earliest=date(1900, 1, 1), latest=TODAY)
    qtbot.addWidget(field)
    field.setText("1/1/1800")
    assert "01/01/1900" in field.error_text()
    field.setText("1/1/2200")
    assert "18/08/2026" in field.error_text()


def test_arrows_change_the_day(qtbot: QtBot, window: Window) -> None:
    field = dated(date(2026, 8, 31))
    window(field)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == date(2026, 9, 1)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == date(2026, 8, 30)


def test_the_first_arrow_in_an_empty_field_gives_today(qtbot: QtBot, window: Window) -> None:
    field = dated()
    window(field)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == TODAY


def test_the_ends_of_the_calendar_break_nothing(qtbot: QtBot, window: Window) -> None:
    field = dated(date.max)
    window(field)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == date.max
    field.set_value(date.min)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == date.min


def test_the_calendar_opens_picks_and_closes(qtbot: QtBot, window: Window) -> None:
    field = dated(date(2026, 8, 19))
    window(field)
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(CalendarPopup)
    assert isinstance(popup, CalendarPopup)
    qtbot.keyClick(popup.grid, Qt.Key.Key_Right)
    qtbot.keyClick(popup.grid, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(field.changed, timeout=1000):
        qtbot.keyClick(popup.grid, Qt.Key.Key_Return)
    assert field.value() == date(2026, 9, 20)
    QApplication.processEvents()
    assert not field.findChildren(CalendarPopup)


def test_weeks_begin_on_monday(qtbot: QtBot) -> None:
    grid = MonthGrid(date(2026, 8, 19), TODAY)
    qtbot.addWidget(grid)
    grid.resize(grid.sizeHint())
    assert grid.first_shown() == date(2026, 7, 27)
    assert grid.first_shown().weekday() == 0
    assert grid.day_at(QPoint(5, 30)) == date(2026, 7, 27)


def test_a_month_later_stays_inside_the_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 12, 5), 1) == date(2027, 1, 5)
    assert add_months(date(2026, 1, 5), -1) == date(2025, 12, 5)
    assert add_months(date.min, -1) == date.min


def test_times_are_corrected_and_stepped(qtbot: QtBot, window: Window) -> None:
    field = TimeField()
    window(field)
    qtbot.keyClicks(field, "930")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "09:30"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == time(9, 35)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == "09:30"
    field.setText("25.00")
    assert field.value() is None
    assert field.error_text()


def test_a_field_shows_what_its_editor_finds_wrong(qtbot: QtBot, window: Window) -> None:
    editor = dated()
    field = Field("Tanggal lahir", editor)
    window(field)
    qtbot.keyClicks(editor, "31/02/2004")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert field.error == editor.error_text() != ""
    editor.selectAll()
    qtbot.keyClicks(editor, "28/02/2004")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert field.error == ""
