"""Keys drawn as keys: `Ctrl K` in a small box."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.painting import draw_line, rounded

_PAD = 6


def key_size(text: str) -> QSize:
    """Size of a key box with that text."""
    width = QFontMetricsF(font("caption", 500)).horizontalAdvance(text) + 2 * _PAD
    return QSize(max(round(width), px(18)), px(18))


def paint_key(painter: QPainter, rect: QRectF, text: str, right: bool = False) -> None:
    """A key box, vertically centred in `rect`, at its left or right end."""
    size = key_size(text)
    x = rect.right() - size.width() if right else rect.left()
    box = QRectF(x, round(rect.center().y() - size.height() / 2), size.width(), size.height())
    rounded(painter, box, 4, theme().color("sunken"), theme().color("border"))
    painter.setFont(font("caption", 500))
    width = QFontMetricsF(painter.font()).horizontalAdvance(text)
    inner = QRectF(box.center().x() - width / 2, box.top(), width + 1, box.height())
    draw_line(painter, inner, text, theme().color("text2"))


class KeyHint(QLabel):
    """A shortcut as keys, next to what it does."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return key_size(self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_key(QPainter(self), QRectF(self.rect()), self.text())
