"""Underlined tabs of a record (mock 08)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.painting import draw_line

_HEIGHT = 36
_PAD = 4


class Tab(FocusVisible, QPushButton):
    """One tab: text, a count or a warning sign behind it, the accent line below when it is chosen."""

    ring_radius = 5

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._count: int | None = None
        self._warns = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setFlat(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | None) -> None:
        """A number behind the text."""
        self._count = count
        self.updateGeometry()
        self.update()

    def _text_width(self) -> float:
        return QFontMetricsF(font("body", 600)).horizontalAdvance(self.text())

    def _count_width(self) -> float:
        if self._count is None:
            return 0
        return QFontMetricsF(font("caption", 500)).horizontalAdvance(str(self._count)) + 10

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the bar, which goes round its ends."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = self._text_width() + 2 * _PAD
        width += self._count_width() + 4 if self._count is not None else 0
        width += px(13) + 6 if self._warns else 0
        return QSize(round(width), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        on = self.isChecked()
        ink = now.color("accent" if on else "text" if self.underMouse() else "text2")
        painter.setFont(font("body", 600 if on else 500))
        width = self._text_width()
        draw_line(painter, QRectF(_PAD, 0, width + 1, box.height()), self.text(), ink)
        x = _PAD + width + 4
        if self._count is not None:
            painter.setFont(font("caption", 500, tabular=True))
            counted = QRectF(x + 5, 0, self._count_width(), box.height())
            draw_line(painter, counted, str(self._count), now.color("text2"))
            x += self._count_width()
        if self._warns:
            side = px(13)
            sign = QRectF(x + 2, box.center().y() - side / 2, side, side)
            draw_icon(painter, sign, "warning-circle-fill", now.color("warning"))
        if on:
            painter.fillRect(QRectF(0, box.height() - 2, box.width(), 2), now.color("accent"))


class TabBar(QWidget):
    """Tabs in a row over a thin line. `chosen(key)` when the person chooses; ←→ move."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`tabs` are (key, text)."""
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(18)
        self._row.addStretch(1)
        self._tabs: dict[str, Tab] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for key, text in tabs:
            self.add(key, text)

    def add(self, key: str, text: str) -> Tab:
        """One more tab at the right."""
        tab = Tab(text, self)
        tab.clicked.connect(lambda: self.chosen.emit(key))
        self._row.insertWidget(len(self._tabs), tab)
        self._tabs[key] = tab
        if len(self._tabs) == 1:
            tab.setChecked(True)
        return tab

    def set_margin(self, width: int) -> None:
        """Begin and end the row so far inside the line, which goes from edge to edge."""
        self._row.setContentsMargins(width, 0, width, 0)

    def tab(self, key: str) -> Tab:
        """One tab; raises KeyError."""
        return self._tabs[key]

    def key(self) -> str:
        """The key chosen now."""
        return next((key for key, tab in self._tabs.items() if tab.isChecked()), "")

    def set_key(self, key: str) -> None:
        """Choose without emitting `chosen`."""
        self._tabs[key].setChecked(True)

    def step(self, by: int) -> None:
        """Choose the next (+1) or previous (-1) tab, round the ends; emits `chosen`."""
        keys = list(self._tabs)
        if not keys:
            return
        target = keys[(keys.index(self.key()) + by) % len(keys)]
        self._tabs[target].setFocus(Qt.FocusReason.TabFocusReason)
        self.set_key(target)
        self.chosen.emit(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme().color("border"))
