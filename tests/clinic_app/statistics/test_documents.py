"""The month on paper, read back as a reader would: every figure, whose it is, and what it is worth."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pypdfium2
import pytest

from clinic_app.common.translations import use_language
from clinic_app.facility.values import FacilityKind, Profile
from clinic_app.printing.blocks import MARGIN
from clinic_app.printing.marks import A4
from clinic_app.statistics.documents import month_paper
from clinic_app.statistics.tables.month_tables import tables
from clinic_app.statistics.values.figures import BandCount, BySex, CaseLine
from clinic_app.statistics.values.report import Correction, MonthReport, MonthState
from tests.support.months import empty, july

PROFILE = Profile(
    "Puskesmas Rimba Asri",
    FacilityKind.PUSKESMAS,
    "Asia/Makassar",
    "Layanan Kesehatan Jiwa",
    "Jalan Melati 4",
    "+62215550123",
)
SNAPSHOT = "ab12" * 16


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    use_language("id")


def paper(report: MonthReport, **asked: Any) -> pypdfium2.PdfDocument:
    wished: dict[str, Any] = {"revision": 0, "outside": False, "figures_hash": SNAPSHOT, **asked}
    return pypdfium2.PdfDocument(month_paper(report, PROFILE, **wished))


def words(document: pypdfium2.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document)


def test_it_says_whose_figures_of_when_and_how_final() -> None:
    said = words(paper(july(), revision=2, supervisor_name="dr. Hendra W."))
    for expected in (
        "Puskesmas Rimba Asri",
        "LAPORAN BULANAN",
        "Bulan: Juli 2026",
        "Angka sementara: bulan belum ditutup · Revisi ke-2",
        "Log pada entri 41.208: 9f2c 41d8 07be 6a35",
        "Angka: ab12 ab12",
        "Rahasia · Dicetak 19 Agustus 2026 10.24 WITA oleh dr. Hendra W. · data per 31 Juli 2026",
        "Halaman 1 dari 4",
        "Mengetahui,",
        "Kepala Puskesmas Rimba Asri,",
        "* Klien yang ikut lebih dari satu program dihitung sekali.",
    ):
        assert expected in said, expected
    assert "Revisi" not in words(paper(july()))


def test_every_figure_of_every_table_is_printed_with_its_sentence() -> None:
    said = words(paper(july()))
    lines = said.split("\n")
    assert "Konseling 58 84 18 58 84 120 138" in lines
    assert "Jumlah 222 20 8,3% 13" in lines
    assert "F32 Episode depresif 2 5 7 4 9 13" in lines
    assert "Persons: different clients with a visit." in lines
    for table in tables(july()):
        assert table.title in lines
        for row in table.rows:
            assert any(line.startswith(row.label) for line in lines), row


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (MonthState.RUNNING, "Angka sementara sampai 31 Juli 2026"),
        (MonthState.CLOSED, "Angka final, ditutup 3 Agustus 2026 oleh Sri Lestari"),
    ],
)
def test_running_and_closed_months_say_so(state: MonthState, said: str) -> None:
    report = replace(july(), state=state, closed_at=datetime(2026, 8, 3, 9), closed_by="Sri Lestari")
    assert said in words(paper(report))


def test_corrections_of_a_closed_month_are_listed() -> None:
    report = replace(july(), state=MonthState.CLOSED, corrections=(Correction("BK.sessions", 141, 142),))
    assert "Konseling: Pertemuan 141 142" in words(paper(report)).split("\n")


def test_outside_no_chart_tells_a_small_figure() -> None:
    """The pyramid of July has a band of three men, and of F32 two men were new."""
    outside = words(paper(july(), outside=True))
    assert "Bagan tidak dicetak" in outside
    assert "F32 Episode depresif <5" in outside
    assert "Usia dan jenis kelamin" in words(paper(july()))


def test_outside_no_chart_tells_in_its_bands_what_a_table_hides_in_others() -> None:
    report = july()
    bands = tuple(replace(each, count=BySex(10, 10)) for each in report.pyramid.bands)
    trend = tuple(replace(each, bk=9, psy=9, contacts=9, no_shows=9) for each in report.trend)
    report = replace(report, pyramid=replace(report.pyramid, bands=bands), trend=trend)
    assert "Bagan tidak dicetak" in words(paper(report, outside=True))


def test_an_empty_month_is_paper_too() -> None:
    said = words(paper(empty()))
    assert "Belum ada data" in said
    assert "Jumlah 0 0 – 0" in said.split("\n")


def test_long_lists_go_on_with_their_head_and_nothing_leaves_the_page() -> None:
    line = (BandCount("18–24", BySex(1, 2)),)
    (first, *_others) = july().cases or ()
    many = tuple(
        CaseLine(first.system, f"Z{at:02}", "Masalah lain yang panjang namanya " * 3, line, line)
        for at in range(90)
    )
    document = paper(replace(july(), cases=many), head_name="W" * 60)
    pages = [page.get_textpage() for page in document]
    heads = [page for page in pages if "Masalah atau diagnosis" in page.get_text_range()]
    assert len(heads) >= 3
    for page in pages:
        for at in range(page.count_rects()):
            left, bottom, right, top = page.get_rect(at)
            assert MARGIN - 1 <= left <= right <= A4[0] - MARGIN + 1
            assert MARGIN - 4 <= bottom <= top <= A4[1] - MARGIN + 4
    codes = re.findall(r"^Z(\d\d) ", words(document), re.MULTILINE)
    assert codes == [f"{at:02}" for at in range(90)]
    signatures = [number for number, page in enumerate(pages) if "Mengetahui," in page.get_text_range()]
    names = [number for number, page in enumerate(pages) if "W" * 20 in page.get_text_range()]
    assert signatures == names[:1], "the signatures stay together"
