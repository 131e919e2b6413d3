"""XLSX: a workbook of plain tables. Text stays text: nothing in it is ever a formula or a link."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter

Cell = str | int | float | None

_NAME_SIGNS = 31
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")
_WIDEST = 60


@dataclass(frozen=True)
class Sheet:
    """One sheet: lines of text above, the heads, the rows; `below` lines of text under the table."""

    name: str
    above: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    below: tuple[str, ...] = ()


def xlsx_bytes(sheets: Iterable[Sheet], *, title: str) -> bytes:
    """The workbook. Names of sheets are shortened to what the format takes, and told apart."""
    made = io.BytesIO()
    # Written in memory: nothing of a clinic lies in a temporary file (SECURITY §8).
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": title, "author": "", "company": ""})
    bold, head = book.add_format({"bold": True}), book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    taken: set[str] = set()
    for sheet in sheets:
        page = book.add_worksheet(_named(sheet.name, taken))
        for at, line in enumerate(sheet.above):
            page.write_string(at, 0, line, bold if at == 0 else None)
        top = len(sheet.above) + 1
        for column, text in enumerate(sheet.heads):
            page.write_string(top, column, text, head)
            page.set_column(column, column, _width([text, *(row[column] for row in sheet.rows)]))
        for at, row in enumerate(sheet.rows, start=top + 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(at, column, cell)
                elif cell is not None:
                    page.write_number(at, column, cell)
        under = top + len(sheet.rows) + 2
        for at, line in enumerate(sheet.below, start=under):
            page.merge_range(at, 0, at, max(len(sheet.heads) - 1, 1), line, wrapped)
            page.set_row(at, 15 * (1 + len(line) // 90))
        page.freeze_panes(top + 1, 1)
    book.close()
    return made.getvalue()


def _named(name: str, taken: set[str]) -> str:
    plain = name.translate(_NOT_IN_NAMES).strip() or "-"
    found, number = plain[:_NAME_SIGNS], 2
    while found.casefold() in taken:
        ending = f" {number}"
        found, number = plain[: _NAME_SIGNS - len(ending)] + ending, number + 1
    taken.add(found.casefold())
    return found


def _width(cells: Sequence[Cell]) -> float:
    return min(max(len(str(cell)) for cell in cells if cell is not None), _WIDEST) + 2
