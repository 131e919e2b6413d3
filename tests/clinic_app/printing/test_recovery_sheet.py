"""The recovery sheet as somebody finds it years later, in an envelope."""

from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest

from clinic_app.common.translations import use_language
from clinic_app.printing import fonts
from clinic_app.printing.marks import A4, Frame, Words
from clinic_app.printing.paper import Paper
from clinic_app.printing.recovery_sheet import MARGIN, recovery_sheet
from clinic_app.vault.recovery import RecoveryCode, parse

CODE = RecoveryCode(bytes(range(20)))
MADE_ON = date(2026, 8, 3)
LONG = "Pusat Pelayanan Kesehatan Jiwa Masyarakat Kabupaten Rimba As"
"""60 letters."""


def texts(paper: Paper) -> list[str]:
    document = pypdfium2.PdfDocument(paper.pdf())
    return [page.get_textpage().get_text_range() for page in document]


@pytest.fixture
def sheet() -> Callable[..., Paper]:
    def made(facility: str = "Puskesmas Rimba Asri", unit: str = "") -> Paper:
        return recovery_sheet(CODE.groups, facility, unit, MADE_ON)

    return made


def test_both_sheets_carry_the_whole_code(sheet: Callable[..., Paper]) -> None:
    for page in texts(sheet()):
        found = [line for line in page.split() if line in CODE.groups]
        assert parse(found) == CODE, "typed off the paper, it is the same code"


def test_it_speaks_indonesian(sheet: Callable[..., Paper]) -> None:
    use_language("id")
    first, second = texts(sheet(unit="Layanan Konseling"))
    assert "Puskesmas Rimba Asri" in first
    assert "Layanan Konseling" in first
    assert "Lembar 1 dari 2" in first
    assert "simpan di luar gedung" in second
    assert "Lupa kata sandi?" in first
    assert "3 Agustus 2026" in first


@pytest.mark.parametrize("name", [LONG, "W" * 100, "Puskesmas 🌿 مركز الصحة", "a" * 4000, "Pūskésmas Łódź"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_every_name_stays_on_the_paper(sheet: Callable[..., Paper], name: str, language: str) -> None:
    use_language(language)
    for page in sheet(name, name).pages:
        for mark in page:
            if isinstance(mark, Words):
                width = fonts.width(mark.text, mark.size, mark.bold)
                left = mark.x - width / 2 if mark.centred else mark.x
                assert left + width <= A4[0] - MARGIN + 0.5
                assert mark.y <= A4[1] - MARGIN + 0.5
        boxes = [mark.y + mark.height for mark in page if isinstance(mark, Frame)]
        assert max(boxes) < A4[1] / 2, "the groups never slip down the page"


def test_a_sign_the_font_lacks_is_no_empty_box() -> None:
    assert fonts.printable("Puskesmas 🌿 é ａ\u202e") == "Puskesmas ? é a"


def test_lines_lose_no_letter() -> None:
    text = "Jalan " + "panjang" * 30 + " nomor lima"
    broken = fonts.lines(text, 10, 120)
    assert "".join(broken).replace(" ", "") == text.replace(" ", "")
    assert all(fonts.width(line, 10) <= 120 for line in broken)


def test_the_same_sheet_is_the_same_file(sheet: Callable[..., Paper]) -> None:
    assert sheet().pdf() == sheet().pdf(), "no time, no name of a computer in it"
