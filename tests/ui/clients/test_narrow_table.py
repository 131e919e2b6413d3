"""A table in a narrow card: columns become narrower before one of them is out of sight."""

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.letter_table import LetterTable
from ui.widgets.rows import Column, RowsModel

COLUMNS = [
    Column("Date", str, width=120, least=100),
    Column("Place", str, width=100),
    Column("Status", str, width=180, least=120),
]


@pytest.mark.parametrize(
    ("room", "widths"),
    [(420, [120, 100, 180]), (300, [120, 0, 180]), (260, [110, 0, 150]), (200, [100, 0, 120])],
)
def test_columns_become_narrower_before_one_is_out_of_sight(
    qtbot: QtBot, room: int, widths: list[int]
) -> None:
    table = LetterTable(RowsModel(COLUMNS, ["a"]), "dense", droppable=(1,), least=0)
    table.horizontalHeader().setStretchLastSection(False)
    qtbot.addWidget(table)
    table.setFrameShape(LetterTable.Shape.NoFrame)
    table.resize(room, 200)
    table.show()
    assert [table.columnWidth(at) if not table.isColumnHidden(at) else 0 for at in range(3)] == widths
