"""The first rows behind a number, beside it (mock 13)."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import number
from clinic_app.common.translations import _, ngettext
from clinic_app.statistics.values.closing import Drill
from ui.statistics.drill_rows import DrillRows
from ui.theme.tokens import px, theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Divider
from ui.widgets.label import Label
from ui.widgets.painting import rounded, shadow
from ui.widgets.tab_order import takes_tab

_MARGIN = 14
"""Room for the shadow."""
_WIDTH = 282


class DrillPopover(QFrame):
    """`row_chosen(Row)`, `all_wanted`, `closed` when the person closes it."""

    row_chosen = Signal(object)
    all_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("statistics.popover")
        self.title = Label("", "body", weight=600, elide=True)
        self.close_button = IconButton("x", _("Close"), "Esc", size="row")
        self.close_button.setObjectName("statistics.popover.close")
        self.rows = DrillRows()
        self.nothing = Label(_("There is nothing behind this number."), "body", "text2", wrap=True)
        self.all = Button("", "link", trailing="arrow-right", size="row")
        self.all.setObjectName("statistics.popover.all")
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 6, 8)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        body = QVBoxLayout()
        body.setContentsMargins(6, 4, 6, 6)
        body.setSpacing(2)
        body.addWidget(self.rows)
        inner = QHBoxLayout()
        inner.setContentsMargins(6, 0, 6, 4)
        inner.addWidget(self.nothing, 1)
        inner.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        body.addLayout(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Divider())
        column.addLayout(body)
        self.rows.chosen.connect(self.row_chosen)
        self.all.clicked.connect(lambda: self.all_wanted.emit())
        self.close_button.clicked.connect(lambda: self.closed.emit())
        self.hide()

    def show_drill(self, title: str, drill: Drill, beside: QWidget, reason: Qt.FocusReason) -> None:
        """The rows, below `beside` or above it where there is no room; they take the focus."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.rows.show_rows(drill.rows)
        self.rows.setVisible(bool(drill.rows))
        self.nothing.setVisible(not drill.rows)
        self.all.setVisible(bool(drill.rows))
        self.all.setText(
            ngettext("Show {n} entry", "Show {n} entries", drill.total).format(n=number(drill.total))
        )
        self.setFixedWidth(px(_WIDTH) + 2 * _MARGIN)
        self.adjustSize()
        self._place(beside)
        self.show()
        self.raise_()
        first = self.rows.rows[0] if self.rows.rows else self.close_button
        first.setFocus(reason)

    def _place(self, beside: QWidget) -> None:
        parent = self.parentWidget()
        assert parent is not None
        corner = beside.mapTo(parent, QPoint(0, 0))
        x = corner.x() + beside.width() - self.width() + _MARGIN
        y = corner.y() + beside.height() - _MARGIN + 4
        if y + self.height() > parent.height():
            y = corner.y() - self.height() + _MARGIN - 4
        x = min(max(x, 0), max(parent.width() - self.width(), 0))
        self.move(x, min(max(y, 0), max(parent.height() - self.height(), 0)))

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Rows, link, cross. Whoever goes on from there is back at the number, and then past it."""
        stops = [each for each in (*self.rows.rows, self.all, self.close_button) if takes_tab(each)]
        at = next((place for place, each in enumerate(stops) if each.hasFocus()), None)
        if at is None:
            return super().focusNextPrevChild(onward)
        to = at + (1 if onward else -1)
        if 0 <= to < len(stops):
            way = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
            stops[to].setFocus(way)
            return True
        self.closed.emit()
        return super().focusNextPrevChild(onward) if onward else True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.all.hasFocus():
            self.all.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        shadow(painter, box, 10, 20, 6, theme().color("shadow"))
        rounded(painter, box, 10, theme().color("surface"), theme().color("border"))
