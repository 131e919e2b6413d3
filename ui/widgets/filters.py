"""Choosing what a page shows: filter pills and the segmented control (spec §4.3)."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.choices import Checkbox, Radio, RadioCard
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.painting import draw_line, rounded

__all__ = ["Checkbox", "FilterPill", "Radio", "RadioCard", "SegmentedControl"]

_CARET = 13


class FilterPill(FocusVisible, QPushButton):
    """A filter 28 high with full radius. On = soft accent. With a menu it carries a caret.

    `toggled` when it is checkable; with a menu the screen sets `set_on` itself.
    """

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        menu: QMenu | None = None,
        checkable: bool = False,
        caret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`caret` for a pill that opens something else than `menu`."""
        super().__init__(text, parent)
        self._icon, self._menu, self._on = icon, menu, False
        self._caret = caret or menu is not None
        self._count: int | None = None
        self.ring_radius = px(28) / 2
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if menu is not None:
            self.clicked.connect(self._open)

    def set_on(self, on: bool) -> None:
        """Show the filter as in use."""
        self._on = on
        self.update()

    def set_count(self, count: int | None) -> None:
        """A number behind the text; None for none."""
        self._count = count
        self.updateGeometry()
        self.update()

    def _open(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _shown(self) -> str:
        return self.text() if self._count is None else f"{self.text()} {self._count}"

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("small", 500)).horizontalAdvance(self._shown()) + 2 * 11
        width += px(14) + 6 if self._icon else 0
        width += px(_CARET) + 4 if self._caret else 0
        return QSize(round(width), px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        on = self._on or self.isChecked()
        hover = self.underMouse() and self.isEnabled()
        fill = now.color("accentSoft" if on else "hover" if hover else "surface")
        rounded(painter, box, box.height() / 2, fill, now.color("accentLine" if on else "border"))
        ink = now.color("disabled" if not self.isEnabled() else "accent" if on else "text2")
        x = 11.0
        if self._icon:
            side = px(14)
            draw_icon(painter, QRectF(x, box.center().y() - side / 2, side, side), self._icon, ink)
            x += side + 6
        painter.setFont(font("small", 500))
        right = box.right() - 11
        if self._caret:
            side = px(_CARET)
            draw_icon(
                painter, QRectF(right - side, box.center().y() - side / 2, side, side), "caret-down", ink
            )
            right -= side + 4
        draw_line(painter, QRectF(x, 0, right - x + 1, box.height()), self._shown(), ink)


class _Segment(FocusVisible, QPushButton):
    ring_radius = 5

    def __init__(self, text: str, icon: str | None, height: int, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._icon, self._height = icon, height
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _role(self) -> str:
        return "body" if self._height >= 28 else "small"

    def sizeHint(self) -> QSize:
        pad = 13 if self._height >= 28 else 9
        width = QFontMetricsF(font(self._role(), 600)).horizontalAdvance(self.text()) + 2 * pad
        return QSize(round(width) + (px(15) + 6 if self._icon else 0), px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        if self.isChecked():
            rounded(painter, box, 5, now.color("surface"), now.color("border"))
        ink = now.color("text" if self.isChecked() or self.underMouse() else "text2")
        painter.setFont(font(self._role(), 600 if self.isChecked() else 500))
        width = QFontMetricsF(painter.font()).horizontalAdvance(self.text())
        lead = px(15) + 6 if self._icon else 0
        x = box.center().x() - (width + lead) / 2
        if self._icon:
            side = px(15)
            draw_icon(painter, QRectF(x, box.center().y() - side / 2, side, side), self._icon, ink)
        draw_line(painter, QRectF(x + lead, 0, width + 1, box.height()), self.text(), ink)


class SegmentedControl(QFrame):
    """One of a few views: `Hari | Minggu | Bulan`. `chosen(key)` when the person chooses."""

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str] | tuple[str, str, str]],
        size: str = "default",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`options` are (key, text) or (key, text, icon); `name` is the accessible name of the group.

        `size` is "default" (32 high) or "compact" (28).
        """
        super().__init__(parent)
        height = 24 if size == "compact" else 28
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        self._segments: dict[str, _Segment] = {}
        for key, text, *icon in options:
            segment = _Segment(text, icon[0] if icon else None, height, self)
            segment.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            row.addWidget(segment)
            self._segments[key] = segment
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if options:
            self.set_key(options[0][0])

    def key(self) -> str:
        """The key chosen now."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def set_key(self, key: str) -> None:
        """Choose without emitting `chosen`; raises KeyError for an unknown key."""
        self._segments[key].setChecked(True)

    def segment(self, key: str) -> QAbstractButton:
        """The button of one key, for its object name and tool tip."""
        return self._segments[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 7, theme().color("sunken"))
