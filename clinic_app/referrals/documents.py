"""The inter-agency form on paper (mock 12): one copy for previewing, three for signing (handbook §4.1)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from clinic_app.common.locale import clock_time, plain_date
from clinic_app.common.translations import N_, _
from clinic_app.printing import fonts, pdf
from clinic_app.printing.blocks import MARGIN, ROOM, Block, Piece, foot, joined, pages, space
from clinic_app.printing.marks import A4, Frame, Rule, Words
from clinic_app.printing.tints import Faint, Shade
from clinic_app.referrals.sheet import (
    Band,
    Field,
    Part,
    Passage,
    Sheet,
    Signature,
    Signatures,
    Tick,
    Ticks,
)

COPIES = (
    N_("Sheet 1 for the referring agency"),
    N_("Sheet 2 for the client or caregiver"),
    N_("Sheet 3 for the receiving agency"),
)
"""In triplicate, as the guidance note asks."""

_SIZE = 9.0
_STEP = 11.5
_LABELS = ROOM * 0.3
_VALUES = ROOM - _LABELS
_CHIP_GREY, _BAND_GREY, _LABEL_GREY = 0.92, 0.93, 0.35
_RIGHT = 150.0
"""Width of the head's right half."""
_SIGNING = 34.0
"""Room for a hand."""
_TOGETHER = 8
"""So many lines of a value stay on one page."""
_BOX = 7.0


@dataclass(frozen=True)
class Printing:
    """Who prints, and when on the clinic's wall clock: in the foot of every page (ui/spec §10)."""

    person: str
    at: datetime


def draft_form(sheet: Sheet) -> bytes:
    """One copy of a form that isn't ready, with DRAF across every page: for looking at only."""
    blocks = _body(sheet)
    said = _("Confidential · draft, not to be handed out")
    return pdf.render(sheet.title, _laid_out(sheet, blocks, "", said, watermark=_("DRAFT")))


def seen(sheet: Sheet, seal: str) -> bytes:
    """One copy of a frozen form, for looking at: it names no receiver of the copy, nor who printed it."""
    said = _("Confidential · seal {seal}").format(seal=seal)
    return pdf.render(sheet.title, _laid_out(sheet, _body(sheet), "", said))


def form(sheet: Sheet, printing: Printing, seal: str) -> bytes:
    """Three copies, each beginning on a page of its own and counting its own pages.

    `seal` is the short form of the signature over the frozen words.
    """
    blocks = _body(sheet)
    said = _("Confidential · seal {seal} · printed {day}, {time} by {person}").format(
        seal=seal, day=plain_date(printing.at), time=clock_time(printing.at), person=printing.person
    )
    sheets = [page for copy in COPIES for page in _laid_out(sheet, blocks, _(copy), said)]
    return pdf.render(sheet.title, sheets)


def _laid_out(
    sheet: Sheet, blocks: list[Block], copy: str, said: str, watermark: str = ""
) -> tuple[tuple[Piece, ...], ...]:
    head = _head(sheet, copy)

    def around(number: int, of: int) -> Iterator[Piece]:
        yield from head.marks
        yield from foot(said, _("Page {number} of {of}").format(number=number, of=of))

    laid_out = pages(blocks, around, top=MARGIN + head.height)
    if not watermark:
        return laid_out
    middle = A4[0] / 2, A4[1] / 2 + 50
    across = Faint(*middle, fonts.printable(watermark), 150, 0.93, bold=True, centred=True)
    # First, so that it lies under every word.
    return tuple((across, *page) for page in laid_out)


def _head(sheet: Sheet, copy: str) -> Block:
    """Agency and unit at the left, number, day and copy at the right, over a line."""
    marks: list[Piece] = []
    left = y = MARGIN
    for text, size, bold in ((sheet.agency.upper(), 11.0, True), (sheet.unit, 8.5, False)):
        for line in fonts.lines(text, size, ROOM - _RIGHT - 12, bold):
            y += size * 1.3
            marks.append(Words(left, y, line, size, bold))
    right = MARGIN
    for text in (sheet.number, sheet.day, copy):
        for line in fonts.lines(text, 8.5, _RIGHT):
            right += 11
            marks.append(Words(A4[0] - MARGIN - fonts.width(line, 8.5), right, line, 8.5))
    bottom = max(y, right) + 7
    return Block(bottom + 8 - MARGIN, (*marks, Rule(MARGIN, bottom, ROOM)))


def _body(sheet: Sheet) -> list[Block]:
    blocks = [_title(sheet)]
    for band in sheet.bands:
        blocks += _band(band)
    return blocks


def _title(sheet: Sheet) -> Block:
    title, mark = fonts.printable(sheet.title.upper()), fonts.printable(sheet.mark)
    return Block(
        36,
        (
            Words(A4[0] / 2, 14, title, 13, bold=True, centred=True),
            Faint(A4[0] / 2, 27, mark, 8.5, _LABEL_GREY, centred=True),
        ),
    )


def _band(band: Band) -> Iterator[Block]:
    title = fonts.printable(band.title)
    marks = (Shade(MARGIN, 0, ROOM, 15, _BAND_GREY, 2), Words(MARGIN + 6, 10.8, title, _SIZE, bold=True))
    yield Block(18, marks, with_next=True)
    blocks = [block for part in band.parts for block in _part(part)]
    if any(isinstance(part, Signatures) for part in band.parts):
        # Nobody signs below words that stand on another page, as far as a page holds them.
        blocks = [replace(block, with_next=True) for block in blocks[:-1]] + blocks[-1:]
    yield from blocks
    yield space(6)


