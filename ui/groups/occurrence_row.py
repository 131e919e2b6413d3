"""One meeting of a row before anything is written: its day, what speaks against it, whether it is wanted."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import short_date, time_range
from clinic_app.common.translations import _
from clinic_app.groups.values_planning import Occurrence
from clinic_app.people.values import PersonId
from ui.panels.clash_words import facts
from ui.panels.host import Content
from ui.widgets.cards import Icon
from ui.widgets.choices import Checkbox
from ui.widgets.label import Label


class OccurrenceRow(QWidget):
    """A tick with the day, and below it the clashes in words. A final clash can only be skipped."""

    toggled = Signal()

    def __init__(self, number: int, names: Mapping[PersonId, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self.occurrence: Occurrence | None = None
        self.tick = Checkbox("")
        self.tick.setObjectName(f"meeting.row.{number}")
        self.tick.clicked.connect(lambda: self.toggled.emit())
        self.icon = Icon("check-circle", "success", 14)
        self.words = Label("", "small", "text2", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.tick, 1)
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        below = QHBoxLayout()
        below.setContentsMargins(24, 0, 0, 0)
        below.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(1)
        column.addLayout(head)
        column.addLayout(below)

    def show_occurrence(self, occurrence: Occurrence) -> None:
        """Show another one; a choice that was made about the same place stays."""
        same = self.occurrence is not None and self.occurrence.place == occurrence.place
        self.occurrence = occurrence
        place, clashes = occurrence.place, occurrence.clashes
        when = f"{short_date(place.start.date())} · {time_range(place.start, place.end)}"
        self.tick.setText(when)
        final = clashes is not None and clashes.final
        self.tick.setEnabled(not final)
        if final or not same:
            self.tick.setChecked(clashes is None)
        words = " ".join(facts(clashes.conflicts, self._names)) if clashes is not None else ""
        if final:
            words = " ".join((words, _("It is left out.")))
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.words.set_ink("danger" if final else "warning")
        if clashes is None:
            self.icon.set_icon("check-circle", "success")
        else:
            self.icon.set_icon("warning-circle", "danger" if final else "warning")
        self.setAccessibleName(f"{when}. {words}")

    def kept(self) -> Content:
        """The choice as plain JSON."""
        one = self.occurrence
        start = one.place.start.isoformat() if one is not None else ""
        return {"start": start, "clashes": self._clashes, "wanted": self.tick.isChecked()}

    def take_up(self, kept: Mapping[str, object]) -> None:
        """Choose as it was kept; what came to clash meanwhile is decided anew."""
        mine = self.kept()
        if self.tick.isEnabled() and all(kept.get(key) == mine[key] for key in ("start", "clashes")):
            self.tick.setChecked(kept.get("wanted") is True)

    @property
    def _clashes(self) -> bool:
        return self.occurrence is not None and self.occurrence.clashes is not None

    @property
    def planned(self) -> bool:
        """Whether it shall be planned."""
        return self.tick.isChecked() and self.occurrence is not None

    @property
    def overruled(self) -> bool:
        """Whether it shall be planned although something speaks against it."""
        return self.planned and self._clashes
