"""A table of a group's record with what can be done to its chosen row above it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState
from ui.widgets.flow_row import FlowRow
from ui.widgets.letter_table import LetterTable
from ui.widgets.menu import Menu
from ui.widgets.rows import Column, RowsModel


@dataclass(frozen=True)
class RowAct:
    """A button above the table. `why_not` says why it can't be done with a row; "" when it can.

    With `for_row` False it needs no row. Hidden while nobody may change anything (`writes`); one that has an
    opposite (`turns`) is hidden where only that is possible: the two share one place.
    """

    name: str
    text: str
    icon: str
    act: Callable[[Any], object]
    why_not: Callable[[Any], str] = lambda _row: ""
    for_row: bool = True
    writes: bool = True
    main: bool = False
    turns: bool = False


class TableTab(QWidget):
    """`opened(row)` on Enter or double click."""

    opened = Signal(object)

    def __init__(
        self,
        name: str,
        title: str,
        columns: Sequence[Column],
        acts: Sequence[RowAct],
        none: EmptyState,
        droppable: Sequence[int] = (),
    ) -> None:
        """`name` begins the object names; `droppable` are the columns that go first in a narrow window."""
        super().__init__()
        self._name, self._acts, self._writable = name, acts, True
        self.model = RowsModel(columns)
        self.table = LetterTable(self.model, "comfortable", droppable)
        self.table.setObjectName(name)
        self.table.setAccessibleName(title)
        self.none = none
        self.buttons = {each.name: self._button(each) for each in acts}
        self._lay_out()
        self.table.current_changed.connect(lambda _row: self._judge())
        self.table.opened.connect(lambda at: self.opened.emit(self.model.row(at)))

    def _button(self, act: RowAct) -> Button:
        button = Button(act.text, "primary" if act.main else "default", act.icon, "compact")
        button.setObjectName(f"{self._name}.{act.name}")
        button.clicked.connect(lambda: act.act(self.chosen() if act.for_row else None))
        return button

    def _lay_out(self) -> None:
        bar = FlowRow(8)
        for button in self.buttons.values():
            bar.add(button)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        card = Card(margins=(1, 1, 1, 1))
        card.body.addWidget(self.table)
        self._card = card
        self._stack.addWidget(card)
        self._stack.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        column.addWidget(bar)
        column.addWidget(holder, 1)
        self._bar = bar

    def show_rows(self, rows: Sequence[Any], key: Callable[[Any], object], writable: bool) -> None:
        """Show other rows; the chosen one stays chosen by its `key`."""
        before = self.chosen()
        wanted = key(before) if before is not None else None
        place = max(self.table.current_row(), 0)
        self._writable = writable
        self.model.set_rows(rows)
        self._stack.setCurrentWidget(self._card if rows else self.none)
        found = next((at for at, row in enumerate(rows) if key(row) == wanted), min(place, len(rows) - 1))
        if rows:
            self.table.choose_row(found)
        self._judge()

    def chosen(self) -> Any:
        """The row that is chosen, None for none."""
        at = self.table.current_row()
        return self.model.row(at) if 0 <= at < self.model.rowCount() else None

    def choose(self, fits: Callable[[Any], bool]) -> None:
        """Choose the first row that fits, if there is one."""
        at = next((at for at, row in enumerate(self.model.rows) if fits(row)), -1)
        if at >= 0:
            self.table.choose_row(at)

    def _judge(self) -> None:
        row = self.chosen()
        for act in self._acts:
            button = self.buttons[act.name]
            possible = not act.for_row or row is not None
            reason = act.why_not(row) if possible else ""
            shown = possible and not (act.turns and reason)
            button.setVisible((self._writable or not act.writes) and shown)
            button.setEnabled(not reason)
            button.setToolTip(reason)
        self._bar.setVisible(any(not button.isHidden() for button in self.buttons.values()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same acts at the pointer."""
        menu = Menu(self)
        for act in self._acts:
            button = self.buttons[act.name]
            if act.for_row and not button.isHidden() and button.isEnabled():
                menu.add(act.text, button.click, act.icon)
        if menu.actions():
            menu.popup(event.globalPos())

    def focus_table(self) -> None:
        """Put the focus where work begins."""
        target = self.table if self.model.rowCount() else self.none.action or self.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)
