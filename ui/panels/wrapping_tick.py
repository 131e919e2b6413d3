"""A tick whose text is a whole sentence: it wraps beside the box."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.choices import Checkbox
from ui.widgets.label import Label


class SentenceTick(QWidget):
    """`box` is the tick itself; a click on the text counts as one on the box."""

    def __init__(self, text: str, name: str) -> None:
        """`name` is the object name of the box, `text` its accessible name."""
        super().__init__()
        self.box = Checkbox()
        self.box.setObjectName(name)
        self.box.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self.text = Label(text, "body", wrap=True)
        words = QVBoxLayout()
        words.setContentsMargins(0, 3, 0, 0)
        words.addWidget(self.text)
        row.addLayout(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.box.click()
