"""The block of signatures at the end of official paper (handbook §7.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clinic_app.common.locale import plain_date
from clinic_app.common.translations import _
from clinic_app.printing import fonts
from clinic_app.printing.blocks import MARGIN, ROOM, Block
from clinic_app.printing.marks import A4, Mark, Rule, Words

_SIZE = 10.0
_STEP = 14.0
_COLUMN = ROOM * 0.42
_RIGHT = A4[0] - MARGIN - _COLUMN
_SIGNING = 52.0
"""Room for a hand and a stamp."""
_LINE = 150.0


@dataclass(frozen=True)
class Signer:
    """Who signs: the office in one or two lines, the name ('' leaves a line to write it on)."""

    office: str
    name: str = ""
    number: str = ""
    """NIP, a civil servant's number, 18 digits (handbook §1.4); '' leaves the line open."""


def signature_block(knows: Signer, answers: Signer, day: date, place: str = "") -> Block:
    """`knows` at the left under "Mengetahui", `answers` at the right under place and date.

    Without a place its line is left open, to be written by hand.
    """
    head = _("Acknowledged,")
    left = [fonts.printable(head), *fonts.lines(knows.office, _SIZE, _COLUMN)]
    right = fonts.lines(answers.office, _SIZE, _COLUMN)
    marks: list[Mark] = []
    y = _SIZE
    marks.append(Words(MARGIN, y, left[0], _SIZE))
    marks += _place_and_day(y, place, plain_date(day))
    rows = max(len(left) - 1, len(right))
    for at in range(rows):
        y += _STEP
        if at < len(left) - 1:
            marks.append(Words(MARGIN, y, left[at + 1], _SIZE))
        if at < len(right):
            marks.append(Words(_RIGHT, y, right[at], _SIZE))
    y += _SIGNING
    heights = [y]
    for x, signer in ((MARGIN, knows), (_RIGHT, answers)):
        below = y
        for line in fonts.lines(signer.name, _SIZE, _COLUMN, bold=True):
            marks.append(Words(x, below, line, _SIZE, bold=True))
            below += _STEP
        marks.append(Rule(x, below - _STEP + 4 if signer.name else below + 2, _LINE))
        below += 0 if signer.name else _STEP
        number = _("NIP {number}").format(number=grouped(signer.number)).strip()
        marks.append(Words(x, below + 2, fonts.printable(number), 9))
        heights.append(below + 8)
    return Block(max(heights), tuple(marks))


def grouped(number: str) -> str:
    """`19800101 200501 2 001`, as it stands on real forms; other texts as they are."""
    digits = "".join(number.split())
    if len(digits) == 18 and digits.isdigit():
        return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
    return number


def _place_and_day(y: float, place: str, day: str) -> Iterator[Mark]:
    if place:
        for at, line in enumerate(fonts.lines(f"{place}, {day}", _SIZE, _COLUMN)[:1]):
            yield Words(_RIGHT, y + at * _STEP, line, _SIZE)
        return
    yield Rule(_RIGHT, y + 2, 70)
    yield Words(_RIGHT + 72, y, fonts.printable(f", {day}"), _SIZE)
