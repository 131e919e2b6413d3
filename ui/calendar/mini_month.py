"""A small month for jumping to a day: its week is a band, today a disc, holidays red and ticked."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.locale import long_date, month, short_weekday
from clinic_app.common.translations import _
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.buttons import IconButton
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.label import Label
from ui.widgets.painting import draw_line, rounded

_ROW = 23
_WEEK = 7


def month_days(day: date) -> tuple[date, ...]:
    """Six weeks, Monday first (handbook §9.2), that hold the month of `day`."""
    first = day.replace(day=1)
    monday = first - timedelta(days=first.weekday())
    return tuple(monday + timedelta(days=day) for day in range(6 * _WEEK))


def month_after(day: date, by: int) -> date:
    """The first of the month `by` months on."""
    number = day.year * 12 + day.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)


class MonthGrid(FocusVisible, QWidget):
    """The days of one month."""

    chosen = Signal(date)
    turned = Signal(int)

    def __init__(self, holidays: Callable[[int], frozenset[date]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holidays = holidays
        self._month = self._today = self._cursor = date.min
        self._week: tuple[date, ...] = ()
        self.setObjectName("calendar.month")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_month(self, shown: date, week: tuple[date, ...], today: date) -> None:
        """Show the month, with the band over `week`."""
        self._month, self._week, self._today = shown, week, today
        if week and (self._cursor not in month_days(shown) or not self.hasFocus()):
            self._cursor = today if today in week else week[0]
        self.setAccessibleName(_("Month {month}").format(month=month(shown)))
        self.setAccessibleDescription(long_date(self._cursor) if self._cursor > date.min else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(184, px(_ROW) * 7)

    def _cell(self, index: int) -> QRectF:
        width = self.width() / _WEEK
        return QRectF(index % _WEEK * width, (index // _WEEK + 1) * px(_ROW), width, px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        days = month_days(self._month)
        painter.setFont(font("caption"))
        for column in range(_WEEK):
            head = self._cell(column).translated(0, -px(_ROW))
            letter = short_weekday(days[column])[0]
            draw_line(painter, head, letter, theme().color("text3"), Qt.AlignmentFlag.AlignHCenter)
        self._paint_band(painter, days)
        holidays = self._holidays(self._month.year) | self._holidays(days[-1].year)
        painter.setFont(font("caption", 500, tabular=True))
        for index, day in enumerate(days):
            self._paint_day(painter, self._cell(index), day, day in holidays)

    def _paint_band(self, painter: QPainter, days: tuple[date, ...]) -> None:
        if not self._week or self._week[0] not in days:
            return
        first = days.index(self._week[0]) // _WEEK * _WEEK
        box = self._cell(first)
        band = QRectF(0, box.y() + 1, self.width(), box.height() - 2)
        rounded(painter, band, band.height() / 2, theme().color("accentSoft"))

    def _paint_day(self, painter: QPainter, box: QRectF, day: date, holiday: bool) -> None:
        center = Qt.AlignmentFlag.AlignHCenter
        inside = day.month == self._month.month
        ink = "danger" if holiday and inside else "text" if inside else "text3"
        if day == self._today:
            disc = QRectF(box.center().x() - 11, box.center().y() - 11, 22, 22)
            rounded(painter, disc, 11, theme().color("accent"))
            ink = "onAccent"
        elif self._week == (day,):
            disc = QRectF(box.center().x() - 11, box.center().y() - 11, 22, 22)
            rounded(painter, disc, 11, theme().color("surface"), theme().color("accent"), 1.5)
        if self.hasFocus() and day == self._cursor:
            rounded(painter, box.adjusted(2, 0.5, -2, -0.5), 6, None, theme().color("accent"), 1.5)
        draw_line(painter, box, str(day.day), theme().color(ink), center)
        if holiday and inside:
            painter.fillRect(
                QRectF(box.center().x() - 3, box.bottom() - 3.5, 6, 1.5), theme().color("danger")
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for index, day in enumerate(month_days(self._month)):
            if self._cell(index).contains(event.position()):
                self._cursor = day
                self.chosen.emit(day)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        if event.key() in steps:
            self._cursor += timedelta(days=steps[Qt.Key(event.key())])
            if (self._cursor.year, self._cursor.month) != (self._month.year, self._month.month):
                self.turned.emit(1 if self._cursor > self._month else -1)
            self.setAccessibleDescription(long_date(self._cursor))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class MiniMonth(QWidget):
    """The month with its name and arrows."""

    chosen = Signal(date)

    def __init__(self, holidays: Callable[[int], frozenset[date]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Label("", "body", weight=600, elide=True)
        self._grid = MonthGrid(holidays)
        self._week: tuple[date, ...] = ()
        self._today = self._month = date.min
        back = IconButton("caret-left", _("Previous month"), size="row")
        onward = IconButton("caret-right", _("Next month"), size="row")
        back.setObjectName("calendar.month.previous")
        onward.setObjectName("calendar.month.next")
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.setSpacing(2)
        head.addWidget(self._name, 1)
        head.addWidget(back)
        head.addWidget(onward)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._grid)
        back.clicked.connect(lambda: self._turn(-1))
        onward.clicked.connect(lambda: self._turn(1))
        self._grid.turned.connect(self._turn)
        self._grid.chosen.connect(self.chosen)

    def show_week(self, week: tuple[date, ...], today: date) -> None:
        """Show the month that holds most of the week."""
        self._week, self._today = week, today
        self._month = week[len(week) // 2].replace(day=1)
        self._show()

    def _turn(self, by: int) -> None:
        self._month = month_after(self._month, by)
        self._show()

    def _show(self) -> None:
        self._name.setText(month(self._month))
        self._grid.show_month(self._month, self._week, self._today)
