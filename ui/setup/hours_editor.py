"""Working hours: a row per weekday, with one break."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from clinic_app.common import locale
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.facility.rules import check_hours
from clinic_app.facility.values import HoursKind, OpeningRule
from ui.widgets.choices import Checkbox
from ui.widgets.date_time_fields import TimeField
from ui.widgets.label import Label

WEEK = tuple(date(2024, 1, 1) + timedelta(days=weekday) for weekday in range(7))
"""Some day of each weekday, from Monday on, to name it by."""
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OPEN = (time(8), time(16))
_BREAK = (time(12), time(13))
_FIELD_WIDTH = 76
_GAP = 4
"""The empty column between the hours of a day and its break."""


class DayRow:
    """The widgets of one weekday; they stand in the editor's grid."""

    def __init__(self, weekday: int) -> None:
        self.weekday = weekday
        name = locale.weekday(WEEK[weekday])
        pause = _("Break")
        self.open, self.pause = Checkbox(name), Checkbox(pause)
        self.start, self.end, self.pause_start, self.pause_end = (TimeField() for _place in range(4))
        self.error = Label("", "small", "danger", wrap=True)
        spoken = (_("from"), _("to"), _("break from"), _("break to"))
        parts = ("start", "end", "break_start", "break_end")
        for field, words_, part in zip(self.times, spoken, parts, strict=True):
            field.setAccessibleName(f"{name}, {words_}")
            field.setObjectName(f"setup.hours.{_DAYS[weekday]}.{part}")
            field.setFixedWidth(_FIELD_WIDTH)
        self.open.setObjectName(f"setup.hours.{_DAYS[weekday]}")
        self.pause.setObjectName(f"setup.hours.{_DAYS[weekday]}.break")
        self.pause.setAccessibleName(f"{name}, {pause}")
        self.open.clicked.connect(lambda on: self._switch(on, (self.start, self.end), _OPEN))
        self.pause.clicked.connect(lambda on: self._switch(on, (self.pause_start, self.pause_end), _BREAK))
        self.follow()

    @property
    def times(self) -> tuple[TimeField, TimeField, TimeField, TimeField]:
        """All fields in their order."""
        return self.start, self.end, self.pause_start, self.pause_end

    def _switch(self, on: bool, fields: tuple[TimeField, TimeField], usual: tuple[time, time]) -> None:
        for field, moment in zip(fields, usual, strict=True):
            if on and not field.text():
                field.set_value(moment)
        self.follow()

    def follow(self) -> None:
        """Only what counts can be typed into."""
        on = self.open.isChecked()
        for field in (self.start, self.end, self.pause):
            field.setEnabled(on)
        for field in (self.pause_start, self.pause_end):
            field.setEnabled(on and self.pause.isChecked())

    def show_rules(self, rules: Sequence[OpeningRule]) -> None:
        """The day's rules; none means closed."""
        for kind, tick, fields in (
            (HoursKind.SERVICE, self.open, (self.start, self.end)),
            (HoursKind.BREAK, self.pause, (self.pause_start, self.pause_end)),
        ):
            rule = next((each for each in rules if each.kind is kind), None)
            tick.setChecked(rule is not None)
            fields[0].set_value(rule.start if rule else None)
            fields[1].set_value(rule.end if rule else None)
        self.follow()

    def unreadable(self) -> str:
        """What can't be read as a time, in words."""
        for field in self.times:
            if field.isEnabled() and field.value() is None:
                return field.error_text() or _("Type the time.")
        return ""

    def rules(self) -> list[OpeningRule]:
        """What stands in the row; nothing on a closed day, or while a time can't be read."""
        if not self.open.isChecked() or self.unreadable():
            return []
        start, end, pause_start, pause_end = (field.value() for field in self.times)
        assert start is not None
        assert end is not None
        found = [OpeningRule(self.weekday, start, end)]
        if self.pause.isChecked() and pause_start is not None and pause_end is not None:
            found.append(OpeningRule(self.weekday, pause_start, pause_end, HoursKind.BREAK))
        return found

    def snapshot(self) -> list[object]:
        """As typed, readable or not."""
        return [self.open.isChecked(), self.pause.isChecked(), *(field.text() for field in self.times)]

    def take_up(self, kept: Sequence[object]) -> None:
        """What `snapshot` gave."""
        if len(kept) != 2 + len(self.times):
            return
        self.open.setChecked(kept[0] is True)
        self.pause.setChecked(kept[1] is True)
        for field, text in zip(self.times, kept[2:], strict=True):
            field.setText(str(text))
            field.take()
        self.follow()


