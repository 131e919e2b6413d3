"""The quiet ground behind a card in an otherwise empty window."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.shell.unlock.arcs import AROUND, paint_arcs
from ui.theme.tokens import theme


class Backdrop(QWidget):
    """The rail's colour, with the arcs rising from below."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("rail"))
        paint_arcs(painter, QPointF(self.width() / 2, self.height() + 77), AROUND)
