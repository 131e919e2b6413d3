"""The heads of the days: weekday, date, and a line for whole-day facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from clinic_app.common.locale import clock_time, weekday
from clinic_app.common.translations import _
from clinic_app.facility.values import Closure, ClosureKind
from ui.calendar.grid.geometry import Grid
from ui.calendar.grid.heads import HeadRow
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.painting import draw_line, rounded

HEAD_HEIGHT, ALL_DAY_HEIGHT = 46, 26


@dataclass(frozen=True)
class DayFact:
    """Something about a whole day."""

    day: date
    text: str
    holiday: bool


def day_facts(closures: Sequence[Closure], holidays: Mapping[date, str]) -> tuple[DayFact, ...]:
    """Holidays by the word for their kind in `holidays`, and days that close earlier than the others do."""
    off = [c.day for c in closures if c.kind is ClosureKind.HOLIDAY]
    facts = [DayFact(day, holidays.get(day, _("Holiday")), True) for day in off]
    ends = [c for c in closures if c.kind is ClosureKind.OUTSIDE_HOURS and c.end is None and c.start.hour > 0]
    usual = max((closure.start for closure in ends), default=time.max)
    for closure in ends:
        if closure.day not in off and closure.start < usual:
            text = _("Closes at {time}").format(time=clock_time(closure.start))
            facts.append(DayFact(closure.day, text, False))
    return tuple(facts)


class DayHeads(HeadRow):
    """Heads for a spread with a column per day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: date | None = None
        self._facts: dict[date, DayFact] = {}

    def show_days(self, grid: Grid, today: date, facts: Sequence[DayFact]) -> None:
        """Head these days."""
        self._today, self._facts = today, {fact.day: fact for fact in facts}
        self.setFixedHeight(px(HEAD_HEIGHT) + ALL_DAY_HEIGHT)
        self.setAccessibleName(", ".join(f"{weekday(day)} {day.day}" for day in grid.days))
        self.show_columns(grid)

    def paint_head(self, painter: QPainter, box: QRectF, place: int) -> None:
        assert self._grid is not None
        day = self._grid.columns[place].day
        fact = self._facts.get(day)
        head = QRectF(box.x(), 0, box.width(), px(HEAD_HEIGHT))
        _paint_date(painter, head, day, day == self._today, fact is not None and fact.holiday)
        if fact is not None:
            top = box.height() - ALL_DAY_HEIGHT + 2
            _paint_fact(painter, QRectF(box.x() + 3, top, box.width() - 6, ALL_DAY_HEIGHT - 6), fact)


def _paint_date(painter: QPainter, box: QRectF, day: date, today: bool, holiday: bool) -> None:
    center = Qt.AlignmentFlag.AlignHCenter
    painter.setFont(font("caption", 600 if today else 400))
    name = QRectF(box.x(), box.y() + 2, box.width(), px(16))
    draw_line(painter, name, weekday(day), theme().color("accent" if today else "text2"), center)
    number = QRectF(box.x(), box.y() + px(19), box.width(), px(25))
    ink = "onAccent" if today else "danger" if holiday else "text"
    if today:
        pill = QRectF(box.center().x() - px(16), number.y(), px(32), number.height())
        rounded(painter, pill, pill.height() / 2, theme().color("accent"))
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
