"""The list under the field of a problem: label above, code and field of guidance below."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from clinic_app.notes.values.problems import CodedProblem
from ui.panels.popup_list import ROW
from ui.panels.words import DOT
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.painting import draw_line, rounded

Index = QModelIndex | QPersistentModelIndex
CODED_ROLE = Qt.ItemDataRole.UserRole + 1


class CodeModel(QAbstractListModel):
    """The codes found."""

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[CodedProblem, ...] = ()

    def show(self, found: tuple[CodedProblem, ...]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def coded(self, row: int) -> CodedProblem | None:
        """The code of a row."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.coded(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == CODED_ROLE:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{one.code} {one.label}"
        return None


class CodeDelegate(QStyledItemDelegate):
    """Paints one row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = index.data(CODED_ROLE)
        if not isinstance(one, CodedProblem):
            return
        painter.save()
        box = QRectF(option.rect).adjusted(4, 1, -4, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            rounded(painter, box, 6, theme().color("accentSoft"))
        inner = box.adjusted(8, 3, -8, -3)
        upper = QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2)
        lower = upper.translated(0, inner.height() / 2)
        painter.setFont(font("body", 500))
        draw_line(painter, upper, one.label, theme().color("text"))
        painter.setFont(font("small", tabular=True))
        below = DOT.join(part for part in (one.code, one.field) if part)
        draw_line(painter, lower, below, theme().color("text2" if chosen else "text3"))
        painter.restore()
