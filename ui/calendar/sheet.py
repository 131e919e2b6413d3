"""The blocks of a week painted once onto a sheet: turning to another week only lays it down."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from clinic_app.scheduling.values import AppointmentId
from ui.calendar.geometry import WeekGeometry
from ui.calendar.lanes import Placed
from ui.calendar.looks import look
from ui.theme.tokens import state, theme
from ui.widgets.appointment_block import paint_block

_KEPT = 4


@dataclass(frozen=True)
class SheetKey:
    """Everything that a sheet depends on."""

    grid: WeekGeometry
    placed_id: int
    """Identity of the tuple of blocks: comparing four hundred blocks would cost more than it saves."""
    faded: AppointmentId | None
    theme: str
    scale: int
    ratio: float


class Sheets:
    """The last few sheets; a neighbour week is painted ahead while nobody waits."""

    def __init__(self) -> None:
        self._sheets: OrderedDict[SheetKey, tuple[tuple[Placed, ...], QPixmap]] = OrderedDict()

    def sheet(
        self, grid: WeekGeometry, placed: tuple[Placed, ...], faded: AppointmentId | None, ratio: float
    ) -> QPixmap:
        """The painted blocks, from memory when nothing changed."""
        key = SheetKey(grid, id(placed), faded, state().theme.name, state().scale, ratio)
        if key not in self._sheets:
            self._sheets[key] = placed, _painted(grid, placed, faded, ratio)
            while len(self._sheets) > _KEPT:
                self._sheets.popitem(last=False)
        self._sheets.move_to_end(key)
        return self._sheets[key][1]


def _painted(
    grid: WeekGeometry, placed: tuple[Placed, ...], faded: AppointmentId | None, ratio: float
) -> QPixmap:
    sheet = QPixmap(max(round(grid.width * ratio), 1), max(round(grid.height * ratio), 1))
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sheet)
    for item in placed:
        box = grid.block(item.block.start, item.block.end, item.lane, item.lanes)
        rect = QRectF(box.x, box.y, box.width, box.height)
        paint_block(painter, rect, look(item.block, box.width, item.block.id == faded), theme())
    painter.end()
    return sheet
