"""Charts on the screen: the shapes of `clinic_app.printing.charts` in the tokens of the theme."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from clinic_app.printing.charts.shapes import (
    Anchor,
    Circle,
    Ink,
    Line,
    Pattern,
    Polyline,
    Rect,
    Style,
    Text,
)
from ui.theme.tokens import theme
from ui.theme.type import font
from ui.widgets.painting import rounded

_TOKENS = {
    Ink.BK: "konseling",
    Ink.PSY: "psiko",
    Ink.PEER: "sebaya",
    Ink.MALE: "accentLine",
    Ink.FEMALE: "accent",
    Ink.TREND: "text2",
    Ink.POINT: "accent",
    Ink.GRID: "divider",
    Ink.LIMIT: "text3",
    Ink.GROUND: "surface",
    Ink.STRONG: "text",
    Ink.PLAIN: "text2",
    Ink.FAINT: "text3",
}
_DOTS, _STRIPES = 5, 6
"""Sides of the tiles in logical pixels (ui/spec §2.3)."""


def measure(text: str, style: Style) -> tuple[float, float]:
    """How wide and high a text of a chart is on the screen, at the chosen text size."""
    metrics = QFontMetricsF(_font(style))
    return metrics.horizontalAdvance(text), metrics.height()


def _font(style: Style) -> QFont:
    match style:
        case Style.TITLE:
            return font("subtitle")
        case Style.VALUE:
            return font("caption", 600, tabular=True)
        case Style.LABEL:
            return font("caption", tabular=True)


def color(ink: Ink) -> QColor:
    """The token that an ink means."""
    return theme().color(_TOKENS[ink])


class ScreenBrush:
    """Draws with a painter whose unit is a logical pixel."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def rect(self, shape: Rect) -> None:
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        outline = theme().color("accent") if shape.pattern is Pattern.OUTLINED else None
        rounded(self._painter, box, min(shape.radius, shape.height / 2), color(shape.ink), outline)
        if shape.pattern is Pattern.STRIPES:
            self._stripes(box)
        elif shape.pattern is Pattern.DOTS:
            self._dots(box)

    def _stripes(self, box: QRectF) -> None:
        self._painter.save()
        self._painter.setClipRect(box)
        self._painter.setPen(QPen(self._light(), 1.4))
        step = _STRIPES * 1.4
        count = int((box.width() + box.height()) / step) + 2
        self._painter.drawLines(
            [
                QLineF(box.left() - box.height() + at * step, box.bottom(), box.left() + at * step, box.top())
                for at in range(count)
            ]
        )
        self._painter.restore()

    def _dots(self, box: QRectF) -> None:
        self._painter.save()
        self._painter.setClipRect(box)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QBrush(self._light()))
        for row in range(int(box.height() / _DOTS) + 1):
            for at in range(int(box.width() / _DOTS) + 1):
                middle = QPointF(box.left() + (at + 0.5) * _DOTS, box.bottom() - (row + 0.5) * _DOTS)
                self._painter.drawEllipse(middle, 0.8, 0.8)
        self._painter.restore()

    def _light(self) -> QColor:
        """The pattern in the colour of text on a solid fill."""
        ink = theme().color("onProg")
        ink.setAlphaF(0.7)
        return ink

    def line(self, shape: Line) -> None:
        pen = QPen(color(shape.ink), shape.width)
        if shape.dashed:
            pen.setDashPattern([4, 3])
        self._painter.setPen(pen)
        self._painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))

    def polyline(self, shape: Polyline) -> None:
        self._painter.setPen(QPen(color(shape.ink), shape.width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))

    def circle(self, shape: Circle) -> None:
        self._painter.setPen(QPen(color(shape.ink), 2))
        self._painter.setBrush(color(Ink.GROUND if shape.hollow else shape.ink))
        self._painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)

    def text(self, shape: Text) -> None:
        self._painter.setFont(_font(shape.style))
        self._painter.setPen(color(shape.ink))
        wide, high = measure(shape.words, shape.style)
        x = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[shape.anchor]
        box = QRectF(shape.x - x, shape.y - high / 2, wide + 1, high)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shape.words)
