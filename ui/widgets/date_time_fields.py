"""Fields for a date and a time: typed leniently, corrected on leaving, stepped with the arrow keys."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from ui.widgets.buttons import IconButton
from ui.widgets.calendar_popup import CalendarPopup
from ui.widgets.date_parsing import (
    DateFault,
    format_date,
    format_time,
    parse_date,
    parse_time,
    shift_days,
    step_time,
)
from ui.widgets.text_fields import TextField

_EXAMPLE = "28/02/2004"
_STEP_MINUTES = 5


def date_error(fault: DateFault, earliest: date | None, latest: date | None) -> str:
    """What to tell about a date that can't be taken."""
    if fault is DateFault.TOO_EARLY and earliest is not None:
        return _("The date is before {date}. Correct it.").format(date=format_date(earliest))
    if fault is DateFault.TOO_LATE and latest is not None:
        return _("The date is after {date}. Correct it.").format(date=format_date(latest))
    if fault is DateFault.NO_SUCH_DAY:
        return _("No such date. Write it again, for example {example}.").format(example=_EXAMPLE)
    return _("The date can't be read. Write it like {example}.").format(example=_EXAMPLE)


class DateField(TextField):
    """A typed date with a calendar. `value()` is None while it is empty or wrong, `error_text()` says why.

    `changed` is emitted with the new date or None whenever the value changes, not for every key.
    Alt+Down or the button opens the calendar.
    """

    changed = Signal(object)
    errorChanged = Signal(str)

    def __init__(
        self,
        value: date | None = None,
        today: Callable[[], date] = date.today,
        earliest: date | None = None,
        latest: date | None = None,
        dense: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", _("dd/mm/yyyy"), 40, dense, None, parent)
        self._today, self._earliest, self._latest = today, earliest, latest
        self._value: date | None = None
        self._open = IconButton("calendar-blank", _("Open calendar"), "Alt+↓", size="row", parent=self)
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.setCursor(Qt.CursorShape.ArrowCursor)
        self._open.clicked.connect(self.open_calendar)
        self.editingFinished.connect(self.take)
        self.textEdited.connect(self._follow)
        self.set_value(value)

    def value(self) -> date | None:
        """The date that stands in the field now, None when it is empty or none."""
        found = self._read()
        return found if isinstance(found, date) else None

    def error_text(self) -> str:
        """Why the text is no date, as a sentence; "" when it is one or the field is empty."""
        found = self._read()
        return date_error(found, self._earliest, self._latest) if isinstance(found, DateFault) else ""

    def set_value(self, value: date | None) -> None:
        """Put a date into the field without emitting `changed`."""
        self._value = value
        self.setText(format_date(value) if value else "")

    def take(self) -> None:
        """Read what was typed: write it in full, emit `changed` and `errorChanged`. Also on leaving."""
        self._follow()
        if self._value is not None:
            self.setText(format_date(self._value))
        self.errorChanged.emit(self.error_text())

    def open_calendar(self) -> None:
        """Open the month under the field."""
        popup = CalendarPopup(self.value() or self._near_today(), self._today(), self)
        popup.picked.connect(self._choose)
        popup.open_under(self)

    def _read(self) -> date | DateFault | None:
        if not self.text().strip():
            return None
        return parse_date(self.text(), self._today(), self._earliest, self._latest)

    def _near_today(self) -> date:
        day = self._today()
        if self._latest is not None:
            day = min(day, self._latest)
        return max(day, self._earliest) if self._earliest is not None else day

    def _follow(self) -> None:
        now = self.value()
        if now != self._value:
            self._value = now
            self.changed.emit(now)

    def _choose(self, day: date) -> None:
        self.setText(format_date(day))
        self.take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            day = self.value()
            step = 1 if event.key() == Qt.Key.Key_Up else -1
            self._choose(shift_days(day, step) if day is not None else self._near_today())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        side = self._open.sizeHint().width()
        self._open.setGeometry(self.width() - side - 4, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, side, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._open.setEnabled(self.isEnabled())


class TimeField(TextField):
    """A typed time: `930`, `9.30` and `09:30` all become `09.30`; the arrows step by five minutes."""

    changed = Signal(object)
    errorChanged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", _("hh.mm"), 10, parent=parent)
        self._value: time | None = None
        self.editingFinished.connect(self.take)
        self.textEdited.connect(self._follow)

    def value(self) -> time | None:
        """The time that stands in the field now, None when it is empty or none."""
        return parse_time(self.text()) if self.text().strip() else None

    def error_text(self) -> str:
        """Why the text is no time, as a sentence; "" when it is one or the field is empty."""
        if not self.text().strip() or self.value() is not None:
            return ""
        return _("The time can't be read. Write it like {example}.").format(example="09.30")

    def set_value(self, value: time | None) -> None:
        """Put a time into the field without emitting `changed`."""
        self._value = value
        self.setText(format_time(value) if value is not None else "")

    def take(self) -> None:
        """Read what was typed: write it in full, emit `changed` and `errorChanged`. Also on leaving."""
        self._follow()
        if self._value is not None:
            self.setText(format_time(self._value))
        self.errorChanged.emit(self.error_text())

    def _follow(self) -> None:
        now = self.value()
        if now != self._value:
            self._value = now
            self.changed.emit(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            sign = 1 if event.key() == Qt.Key.Key_Up else -1
            before = self.value()
            moved = step_time(before, sign * _STEP_MINUTES) if before is not None else time(8, 0)
            self.setText(format_time(moved))
            self.take()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
