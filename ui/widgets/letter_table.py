"""A table that leaves single letters to its page, and drops columns where there is no room for names."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import px
from ui.widgets.rows import RowsModel
from ui.widgets.table import Table

_BUSY = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class LetterTable(Table):
    """`droppable` are the columns that go first where the stretching column would become too narrow."""

    def __init__(
        self,
        model: QAbstractItemModel,
        density: str,
        droppable: Sequence[int] = (),
        least: int = 150,
        parent: QWidget | None = None,
    ) -> None:
        """`least`: what the stretching column keeps, in pixels at 100 %."""
        super().__init__(model, density, parent)
        self._droppable, self._least = tuple(droppable), least
        self.setSortingEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters, and Space, are the page's own keys; typing does not search."""
        if event.text().isprintable() and event.text() and not event.modifiers() & _BUSY:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit_columns()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_droppable"):
            self.fit_columns()

    def fit_columns(self) -> None:
        """Hide as many droppable columns as needed; where that is not enough, the others become narrower."""
        model = self.model()
        if not isinstance(model, RowsModel):
            return
        wanted = {place: px(column.width) for place, column in enumerate(model.columns) if not column.stretch}
        room = self.viewport().width() - px(self._least)
        hidden = set[int]()
        for place in self._droppable:
            if sum(width for at, width in wanted.items() if at not in hidden) <= room:
                break
            hidden.add(place)
        for place in range(len(model.columns)):
            if self.isColumnHidden(place) != (place in hidden):
                self.setColumnHidden(place, place in hidden)
        shown = {place: width for place, width in wanted.items() if place not in hidden}
        slack = {place: width - px(model.columns[place].least or 10_000) for place, width in shown.items()}
        slack = {place: max(by, 0) for place, by in slack.items()}
        share = min(max((sum(shown.values()) - room) / max(sum(slack.values()), 1), 0), 1)
        for place, width in shown.items():
            narrowed = width - ceil(slack[place] * share)
            if self.columnWidth(place) != narrowed:
                self.setColumnWidth(place, narrowed)
