"""CSV and XLSX as a spreadsheet reads them back."""

import io

from python_calamine import CalamineWorkbook

from clinic_app.exchange.csv_file import csv_bytes
from clinic_app.exchange.xlsx_file import Sheet, xlsx_bytes


def read(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_csv_opens_by_a_double_click_in_an_indonesian_spreadsheet() -> None:
    content = csv_bytes(
        [("Bulan", "Nilai"), ("Juli; 2026", 8.5), ("≥70", None), ("", 12)], decimal_comma=True
    )
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == 'Bulan;Nilai\r\n"Juli; 2026";8,5\r\n≥70;\r\n;12\r\n'


def test_an_english_csv_has_decimal_points() -> None:
    assert csv_bytes([(8.5,)], decimal_comma=False).decode("utf-8-sig") == "8.5\r\n"


def test_no_text_of_a_csv_is_a_formula() -> None:
    dangerous = ("=1+1", "+62", "-1", "@SUM(A1)", "\tx", "\rx")
    lines = csv_bytes([(text, -1) for text in dangerous], decimal_comma=False).decode("utf-8-sig")
    assert lines.count("'") == len(dangerous)
    assert lines.startswith("'=1+1;-1\r\n")


def test_a_workbook_holds_words_as_words_and_numbers_as_numbers() -> None:
    sheet = Sheet("Umur", ("Laporan", "Juli 2026"), ("Umur", "L"), (("=1+1", 3), ("≥70", None), ("", 8.5)))
    ((name, rows),) = read(xlsx_bytes([sheet], title="Laporan")).items()
    assert name == "Umur"
    assert [row for row in rows if any(cell != "" for cell in row)] == [
        ["Laporan", ""],
        ["Juli 2026", ""],
        ["Umur", "L"],
        ["=1+1", 3.0],
        ["≥70", ""],
        ["", 8.5],
    ]


def test_sheets_of_any_name_are_told_apart() -> None:
    names = ["Kasus baru/lama: menurut kode dan jenis kelamin", "Kasus baru lama", "kasus baru lama", "?"]
    sheets = [Sheet(name, (name,), ("a",), ((1,),), ("Catatan",)) for name in names]
    found = list(read(xlsx_bytes(sheets, title="")))
    assert found == ["Kasus barulama menurut kode dan", "Kasus baru lama", "kasus baru lama 2", "-"]
