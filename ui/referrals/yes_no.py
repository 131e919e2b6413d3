"""A question of the form that is answered with yes or no, and explained (handbook §4.1)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.referrals.rules import NOTE_LIMIT
from ui.panels.radio_row import RadioRow
from ui.widgets.fields import Field, TextField


class YesNo(QWidget):
    """`changed` after every answer and key. The line to explain is shown for the answers in `explains`."""

    changed = Signal()

    def __init__(self, name: str, question: str, explain: str, explains: tuple[bool, ...]) -> None:
        super().__init__()
        self._explains = explains
        self.answer = RadioRow([(True, _("Yes"), f"{name}.yes"), (False, _("No"), f"{name}.no")])
        self.note = TextField(max_length=NOTE_LIMIT)
        self.note.setObjectName(f"{name}.note")
        self.field = Field(question, self.answer)
        self.note_field = Field(explain, self.note, optional=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.note_field)
        self.answer.chosen.connect(self._answered)
        self.note.textEdited.connect(lambda _text: self.changed.emit())

    @property
    def yes(self) -> bool | None:
        """The answer; None for none."""
        key = self.answer.key()
        return key if isinstance(key, bool) else None

    @property
    def text(self) -> str:
        """The explanation, where one is asked for."""
        return self.note.text() if self.yes in self._explains else ""

    def show_answer(self, yes: bool | None, text: str) -> None:
        """Fill it; nothing is emitted."""
        self.answer.set_key(yes)
        if text != self.note.text():
            self.note.setText(text)
        self._fit()

    def _answered(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        self.note_field.setVisible(self.yes in self._explains)
