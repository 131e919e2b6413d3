"""One date of a series that is planned: booked or skipped, at its time or at a free one nearby."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from clinic_app.common.locale import long_date, short_date, time_range
from clinic_app.common.translations import _
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Slot
from clinic_app.scheduling.values_repeating import Decided, Occurrence
from ui.panels.clash_words import facts
from ui.panels.host import Content
from ui.panels.words import slot_text
from ui.theme.tokens import px
from ui.widgets.cards import Icon
from ui.widgets.choice import Choice
from ui.widgets.choices import Checkbox
from ui.widgets.label import Label

_AS_PLANNED = "planned"


class OccurrenceRow(QWidget):
    """`changed` when the person decides otherwise. What clashes is skipped until they do."""

    changed = Signal()

    def __init__(self, occurrence: Occurrence, names: Mapping[PersonId, str]) -> None:
        super().__init__()
        self._occurrence = occurrence
        slot, number = occurrence.slot, occurrence.number
        self.tick = Checkbox(f"{short_date(slot.start.date())}  {time_range(slot.start, slot.end)}")
        self.tick.setObjectName(f"series.occurrence.{number}")
        said = facts(occurrence.conflicts, names)
        spoken = (f"{long_date(slot.start.date())} {time_range(slot.start, slot.end)}", *said)
        self.tick.setAccessibleName(". ".join(spoken))
        self.tick.setChecked(not occurrence.conflicts)
        self.tick.setEnabled(not occurrence.final or bool(occurrence.alternatives))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 5, 0, 5)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        place = Label(str(number), "small", "text3", tabular=True)
        place.setMinimumWidth(px(18))
        grid.addWidget(place, 0, 0)
        grid.addWidget(self.tick, 0, 1)
        self.time = Choice(self._options())
        self.time.setObjectName(f"series.time.{number}")
        self.time.setAccessibleName(_("Time of appointment {number}").format(number=number))
        self.time.setMinimumContentsLength(18)
        if said:
            ink = "danger" if occurrence.final else "warning"
            icon = "warning-circle-fill" if occurrence.final else "warning-fill"
            grid.addWidget(self.time, 0, 2)
            grid.addWidget(Icon(icon, ink, 16), 1, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(" ".join(said), "small", ink, wrap=True), 1, 1, 1, 2)
        else:
            self.time.setParent(self)
            self.time.hide()
        self.tick.clicked.connect(lambda: self.changed.emit())
        self.time.chosen.connect(self._on_time)

    def _options(self) -> list[tuple[object, str]]:
        found: list[tuple[object, str]] = [
            (slot, slot_text(slot.start)) for slot in self._occurrence.alternatives
        ]
        if not self._occurrence.final:
            found.append((_AS_PLANNED, _("Keep this time")))
        return found

    def _on_time(self, _key: object) -> None:
        self.tick.setChecked(True)
        self.changed.emit()

    @property
    def clashes(self) -> bool:
        """Whether something speaks against its own time."""
        return bool(self._occurrence.conflicts)

    @property
    def needs_reason(self) -> bool:
        """Whether it is kept in spite of a clash."""
        return self.clashes and self.tick.isChecked() and self.time.key() == _AS_PLANNED

    def kept(self) -> Content:
        """The decision as plain JSON: skipped, another time, or its own."""
        chosen = self.time.key() if self.clashes else _AS_PLANNED
        return {
            "planned": self._occurrence.slot.start.isoformat(),
            "clashes": self.clashes,
            "booked": self.tick.isChecked(),
            "time": chosen.start.isoformat() if isinstance(chosen, Slot) else _AS_PLANNED,
        }

    def take_up(self, kept: Mapping[str, object]) -> None:
        """Decide as it was kept; what came to clash meanwhile, or a time that was taken, is decided anew."""
        same = kept.get("planned") == self._occurrence.slot.start.isoformat()
        if not same or kept.get("clashes") is not self.clashes or not self.tick.isEnabled():
            return
        for key, _text in self._options():
            if kept.get("time") == (key.start.isoformat() if isinstance(key, Slot) else key):
                self.time.set_key(key)
                self.tick.setChecked(kept.get("booked") is True)

    def decided(self, reason: str) -> Decided | None:
        """How it shall be booked; None when it is skipped."""
        if not self.tick.isChecked():
            return None
        chosen = self.time.key() if self.clashes else _AS_PLANNED
        if isinstance(chosen, Slot):
            return Decided(chosen)
        return Decided(self._occurrence.slot, reason if self.clashes else "")
