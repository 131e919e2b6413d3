"""Twelve months to pick one from, with arrows for the year; none that is to come."""

from datetime import date

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import month as month_words
from clinic_app.common.locale import short_month
from clinic_app.common.translations import _
from ui.theme.tokens import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.label import Label
from ui.widgets.painting import rounded, shadow

_MARGIN = 24
_ACROSS = 3
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_ACROSS, Qt.Key.Key_Down: _ACROSS}


class MonthPopup(QFrame):
    """`picked(first day)`; it closes itself."""

    picked = Signal(object)

    def __init__(self, month: date, last: date, parent: QWidget) -> None:
        """`last` is the newest month there is."""
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        super().__init__(parent, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._month, self._last, self._year = month, last, month.year
        self._title = Label(str(month.year), "body", weight=600, tabular=True)
        self._back = IconButton("caret-left", _("Previous year"), "PageUp", size="compact")
        self._onward = IconButton("caret-right", _("Next year"), "PageDown", size="compact")
        self._back.clicked.connect(lambda: self._turn(-1))
        self._onward.clicked.connect(lambda: self._turn(1))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        head.addWidget(self._onward)
        self.months = [Button("", size="compact") for _number in range(12)]
        grid = QGridLayout()
        grid.setSpacing(4)
        for at, button in enumerate(self.months):
            button.setObjectName(f"statistics.month.{at + 1}")
            button.clicked.connect(lambda _on=False, at=at: self._pick(at))
            grid.addWidget(button, at // _ACROSS, at % _ACROSS)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN + 12, _MARGIN + 10, _MARGIN + 12, _MARGIN + 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(grid)
        self._show_year()

    def open_under(self, field: QWidget) -> None:
        """Show it under a field with the keyboard on the month shown now."""
        self.adjustSize()
        self.move(field.mapToGlobal(QPoint(-_MARGIN, field.height() + 4 - _MARGIN)))
        self.show()
        self.months[self._month.month - 1].setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_year(self) -> None:
        self._title.setText(str(self._year))
        self._onward.setEnabled(self._year < self._last.year)
        self._back.setEnabled(self._year > 2)
        for at, button in enumerate(self.months):
            month = date(self._year, at + 1, 1)
            button.setText(short_month(month))
            button.setAccessibleName(month_words(month))
            button.setEnabled(month <= self._last)
            button.set_kind("primary" if month == self._month else "ghost")

    def _turn(self, years: int) -> None:
        self._year = min(max(self._year + years, 2), self._last.year)
        self._show_year()

    def _pick(self, at: int) -> None:
        self.picked.emit(date(self._year, at + 1, 1))
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        at = next((place for place, button in enumerate(self.months) if button.hasFocus()), None)
        if at is not None and key in _STEPS:
            to = min(max(at + _STEPS[key], 0), 11)
            if self.months[to].isEnabled():
                self.months[to].setFocus(Qt.FocusReason.TabFocusReason)
        elif at is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.months[at].click()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        shadow(painter, box, 10, 20, 6, theme().color("shadow"))
        rounded(painter, box, 10, theme().color("surface"), theme().color("border"))
