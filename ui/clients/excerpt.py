"""The beginning of a longer text: as many lines as there is room for, the last one with an ellipsis."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.tokens import theme
from ui.theme.type import font, line_height
from ui.widgets.painting import draw_line


class Excerpt(QWidget):
    """Plain text in `body`; two lines at least."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 2 * line_height("body"))

    def sizeHint(self) -> QSize:
        return QSize(240, 4 * line_height("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, row = QPainter(self), line_height("body")
        used = font("body")
        painter.setFont(used)
        painter.setPen(theme().color("text2"))
        lines = max(self.height() // row, 1)
        layout = QTextLayout(self._text, used)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        tail = ""
        for number in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width())
            if number == lines - 1 and line.textStart() + line.textLength() < len(self._text):
                tail = self._text[line.textStart() :]
                line.setPosition(QPointF(0, -10 * row))
            else:
                line.setPosition(QPointF(0, number * row + (row - line.height()) / 2))
        layout.endLayout()
        layout.draw(painter, QPointF(0, 0))
        if tail:
            box = QRectF(0, (lines - 1) * row, self.width(), row)
            fits = QFontMetricsF(used).elidedText(tail, Qt.TextElideMode.ElideRight, self.width())
            draw_line(painter, box, fits, theme().color("text2"))
