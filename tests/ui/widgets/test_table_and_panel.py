"""Tables, tabs, filters, steps and the side panel: by mouse and by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import Button
from ui.widgets.filters import Checkbox, FilterPill, RadioCard, SegmentedControl
from ui.widgets.flow_row import FlowRow
from ui.widgets.side_panel import SidePanel
from ui.widgets.stepper import Stepper
from ui.widgets.table import Cell, Column, RowsModel, Table
from ui.widgets.tabs import TabBar

Window = Callable[..., QWidget]
PEOPLE = [("Dimas", 19), ("Ayu", 22), ("Hasan", 31)]


def people() -> RowsModel:
    return RowsModel(
        [
            Column("Nama", lambda row: row[0], sort=lambda row: row[0]),
            Column("Usia", lambda row: str(row[1]), number=True, sort=lambda row: row[1]),
            Column("Program", lambda row: Cell(marks=(("BK", False),), spoken="Konseling"), "marks"),
        ],
        PEOPLE,
    )


def test_enter_opens_the_current_row(qtbot: QtBot, window: Window) -> None:
    table = Table(people())
    window(table)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.current_row() == 0
    assert table.shows_keyboard_row
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened, timeout=1000) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [1]


def test_a_click_chooses_a_row_without_the_ring(qtbot: QtBot, window: Window) -> None:
    table = Table(people())
    window(table)
    with qtbot.waitSignal(table.current_changed, timeout=1000):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 38 * 2 + 10))
    assert table.current_row() == 2
    assert not table.shows_keyboard_row


def test_hover_marks_the_whole_row(qtbot: QtBot, window: Window) -> None:
    table = Table(people())
    window(table)
    qtbot.mouseMove(table.viewport(), QPoint(20, 38 + 10))
    qtbot.waitUntil(lambda: table.hover_row == 1)


def test_sorting_keeps_the_chosen_person(qtbot: QtBot, window: Window) -> None:
    model = people()
    table = Table(model)
    window(table)
    table.choose_row(0)
    model.sort(0)
    assert [row[0] for row in model.rows] == ["Ayu", "Dimas", "Hasan"]
    assert model.row(table.current_row())[0] == "Dimas"
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [row[1] for row in model.rows] == [31, 22, 19]


def test_cells_speak(qtbot: QtBot) -> None:
    model = people()
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Program: Konseling"
    assert model.index(0, 2).data() == "–"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Usia"


def test_arrows_move_between_tabs(qtbot: QtBot, window: Window) -> None:
    tabs = TabBar([("a", "Ringkasan"), ("b", "Catatan"), ("c", "Dokumen")])
    window(tabs)
    with qtbot.waitSignal(tabs.chosen, timeout=1000) as told:
        qtbot.keyClick(tabs.tab("a"), Qt.Key.Key_Left)
    assert told.args == ["c"] == [tabs.key()]
    tabs.step(1)
    assert tabs.key() == "a"


def test_a_segment_is_chosen_by_click_and_set_silently(qtbot: QtBot, window: Window) -> None:
    views = SegmentedControl([("day", "Hari"), ("week", "Minggu")], name="Tampilan")
    window(views)
    told: list[str] = []
    views.chosen.connect(told.append)
    views.set_key("week")
    assert (views.key(), told) == ("week", [])
    qtbot.mouseClick(views.segment("day"), Qt.MouseButton.LeftButton)
    assert (views.key(), told) == ("day", ["day"])


def test_a_tick_is_reached_on_its_text(qtbot: QtBot, window: Window) -> None:
    tick = Checkbox("Janji batal")
    window(tick)
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert tick.isChecked()


def test_cards_exclude_each_other(qtbot: QtBot, window: Window) -> None:
    one, other = RadioCard("Puskesmas", "Layanan jiwa"), RadioCard("Kampus")
    window(one, other)
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert (one.isChecked(), other.isChecked()) == (False, True)
    assert one.accessibleDescription() == "Layanan jiwa"


def test_a_filter_tells_that_it_is_on(qtbot: QtBot, window: Window) -> None:
    pill = FilterPill("Tanpa janji berikutnya", checkable=True)
    window(pill)
    with qtbot.waitSignal(pill.toggled, timeout=1000):
        qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert pill.isChecked()
    wide = pill.sizeHint().width()
    pill.set_count(12)
    assert pill.sizeHint().width() > wide


def test_the_panel_opens_closes_and_gives_the_focus_back(qtbot: QtBot, window: Window) -> None:
    opener, panel = QLineEdit(), SidePanel("Dimas Arya Nugroho")
    window(opener, panel)
    opener.setFocus()
    panel.open_panel(by_keyboard=True)
    assert panel.is_open
    assert panel.maximumWidth() == 312
    assert panel.close_button.hasFocus()
    with qtbot.waitSignal(panel.closed, timeout=1000):
        qtbot.keyClick(panel.close_button, Qt.Key.Key_Escape)
    assert opener.hasFocus()
    assert not panel.isVisible()


def test_the_panel_takes_no_focus_when_opened_by_mouse(qtbot: QtBot, window: Window) -> None:
    opener, panel = QLineEdit(), SidePanel("Janji")
    window(opener, panel)
    opener.setFocus()
    panel.open_panel()
    assert opener.hasFocus()


def test_steps_are_named_for_the_reader(qtbot: QtBot) -> None:
    steps = Stepper([("Lembaga", ""), ("Program", ""), ("Selesai", "")])
    qtbot.addWidget(steps)
    steps.set_current(1)
    assert "Program" in steps.accessibleName()
    assert steps.current == 1


def test_chips_go_on_in_the_next_row(qtbot: QtBot) -> None:
    flow = FlowRow()
    qtbot.addWidget(flow)
    buttons = [Button("Ditandatangani") for _ in range(6)]
    for button in buttons:
        flow.add(button)
    wide, narrow = flow.heightForWidth(2000), flow.heightForWidth(260)
    assert narrow > wide
    flow.resize(260, narrow)
    flow.show()
    assert all(flow.rect().contains(button.geometry()) for button in buttons)


def test_the_column_of_names_keeps_its_width_and_the_table_scrolls_sideways(
    qtbot: QtBot, window: Window
) -> None:
    model = RowsModel([Column("Nama", str, stretch=True), Column("Peran", str, width=200)])
    model.set_rows(["Nadira Kusumawati"])
    table = Table(model)
    made = window(table, size=(600, 300))
    qtbot.waitUntil(lambda: table.columnWidth(0) > 300)
    assert table.horizontalScrollBar().maximum() == 0
    made.resize(280, 300)
    qtbot.waitUntil(lambda: table.columnWidth(0) == 120)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    made.resize(600, 300)
    qtbot.waitUntil(lambda: table.columnWidth(0) > 300)
