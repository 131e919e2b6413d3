"""Grey on paper: shaded boxes and faint words, which lie under everything else on their page."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from clinic_app.printing import fonts
from clinic_app.printing.marks import A4


@dataclass(frozen=True)
class Shade:
    """A box filled with a grey (0 black, 1 white); `x`, `y` are its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    grey: float
    radius: float = 0


@dataclass(frozen=True)
class Faint:
    """One line of grey words; `y` is its base line, `x` its left end, or its middle where `centred`."""

    x: float
    y: float
    text: str
    size: float = 10
    grey: float = 0.4
    bold: bool = False
    centred: bool = False


Tint = Shade | Faint


def paint(tint: Tint, canvas: Canvas) -> None:
    """Draw it; the canvas counts from the lower left corner."""
    canvas.setFillGray(tint.grey)
    match tint:
        case Shade():
            bottom = A4[1] - tint.y - tint.height
            canvas.roundRect(tint.x, bottom, tint.width, tint.height, tint.radius, stroke=0, fill=1)
        case Faint():
            left = tint.x - (fonts.width(tint.text, tint.size, tint.bold) / 2 if tint.centred else 0)
            canvas.setFont(fonts.BOLD if tint.bold else fonts.REGULAR, tint.size)
            canvas.drawString(left, A4[1] - tint.y, tint.text)
    canvas.setFillGray(0)
