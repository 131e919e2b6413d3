"""The birth date, or an age where the date isn't known."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.widgets.date_time_fields import DateField
from ui.widgets.fields import Field, TextField
from ui.widgets.filters import SegmentedControl

BY_DATE, BY_AGE = "date", "age"


class BirthFields(QWidget):
    """The birth date, or an age where the date isn't known."""

    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        options = [(BY_DATE, _("Birth date")), (BY_AGE, _("Estimated age"))]
        self.way = SegmentedControl(options, "compact", _("Birth date or age"))
        for key in (BY_DATE, BY_AGE):
            self.way.segment(key).setObjectName(f"registration.birth.{key}")
        self.date = DateField(today=today)
        self.date.setObjectName("registration.birth_date")
        self.age = TextField("", _("Years"), 40)
        self.age.setObjectName("registration.age")
        self.date_field = Field(_("Birth date"), self.date)
        self.age_field = Field(_("Age in years"), self.age, _("Counted as 1 July of the year of birth."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.date_field)
        column.addWidget(self.age_field)
        self.way.chosen.connect(self._switch)
        self.date.textEdited.connect(lambda _text: self.edited.emit())
        self.date.changed.connect(lambda _day: self.edited.emit())
        self.age.textEdited.connect(lambda _text: self.edited.emit())
        self.show_way(BY_DATE)

    def show_way(self, way: str) -> None:
        """By date or by age."""
        self.way.set_key(way)
        self.date_field.setVisible(way == BY_DATE)
        self.age_field.setVisible(way == BY_AGE)

    def _switch(self, way: str) -> None:
        self.show_way(way)
        (self.date if way == BY_DATE else self.age).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def years(self) -> int | None:
        """The age typed; None for none or an unreadable one."""
        text = self.age.text().strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None

    def unreadable(self) -> str:
        """Why what was typed is neither date nor age; "" when it is, or nothing was typed."""
        if self.way.key() == BY_DATE:
            return self.date.error_text()
        if self.age.text().strip() and self.years() is None:
            return _("Write the age in figures, for example 19.")
        return ""
