"""A list to choose one from, opened from a field (spec §4.2)."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QListView, QSizePolicy, QStyleOptionComboBox, QWidget

from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme

_LEFT, _ARROW = 10, 26
"""What the style sheet leaves before the text and behind it."""


class Choice(QComboBox):
    """One of several options with keys of any kind; `chosen(key)` when the person chooses.

    Typing finds the option. Nothing is chosen at first when `placeholder` is given.
    """

    chosen = Signal(object)

    def __init__(
        self,
        options: Iterable[tuple[Any, str]] = (),
        placeholder: str = "",
        dense: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # Qt would give an enum of strings back as a bare string: the keys stay here as they are.
        self._keys: list[Any] = []
        self.setPlaceholderText(placeholder)
        self.setMaxVisibleItems(8)
        self.setView(QListView(self))
        self.view().setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if dense:
            self.setProperty("dense", dense)
        self.set_options(options)
        self.activated.connect(lambda index: self.chosen.emit(self._keys[index]))

    def set_options(self, options: Iterable[tuple[Any, str]]) -> None:
        """Replace the options (key, text), keeping the choice when its key is still there."""
        before = self.key()
        self.blockSignals(True)
        self.clear()
        self._keys = []
        for key, text in options:
            self._keys.append(key)
            self.addItem(text, key)
        self.blockSignals(False)
        self.set_key(before)

    def key(self) -> Any:
        """The key chosen now, None for none."""
        return self.key_at(self.currentIndex())

    def key_at(self, row: int) -> Any:
        """The key of one option, None where there is none."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def set_key(self, key: Any) -> None:
        """Choose without emitting `chosen`. An unknown key chooses the placeholder, or else the first."""
        found = self._keys.index(key) if key in self._keys else -1
        if found < 0 and not self.placeholderText() and self.count():
            found = 0
        self.setCurrentIndex(found)

    def showPopup(self) -> None:
        container = self.view().parentWidget()
        if isinstance(container, QFrame) and not container.testAttribute(
            Qt.WidgetAttribute.WA_TranslucentBackground
        ):
            container.setWindowFlags(
                Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
            )
            container.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        super().showPopup()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """As usual, but a text that is too long ends in an ellipsis."""
        super().initStyleOption(option)
        room = self.width() - _LEFT - _ARROW - 4
        if not option.currentIcon.isNull():
            room -= self.iconSize().width() + 4
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, max(room, 0)
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a closed list scrolls the page, it doesn't change the choice unseen."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = px(13)
        box = QRectF(self.width() - side - 9, (self.height() - side) / 2, side, side)
        color = theme().color("text2" if self.isEnabled() else "disabled")
        draw_icon(QPainter(self), box, "caret-down", color)
