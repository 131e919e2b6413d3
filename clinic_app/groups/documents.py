"""The attendance sheet (Daftar hadir) that goes round at a meeting (handbook §2.10)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from clinic_app.common import locale
from clinic_app.common.translations import _, pgettext
from clinic_app.facility.values import Profile
from clinic_app.people.values import Sex
from clinic_app.printing import pdf
from clinic_app.printing.blocks import MARGIN, Block, Piece, foot, joined, pages, paragraph, space
from clinic_app.printing.letterhead import letterhead
from clinic_app.printing.marks import A4, Mark, Words
from clinic_app.printing.signature_block import Signer, signature_block
from clinic_app.printing.table import Column, Row, table

_HAND = 26.0
"""Height of a row that somebody signs in."""
_LABEL = 74.0


@dataclass(frozen=True)
class Present:
    """A line of the sheet; `mark` is the letter that was marked, or ''."""

    name: str
    """Or the record number, where the sheet shows codes only."""
    sex: Sex
    mark: str = ""


@dataclass(frozen=True)
class Sheet:
    """A meeting as its sheet shows it: the public title, since paper lies about."""

    title: str
    number: int
    start: datetime
    end: datetime
    place: str
    facilitators: tuple[str, ...]
    rows: tuple[Present, ...]
    blank: int
    """Empty lines for guests."""
    print_no: int
    """1 for the first print of this sheet."""
    code_only: bool


def attendance_sheet(sheet: Sheet, profile: Profile) -> bytes:
    """A4, upright, as PDF; the head of the table comes again on every page.

    The column for institution or village stays empty: a sheet that goes from hand to hand tells nobody where
    somebody lives.
    """
    blocks = [
        letterhead(profile.name, profile.unit, profile.address, locale.phone(profile.phone)),
        *_head(sheet),
        space(10),
        *table(_columns(sheet), list(_rows(sheet)), least=_HAND),
        space(16),
        signature_block(
            Signer(_("Head of {facility},").format(facility=profile.name)),
            Signer(_("Facilitator,"), sheet.facilitators[0] if sheet.facilitators else ""),
            sheet.start.date(),
        ),
    ]
    return pdf.render(_("Attendance sheet"), pages(blocks, _foot(sheet)))


def _head(sheet: Sheet) -> Iterator[Block]:
    yield Block(22, (Words(A4[0] / 2, 14, _("Attendance sheet").upper(), 13, True, centred=True),))
    when = _("{day}, {start} to {end}").format(
        day=locale.long_date(sheet.start.date()),
        start=locale.clock_time(sheet.start),
        end=locale.clock_time(sheet.end),
    )
    title = _("{name}, meeting {number}").format(name=sheet.title, number=sheet.number)
    for label, text in (
        (_("Activity"), title if sheet.number else sheet.title),
        (_("Time"), when),
        (_("Place"), sheet.place or "–"),
        (_("Facilitator"), ", ".join(sheet.facilitators)),
    ):
        yield _labelled(label, text)


def _labelled(label: str, text: str) -> Block:
    body = paragraph(text)
    indented: list[Piece] = [
        Words(MARGIN + _LABEL, mark.y, mark.text, mark.size) for mark in body.marks if isinstance(mark, Words)
    ]
    return joined([Block(0, (Words(MARGIN, 10, label, 10),)), Block(body.height, tuple(indented))])


def _columns(sheet: Sheet) -> list[Column]:
    return [
        Column(_("No."), 0.5, figures=False),
        Column(_("Record number") if sheet.code_only else _("Name"), 3, figures=False),
        Column(_("M/F"), 0.5, figures=False),
        Column(_("Institution or village"), 2, figures=False),
        Column(_("Signature"), 1.3, figures=False),
        Column("", 1.3, figures=False),
        Column(_("Remarks"), 1, figures=False),
    ]


def _rows(sheet: Sheet) -> Iterator[Row]:
    """Signatures go zig-zag, so that each has the room of two lines."""
    lines = (*sheet.rows, *[None] * sheet.blank)
    for number, line in enumerate(lines, 1):
        left, right = (f"{number}", "") if number % 2 else ("", f"{number}")
        if line is None:
            yield Row([str(number), "", "", "", left, right, ""])
        else:
            sex = pgettext("sex", "M") if line.sex is Sex.MALE else pgettext("sex", "F")
            yield Row([str(number), line.name, sex, "", left, right, line.mark])


def _foot(sheet: Sheet) -> Callable[[int, int], tuple[Mark, ...]]:
    left = _("{name} · print {number}").format(name=sheet.title, number=sheet.print_no)

    def at(number: int, of: int) -> tuple[Mark, ...]:
        return foot(left, _("Page {number} of {of}").format(number=number, of=of))

    return at
