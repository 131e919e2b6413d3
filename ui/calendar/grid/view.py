"""The grid with what stands around it: heads above, hours at the left; both stay while it scrolls."""

from datetime import datetime

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.calendar.grid.counselor_heads import CounselorHead, CounselorHeads
from ui.calendar.grid.day_heads import DayFact, DayHeads
from ui.calendar.grid.geometry import LEAST_HOUR_HEIGHT, MOST_HOUR_HEIGHT, Grid
from ui.calendar.grid.hours import Hours
from ui.calendar.grid.spread import Spread
from ui.calendar.grid.surface import GridSurface

_COMFORTABLE = 56
"""Hours are squeezed down to this to fit a low window; below it the grid scrolls (ui/spec §3)."""
_ZOOM_STEP = 8
_LEAST_WIDTH = 200
_MARGIN = 24
"""How near to the edge something carried makes the grid scroll (ui/spec §5.3)."""

Heads = tuple[DayFact, ...] | tuple[CounselorHead, ...]


class GridView(QWidget):
    """Shows one spread; the surface's signals are its own."""

    zoomed = Signal(int)
    """Pixels per hour, after the person changed them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.surface = GridSurface()
        self.hours = Hours()
        self._days, self._counselors = DayHeads(), CounselorHeads()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setBackgroundRole(QPalette.ColorRole.Base)
        self._scroll.setWidget(self.surface)
        self._zoom: int | None = None
        self._shown: tuple[Spread, Heads, bool, datetime] | None = None
        self._ahead: tuple[Spread, ...] = ()
        self._prepare = QTimer(self, singleShot=True, interval=0)
        self._prepare.timeout.connect(self._paint_ahead)
        self._lay_down()
        self.surface.reveal.connect(self._reveal)
        self._scroll.verticalScrollBar().valueChanged.connect(self.hours.scroll_to)
        self._scroll.horizontalScrollBar().valueChanged.connect(self._counselors.scroll_to)

    def _lay_down(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.hours)
        body.addWidget(self._scroll, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._days)
        column.addWidget(self._counselors)
        column.addLayout(body, 1)
        self._counselors.hide()

    def show_spread(self, spread: Spread, heads: Heads, breaks: bool, now: datetime) -> None:
        """Show these columns under these heads; `breaks` shows breaks apart from the hours."""
        self._shown = (spread, heads, breaks, now)
        sideways = bool(spread.least_column)
        if sideways == self._counselors.isHidden():
            # Shown anew with the other view, not only moved: its heads have another height.
            self._days.setVisible(not sideways)
            self._counselors.setVisible(sideways)
            QTimer.singleShot(0, self, self._lay_out)
        self._lay_out()

    def prepare(self, spreads: tuple[Spread, ...]) -> None:
        """Paint what may be asked for next, when nothing else is to be done."""
        self._ahead = spreads
        self._prepare.start()

    def _paint_ahead(self) -> None:
        for spread in self._ahead:
            self.surface.prepare(spread, self._geometry(spread))

    def tick(self, now: datetime) -> None:
        """A minute has passed."""
        if self._shown is not None:
            spread, heads, breaks, _before = self._shown
            self._shown = (spread, heads, breaks, now)
            self.hours.show_hours(self.surface.grid, now)
            self.surface.tick(now)

    def zoom(self, steps: int) -> None:
        """Taller hours, or lower ones with a negative number."""
        if self._shown is not None:
            self.set_hour_height(self._geometry(self._shown[0]).hour_height + steps * _ZOOM_STEP)
            self.zoomed.emit(self._zoom)

    def set_hour_height(self, pixels: int) -> None:
        """Hours of that height, within what is sensible."""
        self._zoom = min(max(pixels, LEAST_HOUR_HEIGHT), MOST_HOUR_HEIGHT)
        self._lay_out()

    def _geometry(self, spread: Spread) -> Grid:
        hours = max(spread.closes - spread.opens, 1)
        seen = self._seen(spread)
        height = self._zoom or min(max(seen // hours, _COMFORTABLE), MOST_HOUR_HEIGHT)
        bar = self._scroll.verticalScrollBar()
        width = self._scroll.width() - (bar.sizeHint().width() if hours * height > seen else 0)
        return Grid(spread.columns, spread.opens, spread.closes, max(width, _least_width(spread)), height)

    def _seen(self, spread: Spread) -> int:
        """How much of the height is seen: less where it scrolls sideways."""
        bar = self._scroll.horizontalScrollBar()
        return self._scroll.height() - (bar.sizeHint().height() if self._sideways(spread) else 0)

    def _sideways(self, spread: Spread) -> bool:
        """Whether the columns need more width than there is."""
        return bool(spread.least_column) and _least_width(spread) > self._scroll.width()

    def _lay_out(self) -> None:
        if self._shown is None:
            return
        spread, heads, breaks, now = self._shown
        grid, policy = self._geometry(spread), Qt.ScrollBarPolicy
        sideways = self._sideways(spread)
        bar = policy.ScrollBarAlwaysOn if sideways else policy.ScrollBarAlwaysOff
        if bar is not self._scroll.horizontalScrollBarPolicy():  # setting it lays everything out anew
            self._scroll.setHorizontalScrollBarPolicy(bar)
        self.surface.show_spread(spread, grid, breaks, now)
        self.surface.setMinimumWidth(grid.width if sideways else 0)
        self.surface.setFixedHeight(max(grid.height, self._seen(spread)))
        self.hours.show_hours(grid, now)
        if spread.least_column:
            self._counselors.show_counselors(grid, [h for h in heads if isinstance(h, CounselorHead)])
        else:
            self._days.show_days(grid, now.date(), [h for h in heads if isinstance(h, DayFact)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The scroll area gets its new size from the layout after this event.
        QTimer.singleShot(0, self, self._lay_out)

    def _reveal(self, box: QRect) -> None:
        for corner in (box.bottomRight(), box.topLeft()):
            self._scroll.ensureVisible(corner.x(), corner.y(), 0, _MARGIN)


def _least_width(spread: Spread) -> int:
    return max(spread.least_column * len(spread.columns), _LEAST_WIDTH)
