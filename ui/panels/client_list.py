"""The list under a client picker: avatar, name, a line, programme marks; the last row is a new client."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.panels.client_search import Found
from ui.panels.popup_list import ROW
from ui.panels.words import new_client_row
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.marks import letters, paint_avatar, paint_mark
from ui.widgets.painting import draw_line, rounded

Index = QModelIndex | QPersistentModelIndex
FOUND_ROLE = Qt.ItemDataRole.UserRole + 1
_AVATAR = 28
_MARK = 16


class FoundModel(QAbstractListModel):
    """The clients found, and one row more when a new one may be made (`typed` is what was typed)."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Found] = []
        self._typed = ""
        self._offer_new = False

    def show(self, found: list[Found], typed: str, offer_new: bool) -> None:
        """Other rows."""
        self.beginResetModel()
        self._found, self._typed, self._offer_new = list(found), typed, offer_new
        self.endResetModel()

    def found(self, row: int) -> Found | None:
        """The client of a row; None for the row of the new client and beyond."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._found) + self._offer_new

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found = self.found(index.row())
        if role == FOUND_ROLE:
            return found
        if role == Qt.ItemDataRole.DisplayRole:
            return found.client.full_name if found else new_client_row(self._typed)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{found.client.full_name}, {found.line}" if found else new_client_row(self._typed)
        return None


class FoundDelegate(QStyledItemDelegate):
    """Paints one row, 44 high."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        box = QRectF(option.rect).adjusted(4, 1, -4, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            rounded(painter, box, 6, theme().color("accentSoft"))
        found = index.data(FOUND_ROLE)
        if isinstance(found, Found):
            self._paint_found(painter, box.adjusted(6, 0, -8, 0), found, chosen)
        else:
            self._paint_new(painter, box.adjusted(6, 0, -8, 0), str(index.data()))
        painter.restore()

    def _paint_found(self, painter: QPainter, box: QRectF, found: Found, chosen: bool) -> None:
        side = px(_AVATAR)
        circle = QRectF(box.left(), box.center().y() - side / 2, side, side)
        paint_avatar(painter, circle, letters(found.client.full_name), on_selected=chosen)
        right, mark = box.right(), px(_MARK)
        for programme, finished in reversed(found.marks):
            right -= mark
            paint_mark(painter, QRectF(right, box.center().y() - mark / 2, mark, mark), programme, finished)
            right -= 4
        left = circle.right() + 9
        upper = QRectF(left, box.top() + 3, right - left - 4, box.height() / 2 - 3)
        lower = QRectF(left, box.center().y() - 1, right - left - 4, box.height() / 2 - 3)
        painter.setFont(font("body", 500))
        draw_line(painter, upper, found.client.full_name, theme().color("text"))
        painter.setFont(font("small", tabular=True))
        draw_line(painter, lower, found.line, theme().color("text2" if chosen else "text3"))

    def _paint_new(self, painter: QPainter, box: QRectF, text: str) -> None:
        ink, side = theme().color("accent"), px(16)
        left = box.left() + (px(_AVATAR) - side) / 2
        draw_icon(painter, QRectF(left, box.center().y() - side / 2, side, side), "user-plus", ink)
        painter.setFont(font("body", 500))
        left = box.left() + px(_AVATAR) + 9
        draw_line(painter, QRectF(left, box.top(), box.right() - left, box.height()), text, ink)
