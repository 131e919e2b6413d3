"""One line of facts in a card: something small at the left, words, a quiet word at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.label import Label


class FactRow(QWidget):
    """`lead` is an icon, a mark or an avatar; `quiet` stands below the text, `aside` at the right."""

    def __init__(
        self,
        lead: QWidget,
        text: str,
        aside: str = "",
        quiet: str = "",
        *,
        ink: str = "text",
        aside_ink: str = "text3",
        aside_weight: int | None = None,
        tail: QWidget | None = None,
        wrap: bool = False,
    ) -> None:
        """`wrap` lets a long text go on in the next line instead of being cut."""
        super().__init__()
        self.text = Label(text, "body", ink, wrap=wrap, elide=not wrap)
        self.aside = Label(aside, "small", aside_ink, weight=aside_weight, tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        top = Qt.AlignmentFlag.AlignTop if quiet or wrap else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(lead, 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.text)
        if quiet:
            words.addWidget(Label(quiet, "small", "text3", wrap=True))
        row.addLayout(words, 1)
        if aside:
            row.addWidget(self.aside, 0, top)
        if tail is not None:
            row.addWidget(tail, 0, top)
        self.setAccessibleName(", ".join(part for part in (text, quiet, aside) if part))
