"""The head of the day's list, and the lines above its groups."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.sharp import hairline
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.today.list_columns import NAMES, Columns, title
from ui.widgets.painting import draw_line


class ListHead(QWidget):
    """The names of the columns."""

    def __init__(self) -> None:
        super().__init__()
        self._columns = Columns.within(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, px(32))

    def fit(self, width: int) -> None:
        """As wide as the rows below it, which leave room for a scroll bar."""
        self._columns = Columns.within(width)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        hairline(painter, QRectF(0, self.height() - 1, self.width(), 1), now.color("border"))
        painter.setFont(font("small", 500))
        for name in NAMES:
            if (box := self._columns.box(name, self.height() - 1)) is not None:
                draw_line(painter, box, title(name), now.color("text3"))


class GroupHead(QWidget):
    """The line above a group of rows: icon, name, number, and what to mind in it."""

    def __init__(self, icon: str, title: str, count: int) -> None:
        super().__init__()
        self._icon, self._title, self._count, self._alert = icon, title, count, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_alert("")

    def set_alert(self, alert: str) -> None:
        """A warning at its right; '' for none."""
        self._alert = alert
        self.setAccessibleName(" ".join(part for part in (self._title, str(self._count), alert) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("canvas"))
        hairline(painter, QRectF(0, self.height() - 1, self.width(), 1), now.color("divider"))
        x, middle, height = 11.0, self.height() / 2 - 0.5, self.height() - 1
        draw_icon(painter, QRectF(x, middle - px(7), px(14), px(14)), self._icon, now.color("text2"))
        x += px(14) + 6
        for text, ink, weight in (
            (self._title, "text2", 600),
            (str(self._count), "text3", 400),
        ):
            painter.setFont(font("small", weight, tabular=True))
            width = painter.fontMetrics().horizontalAdvance(text) + 1
            draw_line(painter, QRectF(x, 0, width, height), text, now.color(ink))
            x += width + 7
        if self._alert:
            draw_icon(painter, QRectF(x + 6, middle - px(7), px(14), px(14)), "warning", now.color("warning"))
            painter.setFont(font("small", 500))
            left = x + px(14) + 12
            box = QRectF(left, 0, self.width() - left - 10, height)
            draw_line(painter, box, self._alert, now.color("warning"))
