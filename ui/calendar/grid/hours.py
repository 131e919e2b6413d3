"""The column of hours at the left of the grid: it scrolls down with it, but never sideways."""

from datetime import datetime, time

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clinic_app.common.locale import clock_time
from ui.calendar.grid.geometry import Grid
from ui.calendar.grid.ground import now_line, paint_now_dot
from ui.theme.sharp import hairline
from ui.theme.tokens import px, state, theme
from ui.theme.type import font
from ui.widgets.painting import draw_line

GUTTER = 50
"""Least width, in logical pixels (ui/spec §8.3)."""
_LINE, _RIGHT = 18, 8


def gutter() -> int:
    """The width that the hours need in the text size worn now."""
    return max(GUTTER, px(GUTTER))


class Hours(QWidget):
    """The full hours, and the time that it is now in red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid: Grid | None = None
        self._now: datetime | None = None
        self._scrolled = 0
        self.setFixedWidth(gutter())
        state().changed.connect(self.update)

    def show_hours(self, grid: Grid, now: datetime) -> None:
        """Show the hours of this grid."""
        self._grid, self._now = grid, now
        self.update()

    def scroll_to(self, down: int) -> None:
        """Follow the grid."""
        self._scrolled = down
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        hairline(painter, QRectF(self.width() - 1, 0, 1, self.height()), theme().color("border"))
        if self._grid is None:
            return
        painter.translate(0, -self._scrolled)
        painter.setFont(font("small", tabular=True))
        for hour in range(self._grid.opens + 1, self._grid.closes):
            self._write(painter, time(hour), self._grid.y(time(hour)), "text3")
        line = now_line(self._grid, self._now) if self._now is not None else None
        if line is not None and self._now is not None:
            painter.fillRect(QRectF(0, line.y1() - 9, self.width() - 1, _LINE), theme().color("surface"))
            painter.setFont(font("caption", 600, tabular=True))
            self._write(painter, self._now, line.y1(), "now")
            if line.x1() == 0:  # the half of the dot that the first column would cut off
                paint_now_dot(painter, QPointF(self.width(), line.y1()))

    def _write(self, painter: QPainter, what: datetime | time, y: float, ink: str) -> None:
        box = QRectF(0, round(y) - _LINE / 2, self.width() - _RIGHT, _LINE)
        draw_line(painter, box, clock_time(what), theme().color(ink), Qt.AlignmentFlag.AlignRight)
