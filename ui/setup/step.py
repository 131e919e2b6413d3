"""What every step of the wizard is: a title, a sentence, and a form below."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panels.host import Content
from ui.widgets.label import Label


class Step(QWidget):
    """Base of the steps. `changed` when something was typed, or when `why_not` may have changed."""

    changed = Signal()

    def __init__(self, title: str, lead: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(Label(title, "title", wrap=True))
        self.lead = Label(lead, "reading", "text2", wrap=True)
        head.addWidget(self.lead)
        self.column.addLayout(head)

    @property
    def first(self) -> QWidget:
        """Where the focus goes when the step is shown."""
        return self

    @property
    def why_not(self) -> str:
        """Why one can't go on yet, in words; "" when the forward button is open."""
        return ""

    def check(self) -> bool:
        """Called before going on: whether all is well; else what is wrong stands at its field."""
        return True

    def snapshot(self) -> Content:
        """What is kept when the wizard is left here; nothing secret."""
        return {}

    def take_up(self, content: Mapping[str, object]) -> None:
        """What `snapshot` gave before."""
