"""Widths and order of a table's columns, kept for the person who arranged them (spec §4.4)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QHeaderView

from ui.theme.tokens import px, state
from ui.widgets.table import Table

_NARROWEST, _WIDEST = 40, 800


class ColumnMemory(QObject):
    """Lives as long as the table. Written as `2:87 0:0 …`: column and width at 100 %, in the order shown."""

    def __init__(self, table: Table, kept: str, keep: Callable[[str], object]) -> None:
        """`kept` is what `keep` was last told, "" for nothing."""
        super().__init__(table)
        self._header, self._keep = table.horizontalHeader(), keep
        self._header.setSectionsMovable(True)
        self._written = self._now()
        self._arrange(kept)
        # After the mouse only: widths change with the window, too.
        self._header.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self._write)  # the header has to see it first
        return False

    def _write(self) -> None:
        now = self._now()
        if now != self._written:
            self._written = now
            self._keep(now)

    def _now(self) -> str:
        header = self._header
        columns = [header.logicalIndex(place) for place in range(header.count())]
        return " ".join(f"{column}:{self._width(column)}" for column in columns)

    def _width(self, column: int) -> int:
        """Of a column that one can make wider; 0 for others, and for those hidden now."""
        movable = self._header.sectionResizeMode(column) is QHeaderView.ResizeMode.Interactive
        hidden = self._header.isSectionHidden(column)
        return round(self._header.sectionSize(column) * 100 / state().scale) if movable and not hidden else 0

    def _arrange(self, kept: str) -> None:
        pairs = [part.partition(":")[::2] for part in kept.split()]
        if not all(column.isdecimal() and width.isdecimal() for column, width in pairs):
            return
        wanted = [(int(column), int(width)) for column, width in pairs]
        if sorted(column for column, _width in wanted) != list(range(self._header.count())):
            return  # of a table that had other columns
        for place, (column, width) in enumerate(wanted):
            self._header.moveSection(self._header.visualIndex(column), place)
            if _NARROWEST <= width <= _WIDEST and self._width(column):
                self._header.resizeSection(column, px(width))
        self._written = self._now()
