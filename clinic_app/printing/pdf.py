"""Paper as PDF."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from clinic_app.printing import fonts
from clinic_app.printing.paper import A4, Frame, Mark, Paper, Rule, Words

_LINE = 0.5
_GREY = 0.55


def render(paper: Paper) -> bytes:
    """The bytes of the file: fonts embedded, nothing about the computer or the person in it."""
    fonts.register()
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    canvas.setTitle(paper.title)
    canvas.setCreator("Teduh")
    for page in paper.pages:
        canvas.setLineWidth(_LINE)
        canvas.setStrokeGray(_GREY)
        for mark in page:
            _draw(canvas, mark)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Canvas, mark: Mark) -> None:
    height = A4[1]
    match mark:
        case Words():
            _write(canvas, mark)
        case Frame():
            bottom = height - mark.y - mark.height
            canvas.roundRect(mark.x, bottom, mark.width, mark.height, mark.radius)
        case Rule():
            canvas.line(mark.x, height - mark.y, mark.x + mark.width, height - mark.y)


def _write(canvas: Canvas, words: Words) -> None:
    x = words.x
    if words.centred:
        room = fonts.width(words.text, words.size, words.bold) + words.spacing * (len(words.text) - 1)
        x -= room / 2
    text = canvas.beginText(x, A4[1] - words.y)
    text.setFont(fonts.BOLD if words.bold else fonts.REGULAR, words.size)
    text.setCharSpace(words.spacing)
    text.textOut(words.text)
    canvas.drawText(text)
