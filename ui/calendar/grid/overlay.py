"""What lies over the blocks: the now dot, the selection ring, the slot cursor and the carried appointment."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from clinic_app.common.locale import clock_time, time_range
from clinic_app.people.values import PersonId
from ui.calendar.grid.carry import Carry
from ui.calendar.grid.geometry import Grid, Rect
from ui.calendar.grid.ground import now_line, paint_now_dot
from ui.calendar.grid.slot_cursor import SlotCursor
from ui.calendar.grid.spread import Spread
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.appointment_block import THREE_LINES, BlockLook, paint_block
from ui.widgets.painting import draw_line, rounded

_LEAST_GHOST = 80
"""A share of a column narrower than this isn't readable: the ghost takes the whole column."""
_LEAST_RANGE = 92
"""From this width on it says when it ends."""


@dataclass(frozen=True)
class Told:
    """What a ghost says in its last line: what it clashes with, or where it comes from."""

    text: str = ""
    clash: bool = False
    """Whether it can't stay there, so that the ghost turns red."""


@dataclass(frozen=True)
class Ghost:
    """Something that doesn't stand there yet: carried, or being booked in the panel at the right."""

    start: datetime
    end: datetime
    counselor_id: PersonId
    name: str
    told: Told
    note: str = ""
    """Behind its time, for one that is new."""


@dataclass
class OverlayState:
    """Everything the overlay shows."""

    selected: Rect | None = None
    cursor: SlotCursor | None = None
    carry: Carry | None = None
    told: Told = field(default_factory=Told)
    """About what is carried."""
    wish: Ghost | None = None
    """What is being booked at the right."""
    now: datetime | None = None


class Overlay(QWidget):
    """A sheet of glass over the grid; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.state = OverlayState()
        self.grid: Grid | None = None
        self.spread: Spread | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.grid is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = self.state
        if state.selected is not None:
            _paint_ring(painter, state.selected)
        if state.now is not None:
            _paint_now(painter, self.grid, state.now)
        if state.carry is not None:
            carry = state.carry
            name = carry.block.client_name
            self._paint_ghost(painter, Ghost(carry.start, carry.end, carry.counselor_id, name, state.told))
        elif state.wish is not None:
            self._paint_ghost(painter, state.wish)
        elif state.cursor is not None:
            _paint_cursor(painter, self.grid, state.cursor)

    def box_of(self, start: datetime, end: datetime, counselor_id: PersonId) -> Rect | None:
        """Where a ghost stands: in the counselor's share of the column, if that is wide enough."""
        grid, spread = self.grid, self.spread
        if grid is None or spread is None:
            return None
        place = grid.place_of(start.date(), counselor_id)
        if place is None:
            return None
        lane, lanes = spread.lane_of(counselor_id)
        if grid.column(place)[1] < lanes * _LEAST_GHOST:
            lane, lanes = 0, 1
        return grid.box(place, start, end, lane, lanes)

    def _paint_ghost(self, painter: QPainter, ghost: Ghost) -> None:
        box = self.box_of(ghost.start, ghost.end, ghost.counselor_id)
        if box is None:
            return
        aside = 8 if ghost.note else -6 if box.x >= 6 else 0  # what lies under it stays in sight
        rect = _rect(box).adjusted(aside, -1, 1, 1)
        look = BlockLook(
            programme="",
            status="CONFLICT" if ghost.told.clash else "GHOST",
            time_text=" · ".join(part for part in (time_range(ghost.start, ghost.end), ghost.note) if part),
            name=ghost.name,
            detail=ghost.told.text,
        )
        if rect.width() < px(_LEAST_RANGE):
            look = replace(look, time_text=clock_time(ghost.start))
        if ghost.told.clash and box.height < px(THREE_LINES):
            # whom it clashes with counts more than whose it is
            look = replace(look, name=ghost.told.text, detail="")
        paint_block(painter, rect, look, theme())
        self.setAccessibleDescription(f"{time_range(ghost.start, ghost.end)} {ghost.told.text}")


def _paint_now(painter: QPainter, grid: Grid, now: datetime) -> None:
    line = now_line(grid, now)
    if line is None:
        return
    paint_now_dot(painter, line.p1())


def _paint_cursor(painter: QPainter, grid: Grid, cursor: SlotCursor) -> None:
    place = cursor.place(grid)
    if place is None:
        return
    box = _rect(grid.box(place, cursor.start, cursor.end))
    fill = theme().color("accentSoft")
    fill.setAlphaF(0.55)
    rounded(painter, box, 5, fill, theme().color("accent"), 2 if cursor.dragging else 1.5)
    painter.setFont(font("caption", 600, tabular=True))
    line = QRectF(box.x() + 8, box.y() + 2, box.width() - 12, 14)
    draw_line(painter, line, time_range(cursor.start, cursor.end), theme().color("accent"))


def _rect(box: Rect) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _paint_ring(painter: QPainter, box: Rect) -> None:
    """Two pixels of surface and two of accent around the block (ui/spec §8.3)."""
    rect = _rect(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for grow, token in ((1.0, "surface"), (3.0, "accent")):
        painter.setPen(QPen(theme().color(token), 2))
        painter.drawRoundedRect(rect.adjusted(-grow, -grow, grow, grow), 5 + grow, 5 + grow)
