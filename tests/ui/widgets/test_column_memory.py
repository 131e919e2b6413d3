"""Widths and order of columns outlive the table (spec §4.4)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import apply
from ui.widgets.column_memory import ColumnMemory
from ui.widgets.table import Column, RowsModel, Table

Window = Callable[..., QWidget]


def table(window: Window, kept: str, told: list[str]) -> Table:
    columns = [
        Column("Nama", str, stretch=True),
        Column("Peran", str, width=100),
        Column("Masuk", str, width=80),
    ]
    made = Table(RowsModel(columns))
    ColumnMemory(made, kept, told.append)
    window(made)
    return made


def shown(made: Table) -> list[int]:
    header = made.horizontalHeader()
    return [header.logicalIndex(place) for place in range(header.count())]


def test_what_was_arranged_by_mouse_comes_back_at_any_text_size(
    window: Window, qtbot: QtBot, qapp: QApplication
) -> None:
    told: list[str] = []
    made = table(window, "", told)
    header = made.horizontalHeader()
    header.resizeSection(1, 140)
    header.moveSection(2, 0)
    assert told == [], "the window's own doings are not kept"
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(lambda: told == ["2:80 0:0 1:140"])

    apply(qapp, "light", 130)
    again = table(window, told[-1], [])
    assert shown(again) == [2, 0, 1]
    assert again.columnWidth(1) == 182


@pytest.mark.parametrize(
    "kept", ["", "x", "0:1", "0:0 1:-5 2:80", "0:0 0:100 1:80", "0:0 1:99999 2:80", "0:0 1:1 2:80"]
)
def test_what_does_not_fit_the_table_is_left_alone(window: Window, kept: str) -> None:
    made = table(window, kept, [])
    assert shown(made) == [0, 1, 2]
    assert (made.columnWidth(1), made.columnWidth(2)) == (100, 80)