class HoursEditor(QWidget):
    """A week. `changed` on every edit; `edited` tells whether a person touched it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edited = False
        self.days = [DayRow(weekday) for weekday in range(7)]
        self.error = Label("", "small", "danger", wrap=True)
        self.error.setObjectName("setup.hours.error")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for weekday, day in enumerate(self.days):
            row = 2 * weekday
            cells: list[QWidget] = [day.open, day.start, Label("–", ink="text3"), day.end]
            cells += [day.pause, day.pause_start, Label("–", ink="text3"), day.pause_end]
            for place, widget in enumerate(cells):
                grid.addWidget(widget, row, place if place < _GAP else place + 1)
            grid.addWidget(day.error, row + 1, 1, 1, 9)
            day.error.hide()
            self._connect(day)
        grid.setColumnMinimumWidth(0, 110)
        grid.setColumnMinimumWidth(_GAP, 16)
        grid.setColumnMinimumWidth(_GAP + 1, 110)
        grid.setColumnStretch(9, 1)
        grid.addWidget(self.error, 14, 0, 1, 10)
        self.error.hide()

    def _connect(self, day: DayRow) -> None:
        for field in day.times:
            field.textEdited.connect(lambda _text, of=day: self._on_edit(of))
            field.changed.connect(lambda _value, of=day: self._on_edit(of))
        for tick in (day.open, day.pause):
            tick.clicked.connect(lambda _on, of=day: self._on_edit(of))

    def _on_edit(self, day: DayRow) -> None:
        self.edited = True
        day.error.hide()
        self.error.hide()
        self.changed.emit()

    def show_rules(self, rules: Iterable[OpeningRule]) -> None:
        """A whole week, not counted as an edit."""
        known = list(rules)
        for day in self.days:
            day.show_rules([rule for rule in known if rule.weekday == day.weekday])
        self.edited = False

    def rules(self) -> tuple[OpeningRule, ...]:
        """What stands there."""
        return tuple(rule for day in self.days for rule in day.rules())

    def check(self) -> bool:
        """Whether the week will do; else what is wrong stands under the day."""
        faults = {fault.field: words(fault) for fault in check_hours(self.rules())}
        wrong: DayRow | None = None
        for day in self.days:
            said = day.unreadable() if day.open.isChecked() else ""
            said = said or faults.get(f"hours.{day.weekday}", "")
            day.error.setText(said)
            day.error.setVisible(bool(said))
            wrong = wrong or (day if said else None)
        whole = "" if wrong else faults.get("hours", "")
        self.error.setText(whole)
        self.error.setVisible(bool(whole))
        if wrong is not None:
            wrong.start.setFocus()
        elif whole:
            self.days[0].open.setFocus()
        return wrong is None and not whole

    def snapshot(self) -> list[object]:
        """The week as typed."""
        return [day.snapshot() for day in self.days]

    def take_up(self, content: Mapping[str, object]) -> None:
        """What was kept under `hours`."""
        kept = content.get("hours")
        if isinstance(kept, list) and len(kept) == len(self.days):
            for day, row in zip(self.days, kept, strict=True):
                if isinstance(row, list):
                    day.take_up(row)
            self.edited = True
