"""The sign of Teduh: a roof that gives shade, and somebody under it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.tokens import px, theme


def paint_logo(painter: QPainter, rect: QRectF) -> None:
    """Paint the sign into a square."""
    unit = min(rect.width(), rect.height()) / 24
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - 12 * unit, rect.center().y() - 12 * unit)
    painter.scale(unit, unit)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("accent"))
    painter.drawPath(_roof())
    painter.drawEllipse(QPointF(12, 19.6), 2.5, 2.5)
    pen = QPen(theme().color("accentLine"), 1.7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(6.4, 5.6, 11.2, 11.2), 105 * 16, 62 * 16)
    painter.restore()


def _roof() -> QPainterPath:
    path = QPainterPath(QPointF(1.2, 13.2))
    path.cubicTo(1.2, 6.6, 6.0, 2.2, 12, 2.2)
    path.cubicTo(18.0, 2.2, 22.8, 6.6, 22.8, 13.2)
    path.cubicTo(22.8, 14.4, 22.1, 15.0, 21.0, 15.0)
    path.lineTo(3.0, 15.0)
    path.cubicTo(1.9, 15.0, 1.2, 14.4, 1.2, 13.2)
    path.closeSubpath()
    return path


class Logo(QWidget):
    """The sign on its own: 22 beside a title, 28 in the rail, 36 on the unlock screen."""

    def __init__(self, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_logo(QPainter(self), QRectF(self.rect()))
