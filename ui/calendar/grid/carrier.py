"""Carrying an appointment about: takes it up, follows mouse or keys, puts it down or lets it go."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QPointF, QRect, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from clinic_app.common.locale import long_date, time_range
from clinic_app.scheduling.values import AppointmentId, Block
from ui.calendar.grid.carry import Carry, Grip
from ui.calendar.grid.overlay import Overlay, Told

Probe = Callable[[Carry], Told]
"""Asked at every snap: what speaks against the place, or where it comes from."""

_HOLD_MS = 150


class Carrier(QObject):
    """What is carried, it shows on the overlay; where it was let go, it says by a signal."""

    taken_or_left = Signal()
    """Carrying began or ended: the source is to be painted otherwise."""
    carried = Signal(object)
    """The `Carry` that was put down elsewhere."""
    clicked = Signal(int)
    """The appointment that was pressed and let go without being carried."""
    reveal = Signal(QRect)

    def __init__(self, overlay: Overlay, parent: QObject) -> None:
        super().__init__(parent)
        self._overlay = overlay
        self.probe: Probe = lambda carry: Told()
        self.may_carry: Callable[[Block], bool] = lambda block: True
        self._pressed: tuple[Block, datetime, Grip, QPointF] | None = None
        self._hold = QTimer(self, singleShot=True, interval=_HOLD_MS)

    @property
    def carry(self) -> Carry | None:
        """What is carried now."""
        return self._overlay.state.carry

    @property
    def source(self) -> AppointmentId | None:
        """The appointment that is carried now."""
        return self.carry.block.id if self.carry is not None else None

    @property
    def by_mouse(self) -> bool:
        """Whether a mouse button is held on an appointment."""
        return self._pressed is not None

    def take(self, block: Block) -> bool:
        """Begin to carry by keys; False for what can't be moved."""
        if not self.may_carry(block):
            return False
        self.carry_on(Carry.of(block))
        return True

    def carry_on(self, carry: Carry) -> None:
        """Show it somewhere else, with what speaks against it."""
        before, state = self.carry, self._overlay.state
        if before == carry:
            return
        state.carry = carry
        state.told = self.probe(carry) if carry.moved else Told()
        self._say(carry)
        box = self._overlay.box_of(carry.start, carry.end, carry.counselor_id)
        if box is not None:
            self.reveal.emit(QRect(int(box.x), int(box.y), int(box.width), int(box.height)))
        if before is None:
            self.taken_or_left.emit()
        self._overlay.update()

    def _say(self, carry: Carry) -> None:
        """Tell a screen reader where it is now."""
        words = (
            long_date(carry.start.date()),
            time_range(carry.start, carry.end),
            self._overlay.state.told.text,
        )
        text = ", ".join(part for part in words if part)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._overlay, text))

    def put_down(self) -> None:
        """Ask for the move to where it is carried."""
        carry = self.carry
        self.drop()
        if carry is not None and carry.moved:
            self.carried.emit(carry)

    def drop(self) -> bool:
        """Stop carrying; nothing moves. False when nothing was carried."""
        self._pressed = None
        self._hold.stop()
        if self.carry is None:
            return False
        self._overlay.state.carry = None
        self._overlay.state.told = Told()
        self.taken_or_left.emit()
        self._overlay.update()
        return True

    # The mouse

    def press(self, block: Block, point: QPointF, grip: Grip) -> None:
        """A mouse button goes down on an appointment."""
        grid = self._overlay.grid
        if grid is not None:
            self._pressed = (block, grid.moment(point.x(), point.y(), 1), grip, point)
            self._hold.start()

    def drag(self, point: QPointF, fine: bool) -> None:
        """The mouse moves with its button down: after 4 px or 150 ms it carries (ui/spec §5.3)."""
        grid = self._overlay.grid
        if self._pressed is None or grid is None:
            return
        block, grasped, grip, origin = self._pressed
        carry = self.carry
        if carry is None:
            far = (point - origin).manhattanLength() >= QApplication.startDragDistance()
            if (not far and self._hold.isActive()) or not self.may_carry(block):
                return
            carry = Carry.of(block, grasped, grip)
        self.carry_on(carry.to_point(grid, point.x(), point.y(), fine))

    def release(self) -> None:
        """The button goes up."""
        pressed = self._pressed
        self._pressed = None
        self._hold.stop()
        if self.carry is not None:
            self.put_down()
        elif pressed is not None:
            self.clicked.emit(pressed[0].id)
