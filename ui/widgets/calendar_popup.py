"""A month to pick a day from: Monday first, arrows and wheel of the year, today marked."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _, language
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.buttons import IconButton
from ui.widgets.label import Label
from ui.widgets.painting import draw_line, rounded, shadow

_MARGIN = 24
_CELL = 30
_ROW = 26
_FIRST, _LAST = date(1000, 1, 1), date(9000, 12, 31)
"""What the month can show; far beyond what anybody means."""


def locale() -> QLocale:
    """Names of months and days in the language spoken now."""
    return QLocale("id_ID" if language() == "id" else "en_GB")


def month_title(first: date) -> str:
    """`Agustus 2026`."""
    return f"{locale().standaloneMonthName(first.month)} {first.year}"


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month; kept within what a date can be."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        return day
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))


class MonthGrid(QWidget):
    """Seven columns of days. `picked(day)` by click or Enter; `moved(day)` when the cursor moves by keys."""

    picked = Signal(object)
    moved = Signal(object)

    def __init__(self, day: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day, self.today = min(max(day, _FIRST), _LAST), today
        self._hover: date | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_month(self, day: date) -> None:
        """Move the cursor to a day and show its month."""
        self.day = day = min(max(day, _FIRST), _LAST)
        self.setAccessibleDescription(
            locale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        )
        self.update()

    def first_shown(self) -> date:
        """The Monday in the upper left corner."""
        first = self.day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def sizeHint(self) -> QSize:
        return QSize(7 * px(_CELL), px(22) + 6 * px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _cell(self, index: int) -> QRectF:
        width = self.width() / 7
        row, column = divmod(index, 7)
        return QRectF(column * width, px(22) + row * px(_ROW), width, px(_ROW))

    def day_at(self, pos: QPoint) -> date | None:
        """The day under a point."""
        for index in range(42):
            if self._cell(index).contains(pos):
                return self.first_shown() + timedelta(days=index)
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        names = locale()
        painter.setFont(font("caption", 500))
        width = self.width() / 7
        for column in range(7):
            letter = names.standaloneDayName(column + 1, QLocale.FormatType.NarrowFormat)
            box = QRectF(column * width, 0, width, px(20))
            draw_line(painter, box, letter, theme().color("text3"), Qt.AlignmentFlag.AlignHCenter)
        first = self.first_shown()
        for index in range(42):
            self._paint_day(painter, self._cell(index), first + timedelta(days=index))

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        now = theme()
        side = min(cell.width(), cell.height()) - 2
        disc = QRectF(cell.center().x() - side / 2, cell.center().y() - side / 2, side, side)
        ink = "text" if day.month == self.day.month else "disabled"
        weight = 500 if day.month == self.day.month else 400
        if day == self.day:
            rounded(painter, disc, side / 2, now.color("accent"))
            ink, weight = "onAccent", 600
        elif day == self._hover:
            rounded(painter, disc, side / 2, now.color("pressed"))
        elif day == self.today:
            rounded(painter, disc, side / 2, None, now.color("accent"))
            ink = "accent"
        painter.setFont(font("small", weight, tabular=True))
        draw_line(painter, cell, str(day.day), now.color(ink), Qt.AlignmentFlag.AlignHCenter)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self.day_at(event.position().toPoint())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.show_month(self.day + timedelta(days=steps[key]))
        elif key in months:
            far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.show_month(add_months(self.day, months[key] * (12 if far else 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.day)
            return
        else:
            super().keyPressEvent(event)
            return
        self.moved.emit(self.day)


class CalendarPopup(QFrame):
    """The month in a popup under a date field. `picked(day)`; it closes itself."""

    picked = Signal(object)

    def __init__(self, day: date, today: date, parent: QWidget) -> None:
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        super().__init__(parent, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.grid = MonthGrid(day, today)
        self.grid.setAccessibleName(_("Choose a date"))
        self._title = Label(month_title(day), "body", weight=600)
        back = IconButton("caret-left", _("Previous month"), "PageUp", size="compact")
        on = IconButton("caret-right", _("Next month"), "PageDown", size="compact")
        back.clicked.connect(lambda: self._turn(-1))
        on.clicked.connect(lambda: self._turn(1))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(back)
        head.addWidget(on)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN + 12, _MARGIN + 10, _MARGIN + 12, _MARGIN + 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.grid)
        self.grid.picked.connect(self._pick)
        self.grid.moved.connect(lambda day: self._title.setText(month_title(day)))

    def open_under(self, field: QWidget) -> None:
        """Show it under a field with the keyboard in the month."""
        self.adjustSize()
        self.move(field.mapToGlobal(QPoint(-_MARGIN, field.height() + 4 - _MARGIN)))
        self.show()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _turn(self, months: int) -> None:
        self.grid.show_month(add_months(self.grid.day, months))
        self._title.setText(month_title(self.grid.day))

    def _pick(self, day: date) -> None:
        self.picked.emit(day)
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        shadow(painter, box, 10, 20, 6, theme().color("shadow"))
        rounded(painter, box, 10, theme().color("surface"), theme().color("border"))
