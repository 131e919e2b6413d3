"""The fields for when, with whom and where, as booking and moving show them. Builds; decides nothing."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from clinic_app.common.translations import _
from ui.panels.choice_icons import PersonChoice
from ui.panels.pair import large_text
from ui.panels.slot_choice import Places, SlotChoice
from ui.widgets.choice import Choice
from ui.widgets.date_time_fields import DateField, TimeField
from ui.widgets.fields import Field
from ui.widgets.label import Label
from ui.widgets.text_fields import mark_error

_TIME_WIDTH, _WIDEST = 66, 400
_ORDER = ("day", "start", "end")


class TimeRow(QWidget):
    """Date, beginning, end in one row. The focus goes to the first that is wrong."""

    def __init__(self, prefix: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = DateField(today=today)
        self.start, self.end = TimeField(), TimeField()
        for part, name, spoken in (
            (self.day, "date", _("Date")),
            (self.start, "start", _("Beginning")),
            (self.end, "end", _("End")),
        ):
            part.setObjectName(f"{prefix}.{name}")
            part.setAccessibleName(spoken)
        self._dash = Label("–", "body", "text2")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._arrange()
        self.setFocusProxy(self.day)

    def _arrange(self) -> None:
        """In one row; the times below the date when the text is large."""
        large = large_text()
        times: tuple[QWidget, ...] = (self.start, self._dash, self.end)
        for part in (self.day, *times):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.day, 0, 0, 1, 3 if large else 1)
        for place, part in enumerate(times):
            self._grid.addWidget(part, 1 if large else 0, place if large else place + 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 1 if large else 0)
        for field in (self.start, self.end):
            field.setMinimumWidth(_TIME_WIDTH)
            field.setMaximumWidth(_WIDEST if large else _TIME_WIDTH)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def show_choice(self, choice: SlotChoice) -> None:
        """Show a slot; a field that the person is typing into keeps what stands in it."""
        if choice.day != self.day.value():
            self.day.set_value(choice.day)
        if choice.start != self.start.value():
            self.start.set_value(choice.start)
        if choice.end != self.end.value():
            self.end.set_value(choice.end)

    def mark(self, wrong: Iterable[str]) -> None:
        """Red outlines for those of `day`, `start`, `end` that are wrong."""
        names = set(wrong)
        for name, editor in (("day", self.day), ("start", self.start), ("end", self.end)):
            mark_error(editor, name in names)

    def unreadable(self) -> dict[str, str]:
        """What was typed but can't be read: field → sentence."""
        texts = {
            "day": self.day.error_text(),
            "start": self.start.error_text(),
            "end": self.end.error_text(),
        }
        return {name: text for name, text in texts.items() if text}


class TimeGroup(Field):
    """The row with its label and one line for whatever is wrong with it."""

    def __init__(self, prefix: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        self.row = TimeRow(prefix, today)
        super().__init__(_("Time"), self.row, parent=parent)

    def show_faults(self, faults: dict[str, str], focus: bool = False) -> bool:
        """Show the first of the faults of the three fields; False when there is none."""
        own: dict[str, str] = {name: text for name, text in faults.items() if name in _ORDER}
        own |= self.row.unreadable()
        if focus and own:
            # First, since a field that is left clears what was said about it.
            first = next(name for name in _ORDER if name in own)
            getattr(self.row, first).setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_error(next((own[name] for name in _ORDER if name in own), ""))
        self.row.mark(own)
        return bool(own)

    def set_error(self, text: str) -> None:
        """As any field; the outlines belong to `mark`."""
        super().set_error(text)
        if not text:
            self.row.mark(())


def counselor_choice(prefix: str, places: Places) -> Choice:
    """Whom one may book for."""
    people = [(person.id, person.name) for person in places.counselors]
    choice = PersonChoice(people, placeholder=_("Choose"))
    choice.dress()
    choice.setObjectName(f"{prefix}.counselor")
    choice.setEnabled(len(places.counselors) > 1)
    return choice


def room_choice(prefix: str, places: Places) -> Choice:
    """The rooms, and none for telephone, home and online."""
    rooms = [(room.id, room.name) for room in places.rooms]
    choice = Choice([*rooms, (None, _("No room: telephone, online, or visit"))])
    choice.setObjectName(f"{prefix}.room")
    return choice
