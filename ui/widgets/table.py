"""Tables (spec §4.4): a list of rows, whole-row hover, soft selection, a ring around the current row."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme.icons import draw_icon
from ui.theme.sharp import hairline
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.cells import AvatarDelegate, CellDelegate, ChipDelegate, IconDelegate, MarksDelegate
from ui.widgets.focus_ring import KEYBOARD_REASONS
from ui.widgets.painting import draw_line
from ui.widgets.rows import Cell, Column, Index, RowsModel

__all__ = [
    "AvatarDelegate",
    "Cell",
    "CellDelegate",
    "ChipDelegate",
    "Column",
    "MarksDelegate",
    "RowsModel",
    "Table",
]

ROW_HEIGHTS = {"comfortable": 38, "dense": 32, "clients": 39, "people": 44}
HEADER = 32
_LEAST_NAME = 120
"""Width below which a name is never cut (spec §4.4)."""


class TableHeader(QHeaderView):
    """Column names, small and quiet; the sorted column in ink with an arrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setFixedHeight(px(HEADER))
        self.setMinimumSectionSize(40)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        now = theme()
        painter.save()
        hairline(painter, QRectF(rect.x(), rect.bottom(), rect.width(), 1), now.color("border"))
        model = self.model()
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        align = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        right = align is not None and bool(Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        ink = now.color("text" if is_sorted else "text3")
        painter.setFont(font("small", 500))
        left = 16 if self.visualIndex(section) == 0 else 12
        box = QRectF(rect.x() + left, rect.y(), rect.width() - left - 12, rect.height())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        draw_line(painter, box, text, ink, side)
        if is_sorted and not right:
            width = min(painter.fontMetrics().horizontalAdvance(text), int(box.width()) - 18)
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            arrow = QRectF(box.x() + width + 5, box.center().y() - 6.5, 13, 13)
            draw_icon(painter, arrow, "arrow-up" if up else "arrow-down", ink)
        painter.restore()


class Table(QTableView):
    """A table of whole rows. `opened(row)` on Enter or double click, `current_changed(row)` on moving.

    Put it into a Card whose margins are 1 so that the border stays visible.
    """

    opened = Signal(int)
    current_changed = Signal(int)

    def __init__(
        self, model: QAbstractItemModel, density: str = "comfortable", parent: QWidget | None = None
    ) -> None:
        """`density` is one of `ROW_HEIGHTS`."""
        super().__init__(parent)
        self.hover_row = -1
        self._keyboard = False
        self._density = density
        self._stretched: int | None = None
        self.setHorizontalHeader(TableHeader(self))
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHTS[density]))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.viewport().setAutoFillBackground(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        if isinstance(model, RowsModel):
            self._use_columns(model)

    def _use_columns(self, model: RowsModel) -> None:
        makers = {
            "chip": ChipDelegate,
            "avatar": AvatarDelegate,
            "icon": IconDelegate,
            "marks": MarksDelegate,
        }
        for position, column in enumerate(model.columns):
            if column.kind in makers:
                self.setItemDelegateForColumn(position, makers[column.kind](self))
            if column.width:
                self.setColumnWidth(position, px(column.width))
            if column.stretch:
                self._stretched = position
                self.horizontalHeader().setStretchLastSection(False)
                self.horizontalHeader().setSectionResizeMode(position, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_readable()

    def _keep_readable(self) -> None:
        """The column that takes what is left stays wide enough for a name: the table scrolls sideways."""
        header, place = self.horizontalHeader(), self._stretched
        if place is None:
            return
        others = (at for at in range(header.count()) if at != place and not header.isSectionHidden(at))
        room = self.viewport().width() - sum(header.sectionSize(at) for at in others)
        mode = QHeaderView.ResizeMode.Stretch if room >= px(_LEAST_NAME) else QHeaderView.ResizeMode.Fixed
        if header.sectionResizeMode(place) is not mode:
            header.setSectionResizeMode(place, mode)
        if mode is QHeaderView.ResizeMode.Fixed:
            header.resizeSection(place, px(_LEAST_NAME))

    @property
    def shows_keyboard_row(self) -> bool:
        """Whether the current row carries the focus ring."""
        return self._keyboard and self.hasFocus()

    def current_row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def choose_row(self, row: int) -> None:
        """Make a row current, selected and visible."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.row() != previous.row():
            self.current_changed.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keyboard = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.current_row())
            return
        super().keyPressEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyboard = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)
        if self._keyboard and not self.currentIndex().isValid():
            self.choose_row(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._keyboard = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())
        super().mouseMoveEvent(event)

    def _hover(self, pos: QPoint) -> None:
        row = self.rowAt(pos.y())
        if row != self.hover_row:
            self.hover_row = row
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and self.hover_row != -1:
            self.hover_row = -1
            self.viewport().update()
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHTS[self._density]))
            self.horizontalHeader().setFixedHeight(px(HEADER))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if self.shows_keyboard_row and index.isValid():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            top = self.visualRect(index).top()
            box = QRectF(0, top, self.viewport().width(), self.rowHeight(index.row()) - 1)
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 5, 5)
