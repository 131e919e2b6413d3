"""Whether an appointment is repeated every week, and how often."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.locale import short_date
from clinic_app.common.translations import _, ngettext
from clinic_app.scheduling.rules.series import FEWEST, MOST
from ui.panels.pair import Pair
from ui.widgets.choice import Choice
from ui.widgets.choices import Checkbox
from ui.widgets.label import Label

USUAL = 8


class RepeatRow(QWidget):
    """`weeks()` is 0 while it isn't repeated. `changed` when the person changes it."""

    changed = Signal()

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self.tick = Checkbox(_("Repeat every week"))
        self.tick.setObjectName(f"{prefix}.repeat")
        texts = ((n, ngettext("{n} time", "{n} times", n).format(n=n)) for n in range(FEWEST, MOST + 1))
        self.count = Choice(texts)
        self.count.setObjectName(f"{prefix}.weeks")
        self.count.setAccessibleName(_("How many appointments"))
        self.count.setMinimumContentsLength(4)
        self.count.set_key(USUAL)
        self.until = Label("", "small", "text2", tabular=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Pair(self.tick, self.count))
        column.addWidget(self.until)
        self.tick.clicked.connect(self._on_change)
        self.count.chosen.connect(self._on_change)
        self._first: date | None = None
        self._tell()

    def weeks(self) -> int:
        """How many appointments; 0 for a single one."""
        return int(self.count.key()) if self.tick.isChecked() else 0

    def set_weeks(self, weeks: int) -> None:
        """Show that, without emitting `changed`."""
        repeated = FEWEST <= weeks <= MOST
        self.tick.setChecked(repeated)
        self.count.set_key(weeks if repeated else USUAL)
        self._tell()

    def begin_on(self, first: date | None) -> None:
        """The day of the first appointment."""
        self._first = first
        self._tell()

    def _on_change(self, *_args: object) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        weeks = self.weeks()
        self.count.setVisible(weeks > 0)
        last = self._first + timedelta(days=7 * (weeks - 1)) if self._first and weeks else None
        self.until.setVisible(last is not None)
        if last is not None:
            self.until.setText(_("until {day}").format(day=short_date(last)))
