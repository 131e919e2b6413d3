"""The calendar's left panel: the small month, and what of the week is shown."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.people.values import PersonId, StaffMember
from ui.calendar.day_prompt import DayPrompt
from ui.calendar.filter_rows import CounselorRow, FilterRow, ProgrammeRow
from ui.calendar.mini_month import MiniMonth
from ui.calendar.view_state import Shown
from ui.theme.tokens import theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.marks import letters
from ui.widgets.scrolled import scrolled
from ui.widgets.wording import programme_name

WIDTH, WIDER = 208, 232
"""Usually, and in the widest windows (ui/spec §3)."""


class LeftPanel(QFrame):
    """Emits `chosen` for a day, and `shown_changed` when ticks changed."""

    chosen = Signal(date)
    shown_changed = Signal()
    day_wanted = Signal()

    def __init__(
        self,
        counselors: Sequence[StaffMember],
        programmes: Sequence[Programme],
        me: PersonId,
        holidays: Callable[[int], frozenset[date]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("calendar.left")
        self.setFixedWidth(WIDTH)
        self.month = MiniMonth(holidays)
        self._counselors = {c.id: CounselorRow(c.name, letters(c.name), c.id == me) for c in counselors}
        self._programmes = {p: ProgrammeRow(programme_name(p), p.value) for p in programmes}
        self._cancelled = FilterRow(_("Cancelled appointments"))
        self._breaks = FilterRow(_("Break hours"))
        self._all = Button(_("All"), "link", size="row")
        self.prompt = DayPrompt()
        self._name_objects()
        self._lay_out()
        self._connect()

    def _name_objects(self) -> None:
        for person, row in self._counselors.items():
            row.setObjectName(f"calendar.counselor.{person}")
        for programme, mark in self._programmes.items():
            mark.setObjectName(f"calendar.programme.{programme.value}")
        self._cancelled.setObjectName("calendar.show.cancelled")
        self._breaks.setObjectName("calendar.show.breaks")
        self._all.setObjectName("calendar.counselor.all")

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(10, 8, 8, 12)
        column.setSpacing(0)
        column.addWidget(self.month)
        column.addSpacing(14)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 6, 0)
        head.addWidget(Label(_("Counselor"), "caption", "text3", weight=600))
        head.addStretch(1)
        head.addWidget(self._all)
        column.addLayout(head)
        self._add_rows(column, self._counselors.values())
        prompt = QHBoxLayout()
        prompt.setContentsMargins(6, 0, 6, 0)
        prompt.addWidget(self.prompt)
        column.addLayout(prompt)
        column.addSpacing(12)
        self._add_head(column, _("Programme"))
        self._add_rows(column, self._programmes.values())
        column.addSpacing(12)
        self._add_head(column, _("Show"))
        self._add_rows(column, (self._cancelled, self._breaks))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(scrolled(content))

    def _add_head(self, column: QVBoxLayout, text: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 6, 4)
        head.addWidget(Label(text, "caption", "text3", weight=600))
        column.addLayout(head)

    def _add_rows(self, column: QVBoxLayout, rows: Iterable[FilterRow]) -> None:
        for row in rows:
            line = QHBoxLayout()
            line.setContentsMargins(6, 0, 0, 0)
            line.addWidget(row)
            column.addLayout(line)

    def _connect(self) -> None:
        self.month.chosen.connect(self.chosen)
        self._all.clicked.connect(self._show_all)
        self.prompt.wanted.connect(self.day_wanted)
        for row in self._rows():
            row.toggled.connect(lambda _on: self.shown_changed.emit())

    def widen(self, wider: bool) -> None:
        """Take the width that the window has for it."""
        self.setFixedWidth(WIDER if wider else WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().color("border"))

    def _rows(self) -> list[FilterRow]:
        return [*self._counselors.values(), *self._programmes.values(), self._cancelled, self._breaks]

    def _show_all(self) -> None:
        blockers = [QSignalBlocker(row) for row in self._counselors.values()]
        for row in self._counselors.values():
            row.setChecked(True)
            row.update()
        del blockers
        self.shown_changed.emit()

    def shown(self) -> Shown:
        """What is ticked."""
        return Shown(
            tuple(person for person, row in self._counselors.items() if row.isChecked()),
            tuple(programme for programme, row in self._programmes.items() if row.isChecked()),
            self._cancelled.isChecked(),
            self._breaks.isChecked(),
        )

    def show_ticks(self, shown: Shown) -> None:
        """Tick what is shown, without announcing it."""
        blockers = [QSignalBlocker(row) for row in self._rows()]
        for person, row in self._counselors.items():
            row.setChecked(person in shown.counselors)
        for programme, mark in self._programmes.items():
            mark.setChecked(programme in shown.programmes)
        self._cancelled.setChecked(shown.cancelled)
        self._breaks.setChecked(shown.breaks)
        del blockers
