"""The order of Tab: as widgets stand in each other, some after others; asking keeps nothing alive."""

import gc
import weakref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.dialogs import Dialog, cycle_focus
from ui.widgets.tab_order import follow, in_order, takes_tab


class Row(QWidget):
    """A row that comes and goes."""

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton("x")
        QVBoxLayout(self).addWidget(self.button)


def window(qtbot: QtBot) -> tuple[QWidget, QVBoxLayout]:
    found = QWidget()
    qtbot.addWidget(found)
    column = QVBoxLayout(found)
    return found, column


def names(inside: QWidget) -> list[str]:
    return [widget.objectName() for widget in in_order(inside) if widget.objectName()]


def named(name: str) -> QPushButton:
    button = QPushButton(name)
    button.setObjectName(name)
    return button


def test_rows_that_went_are_not_kept_by_asking_for_the_order(qtbot: QtBot) -> None:
    """With Qt's own chain about a fifth of them stayed."""
    shown, column = window(qtbot)
    column.addWidget(QPushButton("first"))
    rows = QVBoxLayout()
    column.addLayout(rows)
    column.addWidget(QPushButton("last"))
    shown.show()
    there: list[Row] = []
    gone = []
    for _turn in range(20):
        gone += [weakref.ref(row) for row in there]
        for row in there:
            row.hide()
            row.deleteLater()
            del row
        there = [Row() for _row in range(5)]
        for row in there:
            rows.addWidget(row)
            del row
        in_order(shown)
        cycle_focus(shown, True)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        in_order(shown)
    gc.collect()

    assert len(gone) == 95
    assert [each for each in gone if each() is not None] == []


def test_what_was_made_later_follows_what_it_belongs_to(qtbot: QtBot) -> None:
    shown, column = window(qtbot)
    one, two, three, late, later = (named(name) for name in ("one", "two", "three", "late", "later"))
    for button in (one, two, three, late, later):
        column.addWidget(button)
    assert names(shown) == ["one", "two", "three", "late", "later"]

    follow(late, one)
    follow(later, late)
    assert names(shown) == ["one", "late", "later", "two", "three"]

    follow(one, shown)
    follow(three, named("elsewhere"))
    assert names(shown) == ["one", "late", "later", "two", "three"]


def test_two_that_follow_each_other_are_not_lost(qtbot: QtBot) -> None:
    shown, column = window(qtbot)
    one, two = named("one"), named("two")
    column.addWidget(one)
    column.addWidget(two)
    follow(one, two)
    follow(two, one)

    assert sorted(names(shown)) == ["one", "two"]


def test_tab_goes_round_in_a_dialog(qtbot: QtBot) -> None:
    shown, _column = window(qtbot)
    shown.resize(600, 500)
    shown.show()
    shown.activateWindow()
    QApplication.processEvents()
    dialog = Dialog(shown, "Hapus?", safe="Tidak", danger="Ya")
    dialog.open()
    assert dialog.danger is not None
    went = []
    for forward in (True, True, False):
        cycle_focus(dialog, forward)
        went.append(QApplication.focusWidget())
    assert went == [dialog.danger, dialog.safe, dialog.danger]
    assert takes_tab(dialog.safe)
