"""The surface of the week: lays down ground, sheet and buttons, and takes the mouse.

It decides nothing: what a person wants leaves as a signal, and what it may not know (clashes) it asks the
`probe` for.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from clinic_app.scheduling.values import AppointmentId, Block, Week
from ui.calendar.block_button import BlockButton
from ui.calendar.carry import Carry
from ui.calendar.geometry import FINE_SNAP, SNAP, Rect, WeekGeometry
from ui.calendar.ground import now_line, paint_ground
from ui.calendar.lanes import Placed
from ui.calendar.overlay import Overlay, SlotCursor
from ui.calendar.sheet import Sheets
from ui.theme.tokens import state, theme

Probe = Callable[[Block, datetime, datetime], tuple[str, bool]]
"""Asked at every snap: words for the clash ('' when free), and whether it is final."""

_HOLD_MS = 150
_NEW_MINUTES = 60


class WeekSurface(QWidget):
    """The grid below the day heads, as tall as its hours."""

    slot_chosen = Signal(datetime, datetime)
    selected = Signal(int)
    opened = Signal(int)
    moved = Signal(int, datetime, datetime)
    menu_wanted = Signal(int, QPointF)
    key_pressed = Signal(QKeyEvent)
    reveal = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar.week")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.probe: Probe = lambda block, start, end: ("", False)
        self.grid = WeekGeometry((datetime.min.date(),), 7, 16, 300)
        self._week: Week | None = None
        self._placed: tuple[Placed, ...] = ()
        self._breaks = True
        self._buttons: list[BlockButton] = []
        self._sheets = Sheets()
        self._selected: AppointmentId | None = None
        self._pressed: tuple[Block, datetime, bool, QPointF] | None = None
        self._slot_from: datetime | None = None
        self._hold = QTimer(self, singleShot=True, interval=_HOLD_MS)
        self._laying = QTimer(self, singleShot=True, interval=1)  # after the paint, not before it
        self._laying.timeout.connect(self._lay_buttons)
        self.overlay = Overlay(self)
        state().changed.connect(self.update)

    # What it shows

    def show_week(
        self, week: Week, placed: tuple[Placed, ...], grid: WeekGeometry, breaks: bool, now: datetime
    ) -> None:
        """Show another week, or the same one changed."""
        same_week = self._week is not None and self._week.days == week.days
        self._week, self._placed, self.grid, self._breaks = week, placed, grid, breaks
        if not same_week:
            self.overlay.state.cursor = None
            self.drop()
        self.overlay.grid = grid
        self.overlay.state.now = now
        self.setFixedHeight(grid.height)
        self._laying.start()
        self._mark_selected()
        self.overlay.setGeometry(self.rect())
        self.overlay.raise_()
        self.update()

    def prepare(self, placed: tuple[Placed, ...], grid: WeekGeometry) -> None:
        """Paint a neighbour's sheet ahead."""
        self._sheets.sheet(grid, placed, None, self.devicePixelRatioF())

    def select(self, appointment_id: AppointmentId | None) -> None:
        """Mark one appointment; None marks none."""
        self._selected = appointment_id
        self._mark_selected()

    def button_for(self, appointment_id: AppointmentId) -> BlockButton | None:
        """The button of an appointment shown now."""
        if self._laying.isActive():
            self._lay_buttons()
        for item, button in zip(self._placed, self._buttons, strict=False):
            if item.block.id == appointment_id:
                return button
        return None

    def block_for(self, appointment_id: AppointmentId) -> Block | None:
        """The block of an appointment shown now."""
        return next((item.block for item in self._placed if item.block.id == appointment_id), None)

    def tick(self, now: datetime) -> None:
        """Move the now line."""
        self.overlay.state.now = now
        self.update()

    def _box(self, item: Placed) -> Rect:
        return self.grid.block(item.block.start, item.block.end, item.lane, item.lanes)

    def _lay_buttons(self) -> None:
        """Put the buttons over their blocks. They paint nothing, so the picture need not wait for them."""
        self._laying.stop()
        while len(self._buttons) < len(self._placed):
            self._buttons.append(self._new_button())
        for item, button in zip(self._placed, self._buttons, strict=False):
            box = self._box(item)
            button.stand_for(item.block)
            button.setGeometry(int(box.x), int(box.y), int(box.width), int(box.height))
            if button.isHidden():
                button.show()
        for button in self._buttons[len(self._placed) :]:
            if not button.isHidden():
                button.hide()
        self.overlay.raise_()

    def _new_button(self) -> BlockButton:
        button = BlockButton(self)
        button.focused.connect(self._on_focused)
        button.pressed_at.connect(self._on_pressed)
        button.dragged_to.connect(self._on_dragged)
        button.released_at.connect(self._on_released)
        button.menu_wanted.connect(self.menu_wanted)
        button.key_pressed.connect(self.key_pressed)
        return button

    def _mark_selected(self) -> None:
        item = next((item for item in self._placed if item.block.id == self._selected), None)
        self.overlay.state.selected = self._box(item) if item is not None else None
        self.overlay.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._week is None:
            return
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        paint_ground(painter, self.grid, self._week.closures, self._breaks)
        line = now_line(self.grid, self.overlay.state.now) if self.overlay.state.now else None
        if line is not None:
            painter.fillRect(QRectF(line.x1(), line.y1() - 1, line.length(), 2), theme().color("now"))
        carried = self.overlay.state.carry
        faded = carried.block.id if carried is not None else None
        painter.drawPixmap(
            QPointF(), self._sheets.sheet(self.grid, self._placed, faded, self.devicePixelRatioF())
        )

    # Carrying an appointment

    def take(self, appointment_id: AppointmentId) -> bool:
        """Begin to carry an appointment by keys; False when it isn't shown."""
        block = self.block_for(appointment_id)
        if block is None:
            return False
        self.carry_on(Carry.of(block))
        return True

    @property
    def carry(self) -> Carry | None:
        """What is carried now."""
        return self.overlay.state.carry

    def carry_on(self, carry: Carry) -> None:
        """Show the carried appointment somewhere else, with what speaks against it."""
        first = self.carry is None
        if self.carry == carry:
            return
        self.overlay.state.carry = carry
        text, final = self.probe(carry.block, carry.start, carry.end) if carry.moved else ("", False)
        self.overlay.state.clash_text = text if final else ""
        self.overlay.state.warning_text = text
        box = self.grid.block(carry.start, carry.end)
        self.reveal.emit(QRect(int(box.x), int(box.y), int(box.width), int(box.height)))
        if first:
            self.update()
        self.overlay.update()

    def put_down(self) -> None:
        """Ask for the move to where it is carried."""
        carry = self.carry
        self.drop()
        if carry is not None and carry.moved:
            self.moved.emit(carry.block.id, carry.start, carry.end)

    def drop(self) -> bool:
        """Stop carrying; nothing moves. False when nothing was carried."""
        self._pressed = None
        self._hold.stop()
        if self.carry is None:
            return False
        self.overlay.state.carry = None
        self.overlay.state.clash_text = self.overlay.state.warning_text = ""
        self.update()
        self.overlay.update()
        return True

    # The mouse on a block

    def _on_focused(self, number: int) -> None:
        self.selected.emit(number)

    def _on_pressed(self, number: int, point: QPointF, at_edge: bool) -> None:
        block = self.block_for(AppointmentId(number))
        if block is not None:
            grasped = self.grid.moment(point.x(), point.y(), 1)
            self._pressed = (block, grasped, at_edge, point)
            self._hold.start()

    def _on_dragged(self, point: QPointF, fine: bool) -> None:
        if self._pressed is None:
            return
        block, grasped, at_edge, origin = self._pressed
        carry = self.carry
        if carry is None:
            far = (point - origin).manhattanLength() >= QApplication.startDragDistance()
            if not far and self._hold.isActive():
                return
            carry = Carry.of(block, grasped, at_edge)
        self.carry_on(carry.to_point(self.grid, point.x(), point.y(), fine))

    def _on_released(self, point: QPointF) -> None:
        pressed = self._pressed
        self._pressed = None
        self._hold.stop()
        if self.carry is not None:
            self.put_down()
        elif pressed is not None:
            self.opened.emit(pressed[0].id)

    # The mouse on an empty slot

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() >= self.grid.gutter:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._slot_from = self.grid.moment(event.position().x(), event.position().y())
            self._show_slot(self._slot_from, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._slot_from is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._show_slot(self._slot_from, event)

    def _show_slot(self, start: datetime, event: QMouseEvent) -> None:
        snap = FINE_SNAP if event.modifiers() & Qt.KeyboardModifier.AltModifier else SNAP
        end = self.grid.reached(start, event.position().y(), snap)
        self.mark_slot(start, end, True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._slot_from is None or self.overlay.state.cursor is None:
            return
        cursor = self.overlay.state.cursor
        self._slot_from = None
        end = cursor.end
        if cursor.end - cursor.start <= timedelta(minutes=SNAP):
            end = self.grid.within(cursor.start + timedelta(minutes=_NEW_MINUTES))
        self.mark_slot(cursor.start, end)
        self.slot_chosen.emit(cursor.start, end)

    def mark_slot(self, start: datetime, end: datetime, dragging: bool = False) -> None:
        """Mark an empty stretch."""
        self.overlay.state.cursor = SlotCursor(start, end, dragging)
        self.overlay.update()

    def unmark_slot(self) -> bool:
        """Take the mark away; False when there was none."""
        had = self.overlay.state.cursor is not None
        self.overlay.state.cursor = None
        self.overlay.update()
        return had

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._slot_from = None
