"""A chart that can be pointed at and walked through: every bar says its name, Enter or a click chooses it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from clinic_app.printing.charts.drawing import draw
from clinic_app.printing.charts.shapes import Chart, Measure, Spot
from ui.theme.tokens import px, state
from ui.widgets.chart_brush import ScreenBrush, measure
from ui.widgets.focus_ring import FocusVisible

Layout = Callable[[tuple[float, float], Measure], Chart]
"""Lays a chart out for a size, with a measure for its texts."""

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class ChartView(QWidget):
    """Shows what `set_layout` lays out. One bar takes part in Tab; arrows, Home and End go to the others.

    `chosen` carries the key of a spot. A bar is called as the chart and its key: `chart.2.0`.
    """

    chosen = Signal(tuple)

    def __init__(self, name: str, height: int = 170, parent: QWidget | None = None) -> None:
        """`name` is what ears are told the chart is; `height` in pixels of the spec."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._height = height
        self._layout: Layout | None = None
        self.chart: Chart | None = None
        self.bars: list[Bar] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        state().changed.connect(self._lay_out)

    def set_layout(self, layout: Layout) -> None:
        """Another chart; it is laid out anew with every size and text size."""
        self._layout = layout
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(180), px(self._height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if self._layout is None:
            return
        self.chart = self._layout((float(self.width()), float(self.height())), measure)
        for at, spot in enumerate(self.chart.spots):
            if at == len(self.bars):
                self.bars.append(Bar(self))
            self.bars[at].stand_for(spot)
        for spare in self.bars[len(self.chart.spots) :]:
            spare.hide()
        shown = self.bars[: len(self.chart.spots)]
        if shown and not any(bar.focusPolicy() == Qt.FocusPolicy.StrongFocus for bar in shown):
            shown[-1].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.updateGeometry()
        self.update()

    def step(self, bar: "Bar", key: int) -> bool:
        """Take the focus where a key leads from a bar; False for a key that leads nowhere."""
        shown = self.bars[: len(self.chart.spots if self.chart else ())]
        at = shown.index(bar)
        if key in _STEPS:
            to = min(max(at + _STEPS[Qt.Key(key)], 0), len(shown) - 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            to = 0 if key == Qt.Key.Key_Home else len(shown) - 1
        else:
            return False
        for each in shown:
            each.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if each is shown[to] else Qt.FocusPolicy.ClickFocus
            )
        shown[to].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.chart is not None:
            draw(self.chart, ScreenBrush(QPainter(self)))


class Bar(FocusVisible, QAbstractButton):
    """A spot of the chart as a button without a look of its own: the chart below it has the picture."""

    ring_radius = 2

    def __init__(self, view: ChartView) -> None:
        super().__init__(view)
        self._view = view
        self._spot: Spot | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    def stand_for(self, spot: Spot) -> None:
        """Stand for another spot from now on."""
        self._spot = spot
        wide, high = max(round(spot.width), 6), max(round(spot.height), 6)
        middle_x, middle_y = spot.x + spot.width / 2, spot.y + spot.height / 2
        self.setGeometry(QRect(round(middle_x - wide / 2), round(middle_y - high / 2), wide, high))
        self.setAccessibleName(spot.name)
        self.setObjectName(".".join([self._view.objectName(), *map(str, spot.key)]))
        self.setToolTip(spot.name)
        self.show()

    def _choose(self) -> None:
        if self._spot is not None:
            self._view.chosen.emit(self._spot.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif not self._view.step(self, event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing."""
