"""The heads of the days, which stay while the hours scroll: weekday, date, and a row for whole-day facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clinic_app.common.locale import clock_time, weekday
from clinic_app.common.translations import _
from clinic_app.facility.values import Closure, ClosureKind
from ui.calendar.geometry import WeekGeometry
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.painting import draw_line, rounded

HEAD_HEIGHT, ALL_DAY_HEIGHT = 46, 26


@dataclass(frozen=True)
class DayFact:
    """A line in the row for the whole day."""

    day: date
    text: str
    holiday: bool


def day_facts(
    closures: Sequence[Closure], usual_close: time, holidays: Mapping[date, str]
) -> tuple[DayFact, ...]:
    """Holidays by the word for their kind in `holidays`, and days that close earlier than the others do."""
    off = [c.day for c in closures if c.kind is ClosureKind.HOLIDAY]
    facts = [DayFact(day, holidays.get(day, _("Holiday")), True) for day in off]
    for closure in closures:
        if closure.day in off or closure.kind is not ClosureKind.OUTSIDE_HOURS:
            continue
        if closure.end is None and closure.start.hour > 0 and closure.start < usual_close:
            text = _("Closes at {time}").format(time=clock_time(closure.start))
            facts.append(DayFact(closure.day, text, False))
    return tuple(facts)


class WeekHeader(QWidget):
    """The row above the grid; it shares the grid's columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid: WeekGeometry | None = None
        self._today: date | None = None
        self._facts: tuple[DayFact, ...] = ()
        self.setFixedHeight(px(HEAD_HEIGHT) + ALL_DAY_HEIGHT)

    def show_days(self, grid: WeekGeometry, today: date, facts: tuple[DayFact, ...]) -> None:
        """Head these days."""
        self._grid, self._today, self._facts = grid, today, facts
        self.setAccessibleName(", ".join(f"{weekday(day)} {day.day}" for day in grid.days))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        if self._grid is None:
            return
        holidays = {fact.day for fact in self._facts if fact.holiday}
        for index, day in enumerate(self._grid.days):
            left, width = self._grid.column(index)
            painter.fillRect(QRectF(left, 0, 1, self.height()), theme().color("divider"))
            self._paint_head(painter, QRectF(left, 0, width, px(HEAD_HEIGHT)), day, day in holidays)
        for fact in self._facts:
            if fact.day in self._grid.days:
                left, width = self._grid.column(self._grid.days.index(fact.day))
                top = self.height() - ALL_DAY_HEIGHT + 2
                _paint_fact(painter, QRectF(left + 3, top, width - 6, ALL_DAY_HEIGHT - 6), fact)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme().color("border"))

    def _paint_head(self, painter: QPainter, box: QRectF, day: date, holiday: bool) -> None:
        center = Qt.AlignmentFlag.AlignHCenter
        today = day == self._today
        painter.setFont(font("caption", 600 if today else 400))
        name = QRectF(box.x(), box.y() + 2, box.width(), 16)
        draw_line(painter, name, weekday(day), theme().color("accent" if today else "text2"), center)
        number = QRectF(box.x(), box.y() + 19, box.width(), 25)
        ink = "onAccent" if today else "danger" if holiday else "text"
        if today:
            pill = QRectF(box.center().x() - 16, number.y(), 32, 25)
            rounded(painter, pill, 12.5, theme().color("accent"))
        painter.setFont(font("h2", 600, tabular=True))
        draw_line(painter, number, str(day.day), theme().color(ink), center)


def _paint_fact(painter: QPainter, box: QRectF, fact: DayFact) -> None:
    fill, ink = ("holiday", "danger") if fact.holiday else ("sunken", "text2")
    rounded(painter, box, 4, theme().color(fill))
    x = box.x() + 6
    if fact.holiday:
        draw_icon(painter, QRectF(x, box.center().y() - 6.5, 13, 13), "flag", theme().color(ink))
        x += 19
    painter.setFont(font("caption"))
    draw_line(painter, QRectF(x, box.y(), box.right() - x - 4, box.height()), fact.text, theme().color(ink))
