"""Move mode (ui/spec §5.1): an appointment carried by arrows, over the edge of what is shown as well."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from ui.calendar.grid.carry import Carry
from ui.calendar.grid.geometry import FINE_SNAP, SNAP
from ui.calendar.grid.surface import GridSurface

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPRIGHT = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_BRACKETS = {Qt.Key.Key_BracketLeft: -1, Qt.Key.Key_BracketRight: 1}
_BRACES = {Qt.Key.Key_BraceLeft: -1, Qt.Key.Key_BraceRight: 1}
"""The brackets with Shift, as keyboards report them."""


class CarryKeys:
    """Every key belongs to it while something is carried."""

    def __init__(
        self, surface: GridSurface, turn: Callable[[int], object], give_up: Callable[[Carry], object]
    ) -> None:
        """`turn` shows the next or previous pages at once, `give_up` goes back to where it was."""
        self._surface, self._turn, self._give_up = surface, turn, give_up

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """One key; False for what belongs to the window, like Ctrl+K."""
        carrier, grid = self._surface.carrier, self._surface.grid
        carry = carrier.carry
        assert carry is not None
        fine = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if modifiers & Qt.KeyboardModifier.ControlModifier or (fine and key not in _UPRIGHT):
            return False
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in _UPRIGHT:
            carrier.carry_on(carry.by_minutes(_UPRIGHT[key] * (FINE_SNAP if fine else SNAP), grid))
        elif key in _SIDEWAYS:
            self._step(carry, _SIDEWAYS[key])
        elif key in _PAGES:
            self._leaf(carry, _PAGES[key])
        elif key in _BRACES or (key in _BRACKETS and shift):
            carrier.carry_on(carry.start_by((_BRACES | _BRACKETS)[key] * FINE_SNAP, grid))
        elif key in _BRACKETS:
            carrier.carry_on(carry.end_by(_BRACKETS[key] * FINE_SNAP, grid))
        elif key in _ENTER:
            carrier.put_down()
        elif key == Qt.Key.Key_Escape:
            carrier.drop()
            self._give_up(carry)
        return True

    def _step(self, carry: Carry, by: int) -> None:
        """Into the next column; beyond the last one into the first of the next pages."""
        beside = carry.by_columns(by, self._surface.grid)
        if beside is not None:
            self._surface.carrier.carry_on(beside)
        else:
            self._over(carry, by, 0 if by > 0 else -1)

    def _leaf(self, carry: Carry, by: int) -> None:
        """To the next pages, into the column at the same place."""
        place = carry.place(self._surface.grid) or 0
        self._over(carry, by, place)

    def _over(self, carry: Carry, by: int, place: int) -> None:
        if self._surface.carrier.by_mouse:
            return  # the held button belongs to the pages where it was pressed
        self._turn(by)
        grid = self._surface.grid
        self._surface.carrier.carry_on(carry.into(grid.columns[min(place, len(grid.columns) - 1)], grid))
