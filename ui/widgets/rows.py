"""A plain list of rows as a table model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Cell` itself, for delegates."""
_EMPTY = "–"


@dataclass(frozen=True)
class Cell:
    """What one cell shows. Only `text` is needed; the rest belongs to chip, avatar and marks columns.

    `marks` are programme codes with "finished" flags, `spoken` is read out instead of `text`.
    """

    text: str = ""
    ink: str = ""
    weight: int = 400
    tone: str = "neutral"
    icon: str | None = None
    initials: str = ""
    marks: tuple[tuple[str, bool], ...] = ()
    spoken: str = ""
    tip: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its title, how a row becomes a cell, its look and width.

    `kind` is "text", "icon", "chip", "avatar" or "marks"; `number` aligns right with tabular figures; `sort`
    gives the key to sort a row by. `least` is how narrow the column may become in little room (0: not).
    """

    title: str
    cell: Callable[[Any], Cell | str]
    kind: str = "text"
    width: int = 0
    stretch: bool = False
    number: bool = False
    sort: Callable[[Any], Any] | None = field(default=None)
    least: int = 0


Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Rows of any kind under columns that know how to show them."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Any] = ()) -> None:
        super().__init__()
        self.columns = list(columns)
        self._rows = list(rows)

    @property
    def rows(self) -> list[Any]:
        """The rows as shown (a copy)."""
        return list(self._rows)

    def row(self, position: int) -> Any:
        """One row; raises IndexError."""
        return self._rows[position]

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def cell(self, index: Index) -> Cell:
        """What stands at an index."""
        made = self.columns[index.column()].cell(self._rows[index.row()])
        return Cell(made) if isinstance(made, str) else made

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        if role == CELL_ROLE:
            return self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text or _EMPTY
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.cell(index).tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cell = self.cell(index)
            return f"{self.columns[index.column()].title}: {cell.spoken or cell.text or _EMPTY}"
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[index.column()].number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By the column's sort key; columns without one leave the rows as they are."""
        if not 0 <= column < len(self.columns) or (key := self.columns[column].sort) is None:
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        before = list(self._rows)
        self._rows.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        places = {id(row): position for position, row in enumerate(self._rows)}
        moved = [self.index(places[id(before[index.row()])], index.column()) for index in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()
