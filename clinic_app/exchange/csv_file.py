"""CSV as the spreadsheet programs of the country open it by a double click."""

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | None

_BOM = "\N{BYTE ORDER MARK}"
"""By it a spreadsheet knows that the bytes are UTF-8."""

_RECKONED = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def csv_bytes(rows: Iterable[Sequence[Cell]], *, decimal_comma: bool) -> bytes:
    """UTF-8 with its mark, parted by semicolons, which no number holds: a comma may be the decimal sign.

    Text that a spreadsheet would reckon gets an apostrophe before it, so that a name is never a formula.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_plain(cell, decimal_comma) for cell in row])
    return (_BOM + text.getvalue()).encode("utf-8")


def _plain(cell: Cell, decimal_comma: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_RECKONED) else cell
    if isinstance(cell, float):
        return str(cell).replace(".", ",") if decimal_comma else str(cell)
    return str(cell)
