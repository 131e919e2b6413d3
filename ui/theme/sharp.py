"""Pictures and hairlines on whole points of the screen: at 125 and 150 % a place may lie between two of them.

A widget may itself begin between two points, which its own coordinates don't tell; the painter knows.
"""

from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter


def whole_point(painter: QPainter, at: QPointF) -> QPointF:
    """The place nearest to `at` where a point of the screen begins: a picture set there isn't blurred."""
    ratio = painter.device().devicePixelRatio()
    if float(ratio).is_integer():
        return QPointF(round(at.x() * ratio) / ratio, round(at.y() * ratio) / ratio)
    to_screen = painter.deviceTransform()
    on_screen = to_screen.map(at)
    back, _possible = to_screen.inverted()
    return back.map(QPointF(round(on_screen.x()), round(on_screen.y())))


def hairline(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """A line along the longer side of `rect`, as thin as every other, without a gap to what follows it."""
    ratio = painter.device().devicePixelRatio()
    if float(ratio).is_integer():
        painter.fillRect(rect, color)
        return
    moved = painter.deviceTransform()
    thickness = round(ratio) / ratio
    if rect.width() >= rect.height():
        end = (floor(rect.bottom() * ratio + moved.dy() + 0.5) - moved.dy()) / ratio
        painter.fillRect(QRectF(rect.x(), end - thickness, rect.width(), thickness), color)
    else:
        end = (floor(rect.right() * ratio + moved.dx() + 0.5) - moved.dx()) / ratio
        painter.fillRect(QRectF(end - thickness, rect.y(), thickness, rect.height()), color)
