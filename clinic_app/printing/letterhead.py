"""The head of official paper (kop surat): who sends it, above a double rule."""

from clinic_app.printing import fonts
from clinic_app.printing.blocks import MARGIN, ROOM, Block
from clinic_app.printing.marks import A4, Mark, Rule, Words

_MIDDLE = A4[0] / 2
_GAP = 12.0


def letterhead(name: str, unit: str = "", address: str = "", phone: str = "") -> Block:
    """The facility as its profile knows it. Empty parts leave no gap, long ones take more lines."""
    marks: list[Mark] = []
    y = 0.0
    reach = "  ·  ".join(part for part in (address, phone) if part)
    for text, size, bold in ((name, 14.0, True), (unit, 11.0, False), (reach, 9.0, False)):
        for line in fonts.lines(text, size, ROOM, bold):
            y += size * 1.35
            marks.append(Words(_MIDDLE, y, line, size, bold, centred=True))
    y += 8
    marks += (Rule(MARGIN, y, ROOM), Rule(MARGIN, y + 2, ROOM))
    return Block(y + 2 + _GAP, tuple(marks))
