"""Where a panel at the right stands: beside the content of its row, or over it in a narrow window (spec §3).

Over it, the content keeps its width, and a shadow at the panel's edge says that something lies below.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget
from shiboken6 import isValid

from ui.theme.tokens import theme
from ui.widgets.breakpoints import L
from ui.widgets.painting import shadow

_SHADE = 20


class _Shade(QWidget):
    """The shadow along the left edge of a panel; nothing can be pressed on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        # The box reaches over the right, upper and lower edge: only its left side casts a shadow here.
        box = QRectF(self.width(), -_SHADE, _SHADE, self.height() + 2 * _SHADE)
        shadow(QPainter(self), box, 0, 20, 0, theme().color("shadow"))


class Berth(QObject):
    """Watches over one panel for as long as it is shown. The panel's width is its maximum width."""

    room_changed = Signal()
    """What is around the panel has another size."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._row: QBoxLayout | None = None
        self._within = panel
        self._shade: _Shade | None = None
        self.over = False
        """Whether the panel lies over the content now."""
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self._panel:
            if kind == QEvent.Type.Resize:
                self.room_changed.emit()
            if kind in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
                self.settle()
        elif kind == QEvent.Type.Show:
            self._come()
        elif kind == QEvent.Type.Hide:
            self._go()
        return False

    def settle(self) -> None:
        """Take the place that fits the window's width."""
        if self._row is None or not self._panel.isVisible():
            return
        over = self._panel.window().width() < L
        if over and not self.over:
            self._row.removeWidget(self._panel)
            self._shade = _Shade(self._within)
            self._shade.show()
            self._panel.raise_()
        elif self.over and not over:
            self._put_back()
        self.over = over
        if over:
            self._place(self._row)

    def _place(self, row: QBoxLayout) -> None:
        if (whole := self._within.layout()) is not None:
            whole.activate()  # a row from which something was just taken has no geometry yet
        area = row.geometry()
        width = min(self._panel.maximumWidth(), area.width())
        left = area.right() - width + 1
        self._panel.setGeometry(left, area.top(), width, area.height())
        if self._shade is not None:
            self._shade.setGeometry(left - _SHADE, area.top(), _SHADE, area.height())

    def _come(self) -> None:
        parent = self._panel.parentWidget()
        if parent is not None and not self.over:
            self._row, self._within = _row_of(self._panel, parent.layout()), parent
        if parent is not None and self._row is not None:
            parent.installEventFilter(self)
            self.settle()

    def _go(self) -> None:
        """Hidden, it stands in its row again: whoever takes it away or shows it anew finds it there."""
        parent = self._panel.parentWidget()
        if parent is not None:
            parent.removeEventFilter(self)
        if self.over:
            self._put_back()
            self.over = False

    def _put_back(self) -> None:
        if self._shade is not None and isValid(self._shade):
            self._shade.deleteLater()
        self._shade = None
        if self._row is not None and isValid(self._row):
            self._row.addWidget(self._panel)


def _row_of(panel: QWidget, layout: QLayout | None) -> QBoxLayout | None:
    """The row, within a layout, that the panel stands in."""
    if layout is None:
        return None
    if layout.indexOf(panel) >= 0:
        sideways = isinstance(layout, QBoxLayout) and layout.direction() is QBoxLayout.Direction.LeftToRight
        return layout if sideways and isinstance(layout, QBoxLayout) else None
    items = (layout.itemAt(place) for place in range(layout.count()))
    return next((found for item in items if item and (found := _row_of(panel, item.layout()))), None)
