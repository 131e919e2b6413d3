"""The row above the grid, which stays while the hours scroll: what both views' heads have in common."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.calendar.grid.geometry import Grid
from ui.calendar.grid.hours import gutter
from ui.theme.sharp import hairline
from ui.theme.tokens import state, theme


class HeadRow(QWidget):
    """Shares the grid's columns, and scrolls sideways with it; a subclass paints a head per column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid: Grid | None = None
        self._scrolled = 0
        state().changed.connect(self.update)

    def show_columns(self, grid: Grid) -> None:
        """Head the columns of this grid."""
        self._grid = grid
        self.update()

    def scroll_to(self, right: int) -> None:
        """Follow the grid."""
        self._scrolled = right
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        left_out = gutter()
        if self._grid is not None:
            painter.setClipRect(QRectF(left_out, 0, self.width() - left_out, self.height()))
            painter.translate(left_out - self._scrolled, 0)
            for place in range(len(self._grid.columns)):
                left, width = self._grid.column(place)
                if place:
                    hairline(painter, QRectF(left, 0, 1, self.height()), theme().color("divider"))
                self.paint_head(painter, QRectF(left, 0, width, self.height()), place)
            painter.resetTransform()
            painter.setClipping(False)
            hairline(painter, QRectF(left_out - 1, 0, 1, self.height()), theme().color("border"))
        hairline(painter, QRectF(0, self.height() - 1, self.width(), 1), theme().color("border"))

    def paint_head(self, painter: QPainter, box: QRectF, place: int) -> None:
        """Paint the head of the column at `place` into its box."""
        raise NotImplementedError
