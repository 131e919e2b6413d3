"""The rooms in which people are received: a line for each."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import InvalidInputs
from clinic_app.common.messages import words
from clinic_app.common.text import clean_line
from clinic_app.common.translations import _
from clinic_app.facility.rules import check_room
from clinic_app.facility.rules.profile import ROOM_NAME_LIMIT
from clinic_app.facility.values import Room, RoomId
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import Field
from ui.widgets.text_fields import TextField

MOST = 40
_AT_FIRST = 2


class RoomsEditor(QWidget):
    """`changed` on every edit; empty lines don't count."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[QWidget, Field]] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.add_button = Button(_("Add room"), "default", "plus", "compact")
        self.add_button.setObjectName("setup.rooms.add")
        self.add_button.clicked.connect(self._on_add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_rooms([_("Room {number}").format(number=number + 1) for number in range(_AT_FIRST)])

    @property
    def fields(self) -> list[Field]:
        """One per line."""
        return [field for _line, field in self._lines]

    def show_rooms(self, names: list[str]) -> None:
        """These rooms, or one empty line."""
        for line, _field in list(self._lines):
            self._take(line)
        for name in names or [""]:
            self._add(name)

    def rooms(self) -> tuple[str, ...]:
        """The names, cleaned, without empty lines."""
        cleaned = (clean_line(self._editor(field).text()) for field in self.fields)
        return tuple(name for name in cleaned if name)

    def typed(self) -> list[str]:
        """As typed."""
        return [self._editor(field).text() for field in self.fields]

    def check(self) -> bool:
        """Whether there is a room and no name occurs twice."""
        wrong: Field | None = None
        seen: set[str] = set()
        for field in self.fields:
            name = clean_line(self._editor(field).text())
            said = ""
            if name.casefold() in seen:
                said = _("There is a room of this name. Choose another name.")
            elif name:
                try:
                    check_room(Room(RoomId(0), name))
                except InvalidInputs as fault:
                    said = words(fault.faults[0])
            seen.add(name.casefold() or "\0")
            field.set_error(said)
            wrong = wrong or (field if said else None)
        if not self.rooms():
            wrong = self.fields[0]
            wrong.set_error(_("Enter at least one room."))
        if wrong is not None:
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is None

    def take_up(self, content: Mapping[str, object]) -> None:
        """What was kept under `rooms`."""
        kept = content.get("rooms")
        if isinstance(kept, list):
            self.show_rooms([str(name) for name in kept[:MOST]])

    def _on_add(self) -> None:
        if len(self._lines) < MOST:
            self._add("").setFocus(Qt.FocusReason.TabFocusReason)
            self.changed.emit()

    def _add(self, name: str) -> TextField:
        number = len(self._lines) + 1
        editor = TextField(name, _("for instance Room 3"), ROOM_NAME_LIMIT)
        editor.setObjectName(f"setup.room.{number}")
        editor.setAccessibleName(_("Name of room {number}").format(number=number))
        line = QWidget()
        field = Field("", editor)
        field.label.hide()
        away = IconButton("x", _("Remove room {number}").format(number=number))
        away.setObjectName(f"setup.room.{number}.remove")
        away.clicked.connect(lambda: self._on_remove(line))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(field, 1)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        line.setMaximumWidth(380)
        editor.textEdited.connect(lambda: self._on_edit(field))
        self._column.addWidget(line)
        self._lines.append((line, field))
        return editor

    def _on_edit(self, field: Field) -> None:
        if not self._editor(field).is_full:
            field.clear_error()
        self.changed.emit()

    def _on_remove(self, line: QWidget) -> None:
        if len(self._lines) == 1:
            self._editor(self.fields[0]).clear()
        else:
            self._take(line)
            self._editor(self.fields[-1]).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _take(self, line: QWidget) -> None:
        self._lines = [each for each in self._lines if each[0] is not line]
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    @staticmethod
    def _editor(field: Field) -> TextField:
        assert isinstance(field.editor, TextField)
        return field.editor
