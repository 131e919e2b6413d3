"""The keys of the week (ui/spec §5.1): slot cursor, walking through appointments, carrying one."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from clinic_app.scheduling.values import AppointmentId, Status
from ui.calendar.block_button import BlockButton
from ui.calendar.geometry import FINE_SNAP, SNAP
from ui.calendar.week_surface import WeekSurface

_NEW = timedelta(minutes=60)
STATUS_KEYS = {
    Qt.Key.Key_K: Status.CONFIRMED,
    Qt.Key.Key_D: Status.CHECKED_IN,
    Qt.Key.Key_S: Status.IN_SESSION,
    Qt.Key.Key_E: Status.COMPLETED,
    Qt.Key.Key_X: Status.NO_SHOW,
    Qt.Key.Key_Delete: Status.CANCELLED_CLIENT,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WeekKeys(QObject):
    """Turns key presses on the surface and its blocks into wishes."""

    turned = Signal(int)
    today_wanted = Signal()
    zoomed = Signal(int)
    status_wanted = Signal(int, object)

    def __init__(self, surface: WeekSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        surface.key_pressed.connect(self.press)

    def press(self, event: QKeyEvent) -> None:
        """Handle one key; what isn't ours goes on to the window."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if not plain:
            return
        handled = self._carry_key(key) if self._surface.carry is not None else self._free_key(key, event)
        if handled:
            event.accept()

    # While an appointment is carried

    def _carry_key(self, key: Qt.Key) -> bool:
        surface = self._surface
        carry = surface.carry
        assert carry is not None
        steps = {
            Qt.Key.Key_Up: lambda: carry.by_minutes(-SNAP, surface.grid),
            Qt.Key.Key_Down: lambda: carry.by_minutes(SNAP, surface.grid),
            Qt.Key.Key_Left: lambda: carry.by_days(-1, surface.grid),
            Qt.Key.Key_Right: lambda: carry.by_days(1, surface.grid),
            Qt.Key.Key_BracketLeft: lambda: carry.longer(-FINE_SNAP),
            Qt.Key.Key_BracketRight: lambda: carry.longer(FINE_SNAP),
        }
        if key in steps:
            surface.carry_on(steps[key]())
        elif key in _ENTER:
            surface.put_down()
        elif key == Qt.Key.Key_Escape:
            surface.drop()
        return True

    # Otherwise

    def _free_key(self, key: Qt.Key, event: QKeyEvent) -> bool:
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_T:
            self.today_wanted.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoomed.emit(-1 if key == Qt.Key.Key_Minus else 1)
        elif (focused := self._focused_block()) is not None:
            return self._block_key(key, focused)
        else:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return self._slot_key(key, shift)
        return True

    def _focused_block(self) -> AppointmentId | None:
        focused = self._surface.focusWidget()
        if isinstance(focused, BlockButton) and focused.hasFocus():
            return focused.appointment_id
        return None

    def _block_key(self, key: Qt.Key, appointment: AppointmentId) -> bool:
        if key in _ENTER:
            self._surface.opened.emit(appointment)
        elif key == Qt.Key.Key_P:
            self._surface.take(appointment)
        elif key in STATUS_KEYS:
            self.status_wanted.emit(appointment, STATUS_KEYS[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            block = self._surface.block_for(appointment)
            self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
            if block is not None:
                self._surface.mark_slot(block.start, block.end)
        else:
            return False
        return True

    def _slot_key(self, key: Qt.Key, shift: bool) -> bool:
        cursor = self._surface.overlay.state.cursor
        if key in _ENTER and cursor is not None:
            self._surface.slot_chosen.emit(cursor.start, cursor.end)
            return True
        moves = {
            Qt.Key.Key_Up: timedelta(minutes=-SNAP),
            Qt.Key.Key_Down: timedelta(minutes=SNAP),
            Qt.Key.Key_Left: timedelta(days=-1),
            Qt.Key.Key_Right: timedelta(days=1),
        }
        if key not in moves:
            return False
        if cursor is None:
            start = self._first_slot()
            self._surface.mark_slot(start, start + _NEW)
        elif shift and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._mark(cursor.start, cursor.end + moves[key])
        else:
            self._mark(cursor.start + moves[key], cursor.end + moves[key])
        return True

    def _mark(self, start: datetime, end: datetime) -> None:
        grid = self._surface.grid
        midnight = datetime.combine(start.date(), time())
        inside = (
            start.date() in grid.days
            and start >= midnight + timedelta(hours=grid.opens)
            and end <= midnight + timedelta(hours=grid.closes)
        )
        if inside and end - start >= timedelta(minutes=SNAP):
            self._surface.mark_slot(start, end)

    def _first_slot(self) -> datetime:
        """Now, or the first hour of the week that is shown."""
        grid, now = self._surface.grid, self._surface.overlay.state.now
        if now is not None and now.date() in grid.days and grid.opens <= now.hour < grid.closes - 1:
            return now.replace(minute=now.minute // SNAP * SNAP, second=0, microsecond=0)
        return datetime.combine(grid.days[0], time(grid.opens + 1 if grid.opens < 23 else grid.opens))
