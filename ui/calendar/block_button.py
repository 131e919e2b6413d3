"""An appointment in the week as a button: it takes focus, clicks and drags, and reads itself aloud.

The sheet below paints it, so that a week of four hundred costs no four hundred paint events.
"""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QToolTip, QWidget

from clinic_app.scheduling.values import AppointmentId, Block
from ui.calendar.looks import spoken, tooltip

_RESIZE = 6
"""Height of the bottom edge that resizes, in logical pixels (ui/spec §5.3)."""


class BlockButton(QAbstractButton):
    """One appointment; the grid reuses its buttons from week to week."""

    focused = Signal(int)
    pressed_at = Signal(int, QPointF, bool)
    """Appointment, point in the grid, whether the bottom edge was taken."""
    dragged_to = Signal(QPointF, bool)
    """Point in the grid, whether fine steps are wanted."""
    released_at = Signal(QPointF)
    menu_wanted = Signal(int, QPointF)
    key_pressed = Signal(QKeyEvent)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._block: Block | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def appointment_id(self) -> AppointmentId:
        """The appointment it stands for now."""
        assert self._block is not None
        return self._block.id

    def stand_for(self, block: Block) -> None:
        """Stand for another appointment from now on."""
        if self._block is not None and self._block == block:
            return
        self._block = block
        self.setObjectName(f"calendar.appointment.{block.id}")
        self.setAccessibleName(spoken(block))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._block is not None:
            assert isinstance(event, QHelpEvent)
            QToolTip.showText(event.globalPos(), tooltip(self._block), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the sheet has the picture, the overlay the ring."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self.appointment_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.appointment_id, self.mapToParent(QPointF(event.pos())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at_edge = event.position().y() >= self.height() - _RESIZE
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pressed_at.emit(self.appointment_id, self.mapToParent(event.position()), at_edge)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self.dragged_to.emit(self.mapToParent(event.position()), fine)
        else:
            at_edge = event.position().y() >= self.height() - _RESIZE
            self.setCursor(Qt.CursorShape.SizeVerCursor if at_edge else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.released_at.emit(self.mapToParent(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second click is the same wish as the first."""
