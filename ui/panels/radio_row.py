"""A few answers side by side, of which none stands there from the start."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.widgets.choices import Radio


class RadioRow(QWidget):
    """A few radio buttons side by side; nothing is chosen at first. `chosen` when the person chooses."""

    chosen = Signal()

    def __init__(self, options: Iterable[tuple[object, str, str]]) -> None:
        """`options` are (key, text, object name)."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._radios: list[tuple[object, Radio]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(16)
        for key, text, name in options:
            radio = Radio(text)
            radio.setObjectName(name)
            self._group.addButton(radio)
            radio.clicked.connect(lambda: self.chosen.emit())
            row.addWidget(radio)
            self._radios.append((key, radio))
        row.addStretch(1)
        self.setFocusProxy(self._radios[0][1])

    def key(self) -> object:
        """What is chosen, None for nothing."""
        return next((key for key, radio in self._radios if radio.isChecked()), None)

    def set_key(self, wanted: object) -> None:
        """Choose without emitting; None for nothing."""
        self._group.setExclusive(False)
        for key, radio in self._radios:
            radio.setChecked(key == wanted)
        self._group.setExclusive(True)
