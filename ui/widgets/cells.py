"""How table cells are painted: text, icon with text, chip, avatar with a name, programme marks."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.theme.icons import draw_icon
from ui.theme.sharp import hairline
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.chips import chip_size, paint_chip
from ui.widgets.marks import paint_avatar, paint_mark
from ui.widgets.painting import draw_line
from ui.widgets.rows import CELL_ROLE, Cell

Index = QModelIndex | QPersistentModelIndex
_ICON = 14
_AVATAR, _LARGE_AVATAR, _TALL = 22, 28, 44
"""Initials in rows from `_TALL` on have the larger circle (spec §2.7)."""


class CellDelegate(QStyledItemDelegate):
    """Row background, bottom line and one line of text; others paint their content over the same row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_row(painter, option, index)
        self.paint_content(painter, self._content_box(option, index), option, index, self._cell(index))
        painter.restore()

    def paint_content(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: Index, cell: Cell
    ) -> None:
        """The content in its box; the painter is saved around it."""
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        number = align is not None and bool(Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)
        painter.setFont(font("body", cell.weight, tabular=True))
        ink = theme().color(cell.ink or ("text3" if not cell.text else "text"))
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        draw_line(painter, box, str(index.data() or "–"), ink, side)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, px(32))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The cell's own tip, or its whole text when it is cut."""
        cell = self._cell(index)
        text = cell.tip
        box = self._content_box(option, index)
        if not text and view.fontMetrics().horizontalAdvance(cell.text) > box.width():
            text = cell.text
        QToolTip.showText(event.globalPos(), text, view)
        return True

    def _cell(self, index: Index) -> Cell:
        cell = index.data(CELL_ROLE)
        return cell if isinstance(cell, Cell) else Cell(str(index.data() or ""))

    def _content_box(self, option: QStyleOptionViewItem, index: Index) -> QRectF:
        left = 16 if index.column() == 0 else 12
        return QRectF(option.rect).adjusted(left, 0, -12, -1)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now, rect = theme(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, now.color("accentSoft"))
        elif getattr(option.widget, "hover_row", -1) == index.row():
            painter.fillRect(rect, now.color("hover"))
        hairline(painter, QRectF(rect.x(), rect.bottom(), rect.width(), 1), now.color("divider"))


class ChipDelegate(CellDelegate):
    """A chip in the cell's tone; an empty text shows a dash."""

    def paint_content(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: Index, cell: Cell
    ) -> None:
        if not cell.text:
            super().paint_content(painter, box, option, index, cell)
            return
        size = chip_size(cell.text, cell.icon)
        width = min(size.width(), box.width())
        chip = QRectF(box.x(), round(box.center().y() - size.height() / 2), width, size.height())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_chip(painter, chip, cell.text, cell.tone, cell.icon, chosen)


class AvatarDelegate(CellDelegate):
    """Initials and a name."""

    def paint_content(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: Index, cell: Cell
    ) -> None:
        side = px(_LARGE_AVATAR if box.height() >= px(_TALL) - 2 else _AVATAR)
        if cell.initials:
            circle = QRectF(box.x(), box.center().y() - side / 2, side, side)
            paint_avatar(painter, circle, cell.initials)
            box = box.adjusted(side + 7, 0, 0, 0)
        super().paint_content(painter, box, option, index, cell)


class IconDelegate(CellDelegate):
    """An icon and a text in one ink."""

    def paint_content(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: Index, cell: Cell
    ) -> None:
        if cell.icon:
            side = px(_ICON)
            place = QRectF(box.x(), box.center().y() - side / 2, side, side)
            draw_icon(painter, place, cell.icon, theme().color(cell.ink or "text2"))
            box = box.adjusted(side + 9, 0, 0, 0)
        super().paint_content(painter, box, option, index, cell)


class MarksDelegate(CellDelegate):
    """Programme marks side by side, finished ones faded; the cell's text is for the screen reader."""

    def paint_content(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: Index, cell: Cell
    ) -> None:
        if not cell.marks:
            super().paint_content(painter, box, option, index, Cell())
            return
        side = px(16)
        for place, (programme, finished) in enumerate(cell.marks):
            square = QRectF(box.x() + place * (side + 4), box.center().y() - side / 2, side, side)
            paint_mark(painter, square, programme, finished)
