"""A number in the table that opens what it counts."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.statistics.presenter import Asked
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.painting import draw_line, rounded

PAD = 10
"""Between a figure and the edge of its cell."""
HEIGHT = 32


class NumberButton(FocusVisible, QAbstractButton):
    """Reads itself as row, column and number. `open` while its rows are shown beside it.

    Keys that lead to other cells are left to the table.
    """

    ring_radius = 6

    def __init__(self, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self.asked = asked
        self._strong = False
        self._open = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def tell(self, text: str, where: str, tip: str, strong: bool) -> None:
        """Another number; `where` is its row and column in words."""
        self._strong = strong
        self.setText(text)
        self.setAccessibleName(f"{where}: {text}")
        self.setToolTip(tip)
        self.updateGeometry()
        self.update()

    def set_open(self, shown: bool) -> None:
        """Whether its rows are shown."""
        self._open = shown
        self.update()

    def _role(self) -> int:
        return 600 if self._strong or self._open else 400

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("body", 600, tabular=True)).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * PAD, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.setFont(font("body", self._role(), tabular=True))
        width = QFontMetricsF(painter.font()).horizontalAdvance(self.text())
        right = self.width() - PAD
        if self._open or self.underMouse():
            side = px(26)
            box = QRectF(right - width - PAD, (self.height() - side) / 2, width + 2 * PAD, side)
            fill = now.color("surface" if self._open else "hover")
            rounded(painter, box, 6, fill, now.color("accent" if self._open else "border"), 2)
        ink = now.color("accent" if self._open else "text")
        line = QRectF(0, 0, right, self.height())
        draw_line(painter, line, self.text(), ink, Qt.AlignmentFlag.AlignRight)
