"""A tick whose text is a whole sentence: it wraps beside the box."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ui.widgets.choices import Checkbox
from ui.widgets.label import Label


def wrapping(tick: Checkbox) -> QHBoxLayout:
    """The tick without its text, and the text beside it; the tick keeps it as its name."""
    text = tick.text()
    tick.setText("")
    tick.setAccessibleName(text)
    label = Label(text, "body", wrap=True)
    label.setBuddy(tick)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return row
