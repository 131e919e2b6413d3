"""What the six steps of the form share: a title, a sentence, fields below."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.referrals.values import Draft
from ui.panels.faults import show_faults
from ui.panels.pair import Pair
from ui.referrals.writing import Writing
from ui.widgets.fields import Field
from ui.widgets.label import Label

GAP = 12


class Step(QWidget):
    """One step; it writes into `writing` at every key. `fields` are named as the room names its faults."""

    led = Signal(int)
    """To another step, 1 to 6."""

    def __init__(self, number: int, title: str, lead: str, writing: Writing) -> None:
        super().__init__()
        self.number, self.writing = number, writing
        self.fields: dict[str, Field] = {}
        self.setAccessibleName(title)
        self.setObjectName(f"referral.step.{number}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        self.column = QVBoxLayout()
        self.column.setSpacing(GAP)
        outer.addLayout(self.column)
        outer.addStretch(1)
        self.head = QVBoxLayout()
        self.head.setSpacing(1)
        self.head.addWidget(Label(title, "h2", wrap=True))
        self.lead = Label(lead, "body", "text2", wrap=True)
        self.head.addWidget(self.lead)
        self.column.addLayout(self.head)

    def add_field(self, name: str, field: Field) -> Field:
        """A field at the end; its editor's object name is `referral.<name>`."""
        field.editor.setObjectName(f"referral.{name}")
        self.fields[name] = field
        self.column.addWidget(field)
        return field

    def add_pair(self, left: tuple[str, Field], right: tuple[str, Field]) -> None:
        """Two fields side by side, as far as there is room."""
        for name, field in (left, right):
            field.editor.setObjectName(f"referral.{name}")
            self.fields[name] = field
        self.column.addWidget(Pair(left[1], right[1]))

    def show_draft(self, draft: Draft) -> None:
        """Fill the fields; nothing counts as typed."""

    def keep_up(self, draft: Draft) -> None:
        """Something was typed, here or in another step: show what follows from it."""

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """What is wrong, at the fields."""
        show_faults(self.fields, {name: text for name, text in faults.items() if name in self.fields}, False)

    @property
    def first(self) -> QWidget:
        """Where the focus goes when the step is shown: the first field that is empty, or the first."""
        editors = [field.editor for field in self.fields.values() if not field.isHidden()]
        empty = [edit for edit in editors if not str(getattr(edit, "text", lambda: "x")()).strip()]
        return (empty or editors or [self])[0]
