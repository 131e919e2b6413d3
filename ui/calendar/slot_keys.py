"""The slot cursor (ui/spec §5.1): an empty stretch marked by arrows, booked by Enter."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from ui.calendar.grid.geometry import SNAP
from ui.calendar.grid.slot_cursor import first_slot
from ui.calendar.grid.surface import GridSurface

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPRIGHT = {Qt.Key.Key_Up: -SNAP, Qt.Key.Key_Down: SNAP}


class SlotKeys:
    """Marks on the surface; over the edge of what is shown it turns the pages."""

    def __init__(self, surface: GridSurface, turn: Callable[[int], object]) -> None:
        """`turn` shows the next or previous pages at once."""
        self._surface, self._turn = surface, turn

    def press(self, key: Qt.Key, shift: bool) -> bool:
        """One key; False for what isn't ours."""
        surface = self._surface
        grid, cursor = surface.grid, surface.overlay.state.cursor
        if key in _ENTER and cursor is not None:
            surface.slot_chosen.emit(cursor)
        elif key not in _SIDEWAYS and key not in _UPRIGHT:
            return False
        elif cursor is None:
            surface.mark_slot(first_slot(grid, surface.overlay.state.now))
        elif key in _UPRIGHT and shift:
            surface.mark_slot(cursor.longer(_UPRIGHT[key], grid))
        elif key in _UPRIGHT:
            surface.mark_slot(cursor.by_minutes(_UPRIGHT[key], grid))
        else:
            by = _SIDEWAYS[key]
            beside = cursor.by_columns(by, grid)
            if beside is None:
                self._turn(by)
                beside = cursor.into(surface.grid.columns[0 if by > 0 else -1])
            surface.mark_slot(beside)
        return True
