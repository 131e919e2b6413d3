"""Head, blocks and signatures of official paper, with short and with very long words."""

from datetime import date

import pypdfium2
import pytest

from clinic_app.common.translations import use_language
from clinic_app.printing import fonts, pdf
from clinic_app.printing.blocks import FOOT, MARGIN, ROOM, Block, foot, joined, pages, paragraph, space
from clinic_app.printing.letterhead import letterhead
from clinic_app.printing.marks import A4, Frame, Rule, Words
from clinic_app.printing.signature_block import Signer, grouped, signature_block

DAY = date(2026, 12, 2)
BOTTOM = A4[1] - MARGIN - FOOT


def read(*blocks: Block) -> list[str]:
    sheets = pages(blocks, lambda number, of: foot("Rahasia", f"{number}/{of}"))
    document = pypdfium2.PdfDocument(pdf.render("Surat", sheets))
    return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("name", ["Puskesmas Rimba Asri", "W" * 100, "Pusat Pelayanan Kesehatan " * 4])
def test_every_facility_stays_between_the_margins(name: str) -> None:
    head = letterhead(name, name, "Jalan Melati 4, " * 18, "0812-4410-2213")
    for mark in head.marks:
        assert 0 < mark.y < head.height
        if isinstance(mark, Words):
            assert mark.x - fonts.width(mark.text, mark.size, mark.bold) / 2 >= MARGIN - 0.01
    bare = letterhead(name)
    assert bare.height < head.height, "what a facility has not given takes no room"


def test_the_signatures_name_both_and_leave_a_line_for_what_is_unknown() -> None:
    use_language("id")
    block = signature_block(
        Signer("Kepala UPTD Puskesmas Rimba Asri"),
        Signer("Penanggung Jawab Program Kesehatan Jiwa,", "dr. Hendra W.", "198001012005012001"),
        DAY,
        "Rimba Asri",
    )
    (page,) = read(block)
    for said in ("Mengetahui,", "Rimba Asri, 2 Desember 2026", "dr. Hendra W.", "NIP. 19800101 200501 2 001"):
        assert said in page
    assert sum(isinstance(mark, Rule) for mark in block.marks) == 2
    assert grouped("NRP 77") == "NRP 77"


@pytest.mark.parametrize("filled", range(560, 740, 20))
def test_a_block_is_never_torn_and_a_heading_never_alone(filled: int) -> None:
    table = Block(90, (Frame(MARGIN, 0, ROOM, 90),))
    heading = paragraph("Kunjungan", 12, bold=True, with_next=True)
    sheets = pages([Block(filled, (Rule(MARGIN, 0, ROOM),)), heading, table], lambda number, of: ())
    for sheet in sheets:
        for mark in sheet:
            assert mark.y + (mark.height if isinstance(mark, Frame) else 0) <= BOTTOM
    titles = [any(isinstance(mark, Words) for mark in sheet) for sheet in sheets]
    tables = [any(isinstance(mark, Frame) for mark in sheet) for sheet in sheets]
    assert titles == tables


def test_blocks_joined_are_one() -> None:
    one = joined([paragraph("a"), space(10), paragraph("b")])
    assert one.height == pytest.approx(2 * 14 + 10)
    assert [mark.y for mark in one.marks] == pytest.approx([10, 34])


def test_a_block_higher_than_a_page_begins_one_and_ends_the_loop() -> None:
    sheets = pages([paragraph("a"), Block(2000, (Rule(0, 0, 1),)), paragraph("b")], lambda number, of: ())
    assert len(sheets) == 3
