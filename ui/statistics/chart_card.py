"""A chart on a card, or the same as a list that can be read out (ui/spec §6)."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.theme.tokens import theme
from ui.widgets.chart_view import ChartView
from ui.widgets.label import Label
from ui.widgets.painting import rounded
from ui.widgets.scrolled import scrolled


class ChartCard(QWidget):
    """The title is part of the chart; the list has its own."""

    def __init__(self, view: ChartView) -> None:
        super().__init__()
        self._view = view
        self.lines = Label("", "body", wrap=True, tabular=True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(view.accessibleName(), "subtitle", wrap=True))
        column.addWidget(self.lines)
        column.addStretch(1)
        self._area = scrolled(inner)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(view)
        self._stack.addWidget(self._area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 11, 14, 12)
        outer.addWidget(holder)

    @property
    def as_table(self) -> bool:
        """Whether the list is shown."""
        return self._stack.currentWidget() is self._area

    def show_table(self, wanted: bool) -> None:
        """The list of what the chart shows now, or the chart."""
        spots = self._view.chart.spots if self._view.chart is not None else ()
        self.lines.setText("\n".join(spot.name for spot in spots))
        self._stack.setCurrentWidget(self._area if wanted else self._view)

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 10, theme().color("surface"), theme().color("border"))
