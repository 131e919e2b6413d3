"""The row that goes on in the next line."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.widgets.flow_row import FlowRow

GAP, WIDE, HIGH = 10, 60, 20


def button(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setFixedSize(WIDE, HIGH)
    return made


def row(qtbot: QtBot, letters: str) -> FlowRow:
    made = FlowRow(GAP, 0)
    qtbot.addWidget(made)
    for letter in letters:
        made.add(button(letter))
    made.resize(4 * (WIDE + GAP), HIGH)
    made.show()
    return made


def texts(made: FlowRow) -> list[str]:
    return [each.text() for each in made.members() if isinstance(each, QPushButton)]


@pytest.mark.parametrize(("width", "lines"), [(1000, 1), (150, 2), (1, 4)])
def test_what_has_no_room_goes_to_the_next_line(qtbot: QtBot, width: int, lines: int) -> None:
    assert row(qtbot, "abcd").heightForWidth(width) == lines * HIGH


def test_the_members_stand_beside_each_other_and_then_below(qtbot: QtBot) -> None:
    made = row(qtbot, "abc")
    made.resize(2 * WIDE + GAP, 2 * HIGH)

    places = [(each.x(), each.y()) for each in made.members()]
    assert places == [(0, 0), (WIDE + GAP, 0), (0, HIGH)]


def test_a_member_that_is_deleted_or_hidden_leaves_no_gap(qtbot: QtBot) -> None:
    made = row(qtbot, "abcd")
    first, second, third, fourth = made.members()

    delete(second)
    third.hide()
    QApplication.processEvents()

    assert texts(made) == ["a", "c", "d"]
    assert (first.x(), fourth.x()) == (0, WIDE + GAP)
    assert made.sizeHint().width() == 2 * WIDE + GAP


def test_a_member_added_in_sight_is_shown_and_one_hidden_before_is_not(qtbot: QtBot) -> None:
    made = row(qtbot, "a")
    late, shy = button("b"), button("c")
    shy.hide()

    made.add(late)
    made.add(shy)

    assert late.isVisible()
    assert not shy.isVisible()


def test_clearing_keeps_what_is_named_and_adding_again_moves_to_the_end(qtbot: QtBot) -> None:
    made = row(qtbot, "ab")
    kept = made.members()[0]

    made.clear(kept)
    made.add(button("c"))
    made.add(kept)

    assert texts(made) == ["c", "a"]


def test_in_a_column_it_gets_the_height_of_its_lines(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    made = FlowRow(GAP, 0)
    for letter in "abcd":
        made.add(button(letter))
    column.addWidget(made)
    column.addStretch(1)
    box.resize(2 * WIDE + GAP, 300)
    box.show()
    QApplication.processEvents()

    assert made.height() == 2 * HIGH
