"""The keys of the grid (ui/spec §5.1): turning pages, walking through appointments, their status."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from clinic_app.scheduling.values import AppointmentId, Status
from ui.calendar.carry_keys import CarryKeys
from ui.calendar.grid.block_button import BlockButton
from ui.calendar.grid.slot_cursor import SlotCursor
from ui.calendar.grid.surface import GridSurface
from ui.calendar.slot_keys import SlotKeys
from ui.calendar.view_state import View

STATUS_KEYS = {
    Qt.Key.Key_K: Status.CONFIRMED,
    Qt.Key.Key_D: Status.CHECKED_IN,
    Qt.Key.Key_S: Status.IN_SESSION,
    Qt.Key.Key_E: Status.COMPLETED,
    Qt.Key.Key_X: Status.NO_SHOW,
    Qt.Key.Key_Delete: Status.CANCELLED_CLIENT,
}
VIEW_KEYS = {Qt.Key.Key_H: View.DAY, Qt.Key.Key_M: View.WEEK}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class GridKeys(QObject):
    """Turns key presses on the surface and its blocks into wishes."""

    turned = Signal(int)
    today_wanted = Signal()
    view_wanted = Signal(object)
    zoomed = Signal(int)
    status_wanted = Signal(int, object)
    take_wanted = Signal(int)
    """An appointment is to be carried by keys."""
    gave_up = Signal(object)
    """The `Carry` that goes back to where it was."""

    def __init__(self, surface: GridSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._carrying = CarryKeys(surface, self.turned.emit, self.gave_up.emit)
        self._slots = SlotKeys(surface, self.turned.emit)
        surface.key_pressed.connect(self.press)

    def press(self, event: QKeyEvent) -> None:
        """Handle one key; what isn't ours goes on to the window."""
        key = Qt.Key(event.key())
        if self._surface.carrier.carry is not None:
            handled = self._carrying.press(key, event.modifiers())
        elif event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return
        else:
            handled = self._free_key(key, event)
        if handled:
            event.accept()

    def _free_key(self, key: Qt.Key, event: QKeyEvent) -> bool:
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_T:
            self.today_wanted.emit()
        elif key in VIEW_KEYS:
            self.view_wanted.emit(VIEW_KEYS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoomed.emit(-1 if key == Qt.Key.Key_Minus else 1)
        elif (focused := self._focused_block()) is not None:
            return self._block_key(key, focused)
        else:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return self._slots.press(key, shift)
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
            self.take_wanted.emit(appointment)
        elif key in STATUS_KEYS:
            self.status_wanted.emit(appointment, STATUS_KEYS[key])
        elif key in _ARROWS:
            block = self._surface.block_for(appointment)
            self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
            if block is not None:
                self._surface.mark_slot(SlotCursor(block.start, block.end, block.counselor_id))
        else:
            return False
        return True
