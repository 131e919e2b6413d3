"""The attendance grid as a widget: it scrolls, follows keys and mouse, and says what a person wants.

It decides nothing: whether a cell may be changed is its owner's matter.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ui.groups.grid.cell_button import CellButton
from ui.groups.grid.geometry import COLUMN, NOWHERE, Box, Geometry, Place
from ui.groups.grid.keyboard import EMPTY, MARKS, led
from ui.groups.grid.painting import GridPainter, Scene
from ui.groups.grid.register import Register
from ui.groups.grid.spoken import cell_words, head_words
from ui.theme.tokens import px, state

_HEAD, _ROW = 44, 38
_CHANGED = frozenset({QEvent.Type.StyleChange, QEvent.Type.PaletteChange})


class AttendanceGrid(QAbstractScrollArea):
    """Shows a `Register`. `place` is the cell that keys act on."""

    moved = Signal(object)
    """A `Place`: another cell is chosen."""
    mark_wanted = Signal(object)
    """A `Mark`, or None to empty the cell."""
    rest_wanted = Signal()
    note_wanted = Signal()
    opened = Signal()
    """Enter, or a double click."""
    guest_wanted = Signal()
    head_chosen = Signal(int)
    """The head of a column was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("groups.grid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.register = Register()
        self.place = NOWHERE
        self._hover = NOWHERE
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.button = CellButton(self.viewport())
        self.button.key_pressed.connect(self._take_key)
        self.button.focus_changed.connect(self._update_row)
        self.setFocusProxy(self.button)
        state().changed.connect(self._lay_out)

    # Showing

    def show_register(self, register: Register, place: Place | None = None) -> None:
        """Show another sheet; without a place the cursor stays as near as it can."""
        self.register = register
        wanted = place if place is not None else self.place
        row = min(max(wanted.row, 0), register.rows - 1)
        column = min(max(wanted.column, 0), len(register.days) - 1)
        self.place = Place(row, column) if row >= 0 and column >= 0 else NOWHERE
        self._lay_out()
        if place is not None:
            self.reveal()

    def show_cell(self, register: Register, place: Place) -> None:
        """The same sheet with one cell changed: only it and its two sums are painted anew."""
        self.register = register
        at = self.geometry_now()
        cell = at.cell(place)
        self._update_box(cell)
        self._update_box(Box(at.total_left, cell.y, at.width - at.total_left, cell.height))
        self._update_box(Box(cell.x, at.sums_top, COLUMN, at.row))
        self._update_box(Box(at.total_left, at.sums_top, at.width - at.total_left, at.row))
        self._update_box(Box(0, cell.y, at.names, cell.height))
        self._name_button()

    def choose(self, place: Place) -> None:
        """Put the cursor there and scroll to it."""
        if place == self.place:
            return
        self._update_row()
        self.place = place
        self._update_row()
        self.reveal()
        self._place_button()
        self.moved.emit(place)

    def reveal(self) -> None:
        """Scroll until the cursor's cell is seen whole."""
        x, y = self.geometry_now().scrolled_to(self.place)
        self.horizontalScrollBar().setValue(x)
        self.verticalScrollBar().setValue(y)

    def geometry_now(self) -> Geometry:
        """Where everything stands now."""
        port = self.viewport()
        return Geometry(
            port.width(),
            port.height(),
            self.register.rows,
            len(self.register.days),
            px(_HEAD),
            px(_ROW),
            self.horizontalScrollBar().value(),
            self.verticalScrollBar().value(),
        )

    def rect_of(self, place: Place) -> QRect:
        """Where a cell is in the viewport, perhaps out of sight."""
        cell = self.geometry_now().cell(place)
        return QRect(cell.x, cell.y, cell.width, cell.height)

    def _lay_out(self) -> None:
        at = self.geometry_now()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, at.most_x)
        down.setRange(0, at.most_y)
        across.setPageStep(max(at.cells().width, COLUMN))
        down.setPageStep(max(at.cells().height, at.row))
        across.setSingleStep(COLUMN)
        down.setSingleStep(at.row)
        self._place_button()
        self.viewport().update()

    def _place_button(self) -> None:
        self.button.setVisible(self.place.row >= 0)
        at = self.geometry_now()
        seen, cell = at.cells(), at.cell(self.place)
        whole = QRect(seen.x, seen.y, seen.width, seen.height)
        self.button.setGeometry(QRect(cell.x, cell.y, cell.width, cell.height).intersected(whole))
        self._name_button()

    def _name_button(self) -> None:
        line, day = self.register.line_at(self.place.row), self.register.day_at(self.place.column)
        whose = line.client_id if line is not None else "guest"
        meeting = day.meeting_id if day is not None else "none"
        self.button.stand_for(f"groups.cell.{whose}.{meeting}", cell_words(self.register, self.place))

    def _update_box(self, box: Box) -> None:
        self.viewport().update(box.x, box.y, box.width, box.height)

    def _update_row(self) -> None:
        at = self.geometry_now()
        self._update_box(Box(0, at.row_top(self.place.row), at.width, at.row))

    # Keys

    def _take_key(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return
        rows, columns = self.register.rows, len(self.register.days)
        led_to = led(key, control, self.place, rows, columns, self.geometry_now().page)
        if led_to is not None:
            event.accept()
            self.choose(led_to)
        elif not control and self._act(key):
            event.accept()

    def _act(self, key: Qt.Key) -> bool:
        if key in MARKS:
            self.mark_wanted.emit(MARKS[key])
        elif key in EMPTY:
            self.mark_wanted.emit(None)
        elif key == Qt.Key.Key_R:
            self.rest_wanted.emit()
        elif key == Qt.Key.Key_N:
            self.note_wanted.emit()
        elif key == Qt.Key.Key_D:
            self.guest_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            return False
        return True

    def step_down(self) -> None:
        """To the next row of members, if there is one."""
        if self.place.row + 1 < len(self.register.lines):
            self.choose(replace(self.place, row=self.place.row + 1))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        found = self._found(event.position().toPoint())
        if found.row >= 0:
            column = found.column if found.column >= 0 else self.place.column
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.choose(Place(found.row, column))
        elif found.column >= 0 and event.position().y() < px(_HEAD):
            self.head_chosen.emit(found.column)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._found(event.position().toPoint()).row >= 0:
            self.opened.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_over(self._found(event.position().toPoint()))

    def _hover_over(self, place: Place) -> None:
        if place == self._hover:
            return
        before, self._hover = self._hover, place
        for each in (before, place):
            if each.row >= 0 and each.column >= 0:
                self._update_box(self.geometry_now().cell(each))

    def _found(self, point: QPoint) -> Place:
        return self.geometry_now().at(point.x(), point.y())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover_over(NOWHERE)
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def _tell(self, event: QHelpEvent) -> None:
        found, point = self._found(event.pos()), event.pos()
        line, words = self.register.line_at(found.row), ""
        if found.row >= 0 and found.column >= 0:
            words = cell_words(self.register, found)
        elif line is not None:
            words = line.name
        elif found.column >= 0 and point.y() < px(_HEAD):
            words = head_words(self.register, found.column)
        QToolTip.showText(event.globalPos(), words, self)

    # Painting and scrolling

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Head, names and sums stay, so nothing is simply pushed along."""
        self._place_button()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _CHANGED:
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        focused = self.button.hasFocus()
        scene = Scene(self.register, self.geometry_now(), self.place, self._hover, focused)
        for part in event.region():  # type: ignore[attr-defined]  # the stubs miss it
            painter.setClipping(False)
            GridPainter(painter, scene, QRectF(part)).paint()
        painter.end()
