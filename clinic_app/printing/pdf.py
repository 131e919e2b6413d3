"""Pages as PDF."""

from collections.abc import Iterable
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from clinic_app.printing import chart_paper, fonts, tints
from clinic_app.printing.chart_paper import Picture
from clinic_app.printing.marks import A4, Frame, Mark, Rule, Words, draw
from clinic_app.printing.tints import Tint

_LINE = 0.5
_GREY = 0.55


def render(title: str, pages: Iterable[Iterable[Mark | Picture | Tint]]) -> bytes:
    """The bytes of the file: fonts embedded, nothing about the computer or the person in it.

    Charts and greys lie under the words and lines of their page, in the order in which they are given.
    """
    fonts.register()
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    canvas.setCreator("Teduh")
    for page in pages:
        canvas.setLineWidth(_LINE)
        canvas.setStrokeGray(_GREY)
        marks: list[Mark] = []
        for piece in page:
            if isinstance(piece, Words | Frame | Rule):
                marks.append(piece)
            elif isinstance(piece, Picture):
                chart_paper.paint(piece, canvas)
            else:
                tints.paint(piece, canvas)
        draw(marks, _PdfPen(canvas))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


class _PdfPen:
    """PDF counts from the lower left corner."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def words(
        self, x: float, y: float, text: str, size: float, bold: bool, centred: bool, spacing: float
    ) -> None:
        if centred:
            x -= (fonts.width(text, size, bold) + spacing * (len(text) - 1)) / 2
        line = self._canvas.beginText(x, A4[1] - y)
        line.setFont(fonts.BOLD if bold else fonts.REGULAR, size)
        line.setCharSpace(spacing)
        line.textOut(text)
        self._canvas.drawText(line)

    def frame(self, x: float, y: float, width: float, height: float, radius: float) -> None:
        self._canvas.roundRect(x, A4[1] - y - height, width, height, radius)

    def rule(self, x: float, y: float, width: float) -> None:
        self._canvas.line(x, A4[1] - y, x + width, A4[1] - y)
