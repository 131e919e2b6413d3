"""A month as a file: the same figures in all four, kept, logged, masked for outside."""

import csv
import io
import json
from typing import Any

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from clinic_app.common.permissions import Role, Title
from clinic_app.common.translations import use_language
from clinic_app.statistics.model import MonthPrint
from clinic_app.statistics.values.closing import ExportForm, Printed
from clinic_app.vault.hashing import SIZE
from tests.support.clinic import ADMIN, BAGUS, HENDRA, NADIRA
from tests.support.november import BUDI, NOVEMBER, PSY, Example

Figures = dict[tuple[str, str, str], float | str]
"""(table, row, column) → figure."""


def leave(example: Example, form: ExportForm, login: str = HENDRA, **asked: Any) -> Printed:
    asked = {"outside": False, **asked}
    return example.clinic.at(login).statistics.export(NOVEMBER, form, **asked)


def of_json(content: bytes) -> dict[str, object]:
    found: dict[str, object] = json.loads(content)
    return found


def of_csv(content: bytes) -> Figures:
    lines = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    return {
        (table, row, column): _number(value)
        for _month, key, table, row, column, value in list(lines)[1:]
        if value and key != "report"
    }


def of_xlsx(content: bytes) -> Figures:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    found: Figures = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name).to_python()
        at = next(at for at, row in enumerate(sheet) if at and not any(sheet[at - 1]) and any(row))
        for row in sheet[at + 1 :]:
            if not any(row[1:]) and not any(cell == 0 for cell in row[1:]):
                break
            for column, cell in zip(sheet[at][1:], row[1:], strict=True):
                if cell != "":
                    assert isinstance(cell, str | int | float)
                    found[str(sheet[0][0]), str(row[0]), str(column)] = cell
    return found


def _number(text: str) -> float | str:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text


def test_all_files_have_the_same_figures(example: Example) -> None:
    use_language("id")
    table, sheet = (
        of_csv(leave(example, ExportForm.CSV).content),
        of_xlsx(leave(example, ExportForm.XLSX).content),
    )
    plain = of_json(leave(example, ExportForm.JSON).content)
    paper = pypdfium2.PdfDocument(leave(example, ExportForm.PDF).content)
    words = " ".join(page.get_textpage().get_text_range() for page in paper)

    assert table == sheet
    assert table["Orang", "Jumlah*", "Orang"] == 4
    assert table["Kunjungan baru dan lama", "Jumlah", "Kunjungan"] == 8
    assert table["Tidak hadir", "Jumlah", "Tidak hadir, %"] == 16.7
    total = plain["total"]
    assert isinstance(total, dict)
    assert (total["visits"], total["visits_new"], total["persons"], total["sessions"]) == (8, 3, 4, 5)
    assert (total["no_show_percent"], total["attendance_percent"]) == (16.7, 66.7)
    assert all(figure in words for figure in ("16,7%", "66,7%", "F32.1", "Episode depresif"))


def test_the_paper_bears_the_head_of_the_log_that_tells_of_it(own: Example) -> None:
    printed = leave(own, ExportForm.PDF)

    (entry,) = own.clinic.log("month.exported")
    assert (printed.report.log_seq, printed.report.log_hash) == (entry.seq, entry.hash.hex())
    words = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(printed.content))
    first = entry.hash.hex()
    assert f"{first[:4]} {first[4:8]} {first[8:12]}" in words
    details = json.loads(entry.details)
    assert (entry.object, entry.object_id) == ("month", "2026-11")
    assert (details["form"], details["outside"], details["revision"]) == ("pdf", False, 0)
    assert len(bytes.fromhex(details["figures"])) == SIZE


def test_a_later_print_with_other_figures_is_the_next_revision(own: Example) -> None:
    assert [leave(own, form).revision for form in (ExportForm.PDF, ExportForm.CSV)] == [0, 0]
    assert len(own.clinic.rows(MonthPrint)) == 1

    own.at(2026, 11, 23)
    own.session(BUDI, PSY, "KIS", NADIRA)
    own.at(2026, 12, 3)
    again = leave(own, ExportForm.JSON)

    assert (again.revision, again.report.revision) == (1, 1)
    assert own.clinic.at(HENDRA).statistics.month(NOVEMBER).revision == 1
    assert leave(own, ExportForm.PDF, outside=True).revision == 1
    assert len(own.clinic.rows(MonthPrint)) == 2


def test_another_code_of_a_case_is_a_revision_too(own: Example) -> None:
    leave(own, ExportForm.JSON)
    notes = own.clinic.at(NADIRA).notes
    (problem,) = notes.problems(BUDI)
    notes.correct_problem(problem.id, first_on=problem.first_on, code="F32.2")

    assert leave(own, ExportForm.JSON).revision == 1


def test_no_code_lies_in_the_clear(own: Example) -> None:
    leave(own, ExportForm.JSON)
    (row,) = own.clinic.rows(MonthPrint)
    assert "F32" not in str(row)
    assert b"F32" not in b"".join(value for value in row if isinstance(value, bytes))


def test_parts_of_a_month_are_logged_and_not_kept(own: Example) -> None:
    leave(own, ExportForm.CSV, programme=PSY)
    leave(own, ExportForm.JSON, BAGUS)

    assert own.clinic.rows(MonthPrint) == []
    told = [json.loads(entry.details) for entry in own.clinic.log("month.exported")]
    assert told == [
        {"form": "csv", "outside": False, "programme": "PSY"},
        {"form": "json", "outside": False, "counselor": own.clinic.person(BAGUS)},
    ]


@pytest.mark.parametrize("form", [ExportForm.CSV, ExportForm.XLSX, ExportForm.JSON])
def test_for_outside_no_figure_from_one_to_four_is_told(example: Example, form: ExportForm) -> None:
    content = leave(example, form, outside=True).content
    if form is ExportForm.JSON:
        plain = of_json(content)
        assert plain["masked"] is True
        assert "total" not in plain
        tables = plain["tables"]
        assert isinstance(tables, list)
        shown = [cell for table in tables for row in table["rows"] for cell in row["cells"]]
    else:
        shown = list((of_csv if form is ExportForm.CSV else of_xlsx)(content).values())
    assert "<5" in shown
    assert 5 in shown
    assert not [cell for cell in shown if isinstance(cell, int | float) and 0 < cell < 5]


def test_a_head_signs_where_there_is_one(own: Example) -> None:
    both = frozenset({Role.COUNSELOR, Role.HEAD})
    own.clinic.at(ADMIN).staff.change(
        own.clinic.person(BAGUS), "Bagus Prasetya", both, Title.BK_COUNSELOR, "S.Pd."
    )
    words = "".join(
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(leave(own, ExportForm.PDF).content)
    )
    assert "Bagus Prasetya" in words
    assert "Hendra Wijaya" in words


def test_part_of_a_month_leaves_no_hash_outside_that_proves_a_guess(example: Example) -> None:
    """The hash of a whole month goes over its sealed cases too, which nobody guesses."""
    use_language("id")

    def has_hash(**asked: Any) -> bool:
        paper = pypdfium2.PdfDocument(leave(example, ExportForm.PDF, **asked).content)
        return "Angka: " in " ".join(page.get_textpage().get_text_range() for page in paper)

    assert has_hash(programme=PSY)
    assert has_hash(outside=True)
    assert not has_hash(outside=True, programme=PSY)
