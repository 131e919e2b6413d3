"""The rows behind a number: day, client, counselor, each a way to what it is."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.locale import day_month
from clinic_app.statistics.values.closing import Row
from ui.panels.words import given_name
from ui.statistics.words import row_name
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.painting import draw_line, rounded

_DAY, _PAD, _HEIGHT = 54, 6, 26


class DrillRow(FocusVisible, QPushButton):
    """One row; pressing it opens what it is."""

    ring_radius = 6

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setObjectName(f"statistics.row.{row.kind}.{row.id}")
        name = row_name(row)
        self.setAccessibleName(f"{day_month(row.at.date(), short=False)}, {name}, {row.counselor_name}")
        self.setToolTip(f"{name} · {row.counselor_name}")
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        if self.underMouse():
            rounded(painter, box, 6, now.color("hover"))
        painter.setFont(font("body", tabular=True))
        day = px(_DAY)
        draw_line(
            painter, QRectF(_PAD, 0, day, box.height()), day_month(self.row.at.date()), now.color("text2")
        )
        who = given_name(self.row.counselor_name) if self.row.counselor_name else ""
        side = min(painter.fontMetrics().horizontalAdvance(who) + 1, int(box.width() / 3))
        right = QRectF(box.right() - _PAD - side, 0, side, box.height())
        draw_line(painter, right, who, now.color("text2"), Qt.AlignmentFlag.AlignRight)
        painter.setFont(font("body", 400))
        x = _PAD + day
        ink = now.color("text" if self.row.name else "text3")
        draw_line(painter, QRectF(x, 0, right.left() - x - 8, box.height()), row_name(self.row), ink)


class DrillRows(QWidget):
    """Rows below each other; up and down walk through them. `chosen(row)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[DrillRow] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows."""
        for old in self.rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [DrillRow(row, self) for row in rows]
        for made in self.rows:
            made.clicked.connect(lambda _on=False, row=made.row: self.chosen.emit(row))
            self._column.addWidget(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        at = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        if at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rows[at].click()
        elif at is not None and event.key() in steps:
            to = min(max(at + steps[Qt.Key(event.key())], 0), len(self.rows) - 1)
            self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
