"""What lies over the blocks: the now dot, the selection ring, the slot cursor and the carried appointment."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from clinic_app.common.locale import clock_time, short_date, time_range
from clinic_app.common.translations import _
from ui.calendar.carry import Carry
from ui.calendar.geometry import Rect, WeekGeometry
from ui.calendar.ground import now_line
from ui.theme.tokens import theme
from ui.theme.type import font
from ui.widgets.appointment_block import BlockLook, paint_block
from ui.widgets.painting import draw_line, rounded

_DOT = 5.5


@dataclass(frozen=True)
class SlotCursor:
    """The empty stretch that keys or the mouse have marked."""

    start: datetime
    end: datetime
    dragging: bool = False


@dataclass
class OverlayState:
    """Everything the overlay shows."""

    selected: Rect | None = None
    cursor: SlotCursor | None = None
    carry: Carry | None = None
    clash_text: str = ""
    """Words for what the carried appointment clashes with; '' when it is free."""
    warning_text: str = ""
    """Words for a clash that a reason can overrule, e.g. outside the hours."""
    now: datetime | None = None


class Overlay(QWidget):
    """A sheet of glass over the week; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.state = OverlayState()
        self.grid: WeekGeometry | None = None
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
            self._paint_now(painter, self.grid, state.now)
        if state.cursor is not None and state.carry is None:
            self._paint_cursor(painter, self.grid, state.cursor)
        if state.carry is not None:
            self._paint_ghost(painter, self.grid, state.carry)

    def _paint_now(self, painter: QPainter, grid: WeekGeometry, now: datetime) -> None:
        line = now_line(grid, now)
        if line is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("surface"))
        painter.drawEllipse(line.p1(), _DOT + 1, _DOT + 1)
        painter.setBrush(theme().color("now"))
        painter.drawEllipse(line.p1(), _DOT, _DOT)
        label = QRectF(0, line.y1() - 9, grid.gutter - 3, 18)
        painter.fillRect(label, theme().color("surface"))
        painter.setFont(font("caption", 600, tabular=True))
        draw_line(painter, label, clock_time(now), theme().color("now"), Qt.AlignmentFlag.AlignRight)

    def _paint_cursor(self, painter: QPainter, grid: WeekGeometry, cursor: SlotCursor) -> None:
        box = _rect(grid.block(cursor.start, cursor.end))
        fill = theme().color("accentSoft")
        fill.setAlphaF(0.55)
        rounded(painter, box, 5, fill, theme().color("accent"), 2 if cursor.dragging else 1.5)
        painter.setFont(font("caption", 600, tabular=True))
        text = time_range(cursor.start, cursor.end)
        draw_line(
            painter, QRectF(box.x() + 8, box.y() + 2, box.width() - 12, 14), text, theme().color("accent")
        )

    def _paint_ghost(self, painter: QPainter, grid: WeekGeometry, carry: Carry) -> None:
        if carry.start.date() not in grid.days:
            return
        box = grid.block(carry.start, carry.end)
        rect = _rect(box).adjusted(-6, -1, 1, 1)
        origin = _("from {time}").format(
            time=f"{short_date(carry.block.start.date())} {clock_time(carry.block.start)}"
        )
        ghost = BlockLook(
            programme=carry.block.programme.value,
            status="CONFLICT" if self.state.clash_text else "GHOST",
            time_text=time_range(carry.start, carry.end),
            name=carry.block.client_name,
            detail=self.state.clash_text or self.state.warning_text or origin,
        )
        paint_block(painter, rect, ghost, theme())
        self.setAccessibleDescription(f"{ghost.time_text} {ghost.detail}")


def _rect(box: Rect) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _paint_ring(painter: QPainter, box: Rect) -> None:
    """Two pixels of surface and two of accent around the block (ui/spec §8.3)."""
    rect = _rect(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for grow, token in ((1.0, "surface"), (3.0, "accent")):
        painter.setPen(QPen(theme().color(token), 2))
        painter.drawRoundedRect(rect.adjusted(-grow, -grow, grow, grow), 5 + grow, 5 + grow)
