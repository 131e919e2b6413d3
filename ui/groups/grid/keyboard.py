"""Keys over the attendance grid: what they mark, and where they lead (ui/spec §5.1). Pure."""

from PySide6.QtCore import Qt

from clinic_app.groups.values import Mark
from ui.groups.grid.geometry import Place

MARKS = {
    Qt.Key.Key_H: Mark.PRESENT,
    Qt.Key.Key_T: Mark.LATE,
    Qt.Key.Key_I: Mark.EXCUSED,
    Qt.Key.Key_S: Mark.SICK,
    Qt.Key.Key_A: Mark.ABSENT,
}
EMPTY = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


def led(key: Qt.Key, control: bool, place: Place, rows: int, columns: int, page: int) -> Place | None:
    """Where a key leads from a cell; None for a key that leads nowhere. It stops at the edges.

    Home and End are the first and the last meeting; with Ctrl the first and the last row as well.
    """
    if not rows or not columns:
        return None
    row, column = place.row, place.column
    if key in _STEPS and not control:
        by = _STEPS[key]
        row, column = row + by[0], column + by[1]
    elif key == Qt.Key.Key_Home:
        row, column = (0 if control else row), 0
    elif key == Qt.Key.Key_End:
        row, column = (rows - 1 if control else row), columns - 1
    elif key == Qt.Key.Key_PageUp:
        row -= page
    elif key == Qt.Key.Key_PageDown:
        row += page
    else:
        return None
    return Place(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))
