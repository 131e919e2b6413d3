"""The week: heads above, the grid scrolling below, one geometry for both."""

from collections.abc import Mapping
from datetime import date, datetime, time

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Week
from ui.calendar.geometry import (
    LEAST_HOUR_HEIGHT,
    MOST_HOUR_HEIGHT,
    WeekGeometry,
)
from ui.calendar.lanes import Placed, placed_blocks
from ui.calendar.week_header import WeekHeader, day_facts
from ui.calendar.week_surface import WeekSurface

_COMFORTABLE = 56
"""Hours are squeezed down to this to fit a low window; below it the grid scrolls (ui/spec §3)."""
_ZOOM_STEP = 8


class WeekView(QWidget):
    """Shows one week; the surface's signals are its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.surface = WeekSurface()
        self._header = WeekHeader()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setBackgroundRole(QPalette.ColorRole.Base)
        self._scroll.setWidget(self.surface)
        self._zoom: int | None = None
        self._holidays: Mapping[date, str] = {}
        self._shown: tuple[Week, tuple[PersonId, ...], bool, datetime] | None = None
        self._placed: tuple[Placed, ...] = ()
        self._ahead: list[tuple[Week, tuple[Placed, ...]]] = []
        self._prepare = QTimer(self, singleShot=True, interval=0)
        self._prepare.timeout.connect(self._paint_ahead)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._scroll, 1)
        self.surface.reveal.connect(self._reveal)

    def show_week(
        self,
        week: Week,
        counselors: tuple[PersonId, ...],
        breaks: bool,
        now: datetime,
        holidays: Mapping[date, str],
    ) -> None:
        """Show this week, in lanes for `counselors` when there are several; `holidays` names the days off."""
        self._holidays = holidays
        placed = next((ready for ahead, ready in self._ahead if ahead is week), None)
        self._placed = placed if placed is not None else placed_blocks(week, counselors)
        self._shown = (week, counselors, breaks, now)
        self._lay_out()

    def prepare(self, weeks: list[tuple[Week, tuple[PersonId, ...]]]) -> None:
        """Lay out and paint weeks that may be asked for next, when nothing else is to be done."""
        self._ahead = [(week, placed_blocks(week, counselors)) for week, counselors in weeks]
        self._prepare.start()

    def _paint_ahead(self) -> None:
        for week, placed in self._ahead:
            self.surface.prepare(placed, self._geometry(week))

    def tick(self, now: datetime) -> None:
        """A minute has passed."""
        if self._shown is not None:
            week, counselors, breaks, _before = self._shown
            self._shown = (week, counselors, breaks, now)
            self.surface.tick(now)

    def zoom(self, steps: int) -> None:
        """Taller hours, or lower ones with a negative number."""
        if self._shown is None:
            return
        height = self._geometry(self._shown[0]).hour_height + steps * _ZOOM_STEP
        self._zoom = min(max(height, LEAST_HOUR_HEIGHT), MOST_HOUR_HEIGHT)
        self._lay_out()

    def _geometry(self, week: Week) -> WeekGeometry:
        hours = max(week.closes - week.opens, 1)
        fitting = self._scroll.height() // hours
        height = self._zoom or min(max(fitting, _COMFORTABLE), MOST_HOUR_HEIGHT)
        bar = self._scroll.verticalScrollBar()
        scrolls = hours * height > self._scroll.height()
        width = self._scroll.width() - (bar.sizeHint().width() if scrolls else 0)
        return WeekGeometry(week.days, week.opens, week.closes, max(width, 200), height)

    def _lay_out(self) -> None:
        if self._shown is None:
            return
        week, _counselors, breaks, now = self._shown
        grid = self._geometry(week)
        self.surface.show_week(week, self._placed, grid, breaks, now)
        usual = max(
            (c.start for c in week.closures if c.end is None and c.start.hour > 0), default=time(23, 59)
        )
        self._header.show_days(grid, now.date(), day_facts(week.closures, usual, self._holidays))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The scroll area gets its new size from the layout after this event.
        QTimer.singleShot(0, self, self._lay_out)

    def _reveal(self, box: QRect) -> None:
        self._scroll.ensureVisible(box.center().x(), box.top(), 0, 24)
        self._scroll.ensureVisible(box.center().x(), box.bottom(), 0, 24)
