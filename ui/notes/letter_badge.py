"""The letter of a section in a small square."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.painting import draw_line, rounded


class LetterBadge(QWidget):
    """S, O, A, P, or the first letter of a section's name."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._active = text, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_active(self, active: bool) -> None:
        """In the accent while its section is worked on."""
        self._active = active
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(26), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        rounded(painter, box, 6, now.color("accentSoft" if self._active else "sunken"))
        painter.setFont(font("body", 600))
        ink = now.color("accent" if self._active else "text2")
        width = QFontMetricsF(painter.font()).horizontalAdvance(self._text)
        draw_line(painter, box.adjusted((box.width() - width) / 2, 0, 2, 0), self._text, ink)
