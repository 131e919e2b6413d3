"""The layout that goes on in the next row."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.widgets.flow_layout import FlowLayout

MANY = 200


def test_items_survive_a_layout_that_lay_at_the_same_addresses(qtbot: QtBot) -> None:
    old = QWidget()
    column = QVBoxLayout(old)
    buttons = [QPushButton() for _ in range(MANY)]
    for button in buttons:
        column.addWidget(button)
    assert all(column.itemAt(place) for place in range(MANY))  # Python knows these addresses now
    for button in buttons:
        delete(button)  # and Qt frees them

    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    for place in range(MANY):
        flow.addWidget(QPushButton(str(place)))
    delete(old)

    assert flow.minimumSize() != QSize()
    assert flow.heightForWidth(400) > 0


def test_a_widget_that_is_deleted_leaves_the_row(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    for text in "abc":
        flow.addWidget(QPushButton(text))

    delete(flow.itemAt(1).widget())

    assert [flow.itemAt(place).widget().text() for place in range(flow.count())] == ["a", "c"]


@pytest.mark.parametrize(("width", "rows"), [(1000, 1), (150, 2), (1, 4)])
def test_what_has_no_room_goes_to_the_next_row(qtbot: QtBot, width: int, rows: int) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, gap=10, row_gap=0)
    for text in "abcd":
        button = QPushButton(text)
        button.setFixedSize(60, 20)
        flow.addWidget(button)

    assert flow.heightForWidth(width) == rows * 20
