"""An appointment in the week as a button: it takes focus, clicks and drags, and reads itself aloud.

The sheet below paints it, so that a week of four hundred costs no four hundred paint events.
"""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QToolTip, QWidget

from clinic_app.scheduling.values import AppointmentId, Block
from ui.calendar.grid.carry import Grip
from ui.calendar.grid.looks import spoken, tooltip

_EDGE = 6
"""Height of the edges that resize, in logical pixels (ui/spec §5.3); lower blocks keep half for moving."""


class BlockButton(QAbstractButton):
    """One appointment; the grid reuses its buttons from week to week."""

    focused = Signal(int)
    pressed_at = Signal(int, QPointF, object)
    """Appointment, point in the grid, which `Grip` was taken."""
    dragged_to = Signal(QPointF, bool)
    """Point in the grid, whether fine steps are wanted."""
    released_at = Signal(QPointF)
    menu_wanted = Signal(int, QPointF)
    key_pressed = Signal(QKeyEvent)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._block: Block | None = None
        self._movable = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def appointment_id(self) -> AppointmentId:
        """The appointment it stands for now."""
        assert self._block is not None
        return self._block.id

    def stand_for(self, block: Block, movable: bool) -> None:
        """Stand for another appointment from now on; one that is `movable` can be taken by its edges."""
        self._movable = movable
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
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            point = self.mapToParent(event.position())
            self.pressed_at.emit(self.appointment_id, point, self._grip(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self.dragged_to.emit(self.mapToParent(event.position()), fine)
        else:
            at_edge = self._movable and self._grip(event.position().y()) is not Grip.WHOLE
            self.setCursor(Qt.CursorShape.SizeVerCursor if at_edge else Qt.CursorShape.ArrowCursor)

    def _grip(self, y: float) -> Grip:
        edge = min(_EDGE, self.height() // 4)
        if y < edge:
            return Grip.START
        return Grip.END if y >= self.height() - edge else Grip.WHOLE

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.released_at.emit(self.mapToParent(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second click is the same wish as the first."""