def _part(part: Part) -> Iterator[Block]:
    match part:
        case Field(shared=False):
            yield _chip(part)
        case Field():
            yield from _field(part)
        case Passage():
            yield from _passage(part)
        case Ticks():
            yield joined(_ticks(part.boxes))
        case Signatures():
            for at in range(0, len(part.places), 2):
                yield _signatures(part.places[at : at + 2])


def _chip(part: Field) -> Block:
    """What the receiver isn't told stands there as such, so that nobody takes it for forgotten."""
    word = fonts.printable(part.value)
    lines = fonts.lines(part.label, _SIZE, _LABELS - 8)
    height = len(lines) * _STEP + 3
    x = MARGIN + _LABELS
    return Block(
        height,
        (
            *_labels(lines),
            Shade(x, 1.2, fonts.width(word, 8) + 8, 10.6, _CHIP_GREY, 2),
            Faint(x + 4, 9, word, 8, _LABEL_GREY),
            Rule(MARGIN, height - 0.5, ROOM),
        ),
    )


def _field(part: Field) -> Iterator[Block]:
    label = fonts.lines(part.label, _SIZE, _LABELS - 8)
    value = _paragraphs(part.value, _VALUES)
    count = max(len(label), len(value))
    rows = [
        Block(
            _STEP,
            (
                *_labels(label[at : at + 1]),
                *(Words(MARGIN + _LABELS, 9, line, _SIZE) for line in value[at : at + 1]),
            ),
        )
        for at in range(count)
    ]
    end = Block(3, (Rule(MARGIN, 2.5, ROOM),))
    if count <= _TOGETHER:
        yield joined([*rows, end])
        return
    yield from rows[:-1]
    yield joined([rows[-1], end])


def _passage(part: Passage) -> Iterator[Block]:
    """Line by line, so that a long text goes on over the page; its label stays with the beginning."""
    if part.label:
        yield Block(_STEP, tuple(_labels([fonts.printable(part.label)])), with_next=True)
    for line in _paragraphs(part.text, ROOM):
        yield Block(_STEP, (Words(MARGIN, 9, line, _SIZE),))
    yield Block(4, (Rule(MARGIN, 3.5, ROOM),))


def _ticks(boxes: tuple[Tick, ...]) -> Iterator[Block]:
    """Three beside each other; one that is too long for that has a row of its own."""
    across = ROOM / 3
    row: list[Piece] = []
    count = 0
    for box in boxes:
        if fonts.width(box.label, _SIZE) <= across - _BOX - 10:
            row += _tick(box, MARGIN + count * across, across)
            count += 1
        else:
            if row:
                yield Block(_STEP + 1.5, tuple(row))
            marks = tuple(_tick(box, MARGIN, ROOM))
            lines = sum(isinstance(mark, Words) for mark in marks) - box.ticked
            yield Block(lines * _STEP + 1.5, marks)
            row, count = [], 0
        if count == 3:
            yield Block(_STEP + 1.5, tuple(row))
            row, count = [], 0
    if row:
        yield Block(_STEP + 1.5, tuple(row))


def _tick(box: Tick, x: float, room: float) -> Iterator[Piece]:
    yield Frame(x + 0.5, 2, _BOX, _BOX, 1)
    if box.ticked:
        yield Words(x + 0.5 + _BOX / 2, 8.4, "×", 10, bold=True, centred=True)
    for at, line in enumerate(fonts.lines(box.label, _SIZE, room - _BOX - 10)):
        yield Words(x + _BOX + 5, 9 + at * _STEP, line, _SIZE)


def _signatures(places: tuple[Signature, ...]) -> Block:
    """A line to sign on, the name under it, and a line for the date."""
    marks: list[Piece] = []
    width = ROOM * 0.44
    heights = []
    for at, place in enumerate(places):
        x = MARGIN + at * (ROOM - width)
        y = 4 + _SIGNING
        marks.append(Rule(x, y, width))
        for line in fonts.lines(place.name, _SIZE, width, bold=True):
            y += _STEP
            marks.append(Words(x, y, line, _SIZE, bold=True))
        for line in fonts.lines(place.office, 8.5, width):
            y += _STEP
            marks.append(Faint(x, y, line, 8.5, _LABEL_GREY))
        y += _STEP + 2
        date = fonts.printable(place.date)
        marks.append(Faint(x, y, date, 8.5, _LABEL_GREY))
        left = fonts.width(date, 8.5) + 6
        marks.append(Rule(x + left, y + 1, width - left))
        heights.append(y + 5)
    return Block(max(heights), tuple(marks))


def _labels(lines: list[str]) -> Iterator[Piece]:
    return (Faint(MARGIN, 9 + at * _STEP, line, _SIZE, _LABEL_GREY) for at, line in enumerate(lines))


def _paragraphs(text: str, room: float) -> list[str]:
    """Lines of a text that has line ends of its own; empty ones stay."""
    found: list[str] = []
    for part in text.split("\n"):
        found += fonts.lines(part, _SIZE, room) or [""]
    return found
