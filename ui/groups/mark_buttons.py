"""The codes of attendance as buttons, for who doesn't take the keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from clinic_app.groups.values import Mark
from ui.widgets.buttons import Button
from ui.widgets.meeting_wording import mark_name

_FIRST_ROW = (Mark.PRESENT, Mark.LATE)
_SIXTH = 6


class MarkButtons(QWidget):
    """`chosen(Mark)`, or `chosen(None)` when the one that stands is pressed again."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: Mark | None = None
        self.buttons: dict[Mark, Button] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for mark in Mark:
            text = mark_name(mark)
            button = Button(text[:1].upper() + text[1:], "default", size="compact")
            button.setObjectName(f"groups.mark.{mark.value}")
            button.setToolTip(mark.value)
            button.clicked.connect(lambda _on=False, each=mark: self._choose(each))
            self.buttons[mark] = button
            upper = mark in _FIRST_ROW
            span = _SIXTH // 2 if upper else _SIXTH // 3
            place = list(Mark).index(mark) - (0 if upper else len(_FIRST_ROW))
            grid.addWidget(button, 0 if upper else 1, place * span, 1, span)

    def show_mark(self, mark: Mark | None, changeable: bool) -> None:
        """Which one stands, and whether another may be chosen."""
        self._mark = mark
        for each, button in self.buttons.items():
            button.set_kind("primary" if each is mark else "default")
            button.setEnabled(changeable)

    def _choose(self, mark: Mark) -> None:
        self.chosen.emit(None if mark is self._mark else mark)
