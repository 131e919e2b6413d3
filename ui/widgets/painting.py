"""Strokes that several widgets share: crisp rounded boxes, hatching, soft shadows, elided lines."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | QBrush | None,
    outline: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded box whose outline lies wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if outline is not None else 0.0
    painter.setPen(QPen(outline, width) if outline is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    box = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(box, max(radius - inset, 0), max(radius - inset, 0))


def half_rounded(rect: QRectF, radius: float, left: bool, right: bool) -> QPainterPath:
    """A box of which only the left or the right corners are round."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, radius, radius)
    if not left:
        path.addRect(QRectF(rect.left(), rect.top(), radius, rect.height()))
    if not right:
        path.addRect(QRectF(rect.right() - radius, rect.top(), radius, rect.height()))
    return path.simplified()


def shadow(painter: QPainter, rect: QRectF, radius: float, blur: float, drop: float, color: QColor) -> None:
    """A soft shadow under a rounded box, as nested boxes: no graphics effect, no blurred text.

    Each box adds a little ink, the outer ones least, so that the edge fades out as a blur does.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    steps = max(int(blur / 2), 6)
    total = sum(range(1, steps + 1))
    ink = QColor(color)
    for index in range(1, steps + 1):
        spread = blur * (0.5 - index / steps) + 1
        ink.setAlphaF(color.alphaF() * index / total)
        painter.setBrush(ink)
        box = rect.adjusted(-spread, drop - spread, spread, drop + spread)
        painter.drawRoundedRect(box, radius + max(spread, 0), radius + max(spread, 0))
    painter.restore()


def hatch(stripe: QColor, gap: QColor, ratio: float = 1.0, width: int = 7) -> QBrush:
    """Diagonal stripes as a brush; `width` is the horizontal width of a stripe in logical pixels.

    Seven across is five square to the stripe. Set the brush origin to the box that is filled.
    """
    return QBrush(_tile(stripe.rgba(), gap.rgba(), ratio, width))


@lru_cache(maxsize=64)
def _tile(stripe: int, gap: int, ratio: float, width: int) -> QImage:
    side = round(2 * width * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor.fromRgba(gap))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgba(stripe))
    half = side / 2
    for shift in (-side, 0, side):
        painter.drawPolygon(
            [
                QPointF(shift, side),
                QPointF(shift + half, side),
                QPointF(shift + half + side, 0),
                QPointF(shift + side, 0),
            ]
        )
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def draw_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text in the painter's font, vertically centred, cut with an ellipsis when too long."""
    painter.setPen(color)
    metrics = QFontMetricsF(painter.font())
    if metrics.horizontalAdvance(text) > rect.width() + 0.5:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | align | Qt.TextFlag.TextSingleLine, text)


def in_two_lines(painter: QPainter, text: str, width: float) -> list[str]:
    """A text as it is if it fits into `width`, else in two lines; the second takes all that is left."""
    metrics = QFontMetricsF(painter.font())
    words = text.split()
    for upto in range(len(words), 0, -1):
        first = " ".join(words[:upto])
        if metrics.horizontalAdvance(first) <= width or upto == 1:
            return [part for part in (first, " ".join(words[upto:])) if part]
    return [text]
