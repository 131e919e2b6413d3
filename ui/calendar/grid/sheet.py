"""The blocks of a spread painted once onto a sheet: turning to another one only lays it down."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from clinic_app.scheduling.values import AppointmentId, Status
from ui.calendar.grid.geometry import Grid
from ui.calendar.grid.looks import look
from ui.calendar.grid.meeting_buttons import meeting_look
from ui.calendar.grid.spread import Spread, Wording
from ui.theme.tokens import state, theme
from ui.widgets.appointment_block import paint_block

_KEPT = 4
_LARGE = 16_000_000
"""Pixels (64 MB) beyond which only what is shown now is kept: a day of a hundred counselors."""


@dataclass(frozen=True)
class SheetKey:
    """Everything that a sheet depends on."""

    grid: Grid
    spread_id: int
    """Identity of the spread: comparing four hundred blocks would cost more than it saves."""
    faded: AppointmentId | None
    waiting_since: datetime | None
    theme: str
    scale: int
    ratio: float


class Sheets:
    """The last few sheets; a neighbour is painted ahead while nobody waits."""

    def __init__(self) -> None:
        self._sheets: OrderedDict[SheetKey, tuple[Spread, QPixmap]] = OrderedDict()

    def sheet(
        self, grid: Grid, spread: Spread, faded: AppointmentId | None, now: datetime | None, ratio: float
    ) -> QPixmap:
        """The painted blocks, from memory when nothing changed."""
        minute = now.replace(second=0, microsecond=0) if now is not None and _counts(spread) else None
        key = SheetKey(grid, id(spread), faded, minute, state().theme.name, state().scale, ratio)
        if key not in self._sheets:
            self._sheets[key] = spread, _painted(grid, spread, faded, now, ratio)
            while len(self._sheets) > (1 if large(grid, ratio) else _KEPT):
                self._sheets.popitem(last=False)
        self._sheets.move_to_end(key)
        return self._sheets[key][1]


def large(grid: Grid, ratio: float) -> bool:
    """Whether a sheet takes so much memory that none is painted ahead."""
    return grid.width * grid.height * ratio * ratio > _LARGE


def _counts(spread: Spread) -> bool:
    """Whether a block says how long somebody waits."""
    says = spread.wording is Wording.FULL
    return says and any(item.block.status is Status.CHECKED_IN for item in spread.placed)


def _painted(
    grid: Grid, spread: Spread, faded: AppointmentId | None, now: datetime | None, ratio: float
) -> QPixmap:
    sheet = QPixmap(max(ceil(grid.width * ratio), 1), max(ceil(grid.height * ratio), 1))
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sheet)
    for item in spread.placed:
        block = item.block
        box = grid.box(item.column, block.start, block.end, item.lane, item.lanes)
        rect = QRectF(box.x, box.y, box.width, box.height)
        paint_block(painter, rect, look(block, box, spread.wording, block.id == faded, now), theme())
    for placed in spread.meetings:
        share = placed.share
        box = grid.box(placed.column, share.start, share.end, placed.lane, placed.lanes)
        rect = QRectF(box.x, box.y, box.width, box.height)
        paint_block(painter, rect, meeting_look(share, box, spread.wording), theme())
    painter.end()
    return sheet
