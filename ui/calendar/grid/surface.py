"""The surface of the grid: lays down ground, sheet and buttons, and takes the mouse.

It decides nothing: what a person wants leaves as a signal.
"""

from datetime import datetime

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from clinic_app.scheduling.values import AppointmentId, Block
from ui.calendar.grid.block_button import BlockButton
from ui.calendar.grid.carrier import Carrier
from ui.calendar.grid.carry import Grip
from ui.calendar.grid.geometry import FINE_SNAP, SNAP, Column, Grid, Rect
from ui.calendar.grid.ground import now_line, paint_ground
from ui.calendar.grid.lanes import Placed
from ui.calendar.grid.meeting_buttons import MeetingButtons
from ui.calendar.grid.overlay import Ghost, Overlay
from ui.calendar.grid.sheet import Sheets, large
from ui.calendar.grid.slot_cursor import SlotCursor
from ui.calendar.grid.spread import Spread
from ui.theme.sharp import whole_point
from ui.theme.tokens import state, theme
from ui.widgets.tab_order import follow


class GridSurface(QWidget):
    """The grid below the heads, as tall as its hours."""

    slot_chosen = Signal(object)
    """A `SlotCursor`."""
    selected = Signal(int)
    opened = Signal(int)
    menu_wanted = Signal(int, QPointF)
    key_pressed = Signal(QKeyEvent)
    reveal = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar.week")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grid = Grid((Column(datetime.min.date()),), 7, 16, 300)
        self._spread: Spread | None = None
        self._breaks = True
        self._buttons: list[BlockButton] = []
        self._sheets = Sheets()
        self._selected: AppointmentId | None = None
        self._drawing = False
        self.meetings = MeetingButtons(self)
        self._laying = QTimer(self, singleShot=True, interval=1)  # after the paint, not before it
        self._laying.timeout.connect(self._lay_buttons)
        self.overlay = Overlay(self)
        self.carrier = Carrier(self.overlay, self)
        self.carrier.taken_or_left.connect(self.update)
        self.carrier.clicked.connect(self.opened)
        self.carrier.reveal.connect(self.reveal)
        state().changed.connect(self.update)

    # What it shows

    def show_spread(self, spread: Spread, grid: Grid, breaks: bool, now: datetime) -> None:
        """Show other columns, or the same ones changed; whoever shows them sees to the size."""
        same = self._spread is not None and self._spread.columns == spread.columns
        self._spread, self.grid, self._breaks = spread, grid, breaks
        self.overlay.grid, self.overlay.spread = grid, spread
        if not same:
            self.overlay.state.cursor = None
            self.carrier.drop()
        self.overlay.state.now = now
        self._laying.start()
        self._mark_selected()
        self.overlay.raise_()
        self.update()

    def prepare(self, spread: Spread, grid: Grid) -> None:
        """Paint a neighbour's sheet ahead, unless it would take too much memory."""
        ratio = self.devicePixelRatioF()
        if not large(grid, ratio):
            self._sheets.sheet(grid, spread, None, self.overlay.state.now, ratio)

    def select(self, appointment_id: AppointmentId | None) -> None:
        """Mark one appointment; None marks none."""
        self._selected = appointment_id
        self._mark_selected()

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The appointments shown now, in their places."""
        return self._spread.placed if self._spread is not None else ()

    def button_for(self, appointment_id: AppointmentId) -> BlockButton | None:
        """The button of an appointment shown now."""
        if self._laying.isActive():
            self._lay_buttons()
        for item, button in zip(self.placed, self._buttons, strict=False):
            if item.block.id == appointment_id:
                return button
        return None

    def block_for(self, appointment_id: AppointmentId) -> Block | None:
        """The block of an appointment shown now."""
        return next((item.block for item in self.placed if item.block.id == appointment_id), None)

    def tick(self, now: datetime) -> None:
        """Move the now line."""
        self.overlay.state.now = now
        self.update()

    def show_wish(self, wish: Ghost | None) -> None:
        """Show where an appointment would stand that is being booked elsewhere; None takes it away."""
        self.overlay.state.wish = wish
        box = self.overlay.box_of(wish.start, wish.end, wish.counselor_id) if wish is not None else None
        if box is not None:
            self.reveal.emit(QRect(int(box.x), int(box.y), int(box.width), int(box.height)))
        self.overlay.update()

    def _box(self, item: Placed) -> Rect:
        return self.grid.box(item.column, item.block.start, item.block.end, item.lane, item.lanes)

    def _lay_buttons(self) -> None:
        """Put the buttons over their blocks. They paint nothing, so the picture need not wait for them."""
        self._laying.stop()
        placed = self.placed
        focused = QApplication.focusWidget()
        held = (
            focused.appointment_id if isinstance(focused, BlockButton) and focused in self._buttons else None
        )
        if held is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # not on to whichever button comes next
        while len(self._buttons) < len(placed):
            self._buttons.append(self._new_button())
        for item, button in zip(placed, self._buttons, strict=False):
            box = self._box(item)
            button.stand_for(item.block, self.carrier.may_carry(item.block))
            button.setGeometry(int(box.x), int(box.y), int(box.width), int(box.height))
            if button.isHidden():
                button.show()
        for button in self._buttons[len(placed) :]:
            if not button.isHidden():
                button.hide()
        shown = [button for button in self._buttons if not button.isHidden()]
        meetings = self._spread.meetings if self._spread is not None else ()
        self.meetings.lay(self.grid, meetings, shown[-1] if shown else None)
        self.overlay.raise_()
        if held is not None:  # the focus stays with the appointment, not with the button
            button_now = self.button_for(held)
            if button_now is not None:
                button_now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_button(self) -> BlockButton:
        button = BlockButton(self)
        # Qt would let Tab come to it last of all: after whatever else was made since the page.
        follow(button, self._buttons[-1] if self._buttons else self)
        button.focused.connect(self.selected)
        button.pressed_at.connect(self._on_pressed)
        button.dragged_to.connect(self.carrier.drag)
        button.released_at.connect(lambda _point: self.carrier.release())
        button.menu_wanted.connect(self.menu_wanted)
        button.key_pressed.connect(self.key_pressed)
        return button

    def _on_pressed(self, number: int, point: QPointF, grip: Grip) -> None:
        block = self.block_for(AppointmentId(number))
        if block is not None:
            self.carrier.press(block, point, grip)

    def _mark_selected(self) -> None:
        item = next((item for item in self.placed if item.block.id == self._selected), None)
        self.overlay.state.selected = self._box(item) if item is not None else None
        self.overlay.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._spread is None:
            return
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        paint_ground(painter, self.grid, self._spread.closures, self._breaks, self.height())
        now = self.overlay.state.now
        line = now_line(self.grid, now) if now is not None else None
        if line is not None:
            painter.fillRect(QRectF(line.x1(), line.y1() - 1, line.length(), 2), theme().color("now"))
        source = self.carrier.source
        if source is not None and self.block_for(source) is None:
            source = None  # carried on to where it does not come from
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(
            whole_point(painter, QPointF()), self._sheets.sheet(self.grid, self._spread, source, now, ratio)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.overlay.setGeometry(self.rect())

    # The mouse on an empty slot

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.carrier.drop()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            x, y = event.position().x(), event.position().y()
            start = self.grid.moment(x, y)
            self._drawing = True
            self._draw(SlotCursor(start, start, self.grid.column_at(x).counselor_id), event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cursor = self.overlay.state.cursor
        if self._drawing and cursor is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._draw(cursor, event)

    def _draw(self, cursor: SlotCursor, event: QMouseEvent) -> None:
        snap = FINE_SNAP if event.modifiers() & Qt.KeyboardModifier.AltModifier else SNAP
        self.mark_slot(cursor.drawn_to(event.position().y(), self.grid, snap))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cursor = self.overlay.state.cursor
        if self._drawing and cursor is not None:
            self._drawing = False
            self.mark_slot(cursor.finished(self.grid))
            self.slot_chosen.emit(cursor.finished(self.grid))

    def mark_slot(self, cursor: SlotCursor) -> None:
        """Mark an empty stretch."""
        self.overlay.state.cursor = cursor
        place = cursor.place(self.grid)
        if place is not None and not cursor.dragging:
            box = self.grid.box(place, cursor.start, cursor.end)
            self.reveal.emit(QRect(int(box.x), int(box.y), int(box.width), int(box.height)))
        self.overlay.update()

    def unmark_slot(self) -> bool:
        """Take the mark away; False when there was none."""
        had = self.overlay.state.cursor is not None
        self.overlay.state.cursor = None
        self.overlay.update()
        return had

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.carrier.drop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._drawing = False
