"""Charts on paper: black and greys only, areas told apart by their patterns (ui/spec §10)."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from clinic_app.printing import fonts
from clinic_app.printing.charts.drawing import draw
from clinic_app.printing.charts.shapes import (
    Anchor,
    Chart,
    Circle,
    Ink,
    Line,
    Pattern,
    Polyline,
    Rect,
    Style,
    Text,
)
from clinic_app.printing.marks import A4

_GREYS = {
    Ink.BK: 0.35,
    Ink.PSY: 0.25,
    Ink.PEER: 0.25,
    Ink.MALE: 0.88,
    Ink.FEMALE: 0.35,
    Ink.TREND: 0.2,
    Ink.POINT: 0.0,
    Ink.GRID: 0.82,
    Ink.LIMIT: 0.45,
    Ink.GROUND: 1.0,
    Ink.STRONG: 0.0,
    Ink.PLAIN: 0.0,
    Ink.FAINT: 0.0,
}
_SIZES = {Style.TITLE: 10.0, Style.LABEL: 7.5, Style.VALUE: 7.5}
_BOLD = {Style.TITLE, Style.VALUE}
_CAP = 0.33
"""Half the height of a capital, as a share of the size: it brings the letters' middle to a height."""
_STRIPE, _DOT = 4.0, 3.5
"""From one stripe, or dot, to the next."""


@dataclass(frozen=True)
class Picture:
    """A chart on a page: `x`, `y` are its upper left corner."""

    x: float
    y: float
    chart: Chart


def measure(text: str, style: Style) -> tuple[float, float]:
    """How wide and high a text of a chart is on paper."""
    size = _SIZES[style]
    return fonts.width(fonts.printable(text), size, style in _BOLD), size * 1.25


def paint(picture: Picture, canvas: Canvas) -> None:
    """Draw it on the canvas, which counts from the lower left corner; its state is left as it was."""
    canvas.saveState()
    canvas.translate(picture.x, A4[1] - picture.y)
    draw(picture.chart, _PaperBrush(canvas))
    canvas.restoreState()


class _PaperBrush:
    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def rect(self, shape: Rect) -> None:
        canvas, grey = self._canvas, _GREYS[shape.ink]
        solid = shape.pattern in (Pattern.SOLID, Pattern.OUTLINED)
        canvas.setFillGray(grey if solid else 1.0)
        canvas.setStrokeGray(0.3)
        canvas.setLineWidth(0.5)
        box = (shape.x, -shape.y - shape.height, shape.width, shape.height)
        canvas.roundRect(*box, min(shape.radius, shape.height / 2), stroke=shape.height > 1, fill=1)
        if solid:
            return
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(*box)
        canvas.clipPath(clip, stroke=0, fill=0)
        canvas.setStrokeGray(grey)
        canvas.setFillGray(grey)
        if shape.pattern is Pattern.STRIPES:
            self._stripes(*box)
        else:
            self._dots(*box)
        canvas.restoreState()

    def _stripes(self, x: float, y: float, width: float, height: float) -> None:
        self._canvas.setLineWidth(1.4)
        start = x - height
        count = int((width + height) / _STRIPE) + 1
        self._canvas.lines(
            [(start + at * _STRIPE, y, start + at * _STRIPE + height, y + height) for at in range(count + 1)]
        )

    def _dots(self, x: float, y: float, width: float, height: float) -> None:
        rows, across = int(height / _DOT) + 1, int(width / _DOT) + 1
        path = self._canvas.beginPath()
        for row in range(rows):
            for at in range(across):
                path.circle(x + (at + 0.5) * _DOT, y + (row + 0.5) * _DOT, 0.8)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def line(self, shape: Line) -> None:
        canvas = self._canvas
        canvas.setStrokeGray(_GREYS[shape.ink])
        canvas.setLineWidth(0.5 * shape.width)
        canvas.setDash((2.5, 2) if shape.dashed else ())
        canvas.line(shape.x1, -shape.y1, shape.x2, -shape.y2)
        canvas.setDash(())

    def polyline(self, shape: Polyline) -> None:
        canvas = self._canvas
        canvas.setStrokeGray(_GREYS[shape.ink])
        canvas.setLineWidth(0.75 * shape.width)
        path = canvas.beginPath()
        path.moveTo(shape.points[0][0], -shape.points[0][1])
        for x, y in shape.points[1:]:
            path.lineTo(x, -y)
        canvas.drawPath(path, stroke=1, fill=0)

    def circle(self, shape: Circle) -> None:
        canvas, grey = self._canvas, _GREYS[shape.ink]
        canvas.setStrokeGray(grey)
        canvas.setFillGray(1.0 if shape.hollow else grey)
        canvas.setLineWidth(1.2)
        canvas.circle(shape.x, -shape.y, shape.radius * 0.7, stroke=1, fill=1)

    def text(self, shape: Text) -> None:
        canvas, size = self._canvas, _SIZES[shape.style]
        words = fonts.printable(shape.words)
        bold = shape.style in _BOLD
        wide = fonts.width(words, size, bold)
        x = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[shape.anchor]
        canvas.setFillGray(_GREYS[shape.ink])
        canvas.setFont(fonts.BOLD if bold else fonts.REGULAR, size)
        canvas.drawString(shape.x - x, -shape.y - size * _CAP, words)
