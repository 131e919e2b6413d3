"""Lines of text in appointment blocks: measured, cut and laid out once, then only drawn.

What is kept here contains names of clients: locking calls `forget_texts`.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from ui.theme.tokens import state
from ui.theme.type import font


def forget_texts() -> None:
    """Drop every kept line."""
    for kept in (_line, _wrapped, text_width):
        kept.cache_clear()


def draw_text(
    painter: QPainter, box: QRectF, text: str, role: str, weight: int, color: QColor, strike: bool = False
) -> None:
    """One line, vertically centred in `box`, cut with an ellipsis."""
    width = int(box.width() + 1)
    if not text or width < 5:
        return
    line, height = _line(text, role, weight, strike, width, state().scale)
    painter.setFont(_font(role, weight, strike, state().scale))
    painter.setPen(color)
    painter.drawStaticText(QPointF(box.left(), box.center().y() - height / 2), line)


def wrap(text: str, width: float, most: int, weight: int, strike: bool) -> tuple[str, ...]:
    """A name in at most `most` lines of the small role; the last one is cut when it is drawn."""
    return _wrapped(text, int(width), most, weight, strike, state().scale)


@lru_cache(maxsize=256)
def text_width(text: str, role: str, weight: int, scale: int) -> float:
    """Width of a line at a text size."""
    return QFontMetricsF(_font(role, weight, False, scale)).horizontalAdvance(text)


@lru_cache(maxsize=64)
def _font(role: str, weight: int, strike: bool, scale: int) -> QFont:
    made = font(role, weight, tabular=role == "caption")
    made.setStrikeOut(strike)
    return made


@lru_cache(maxsize=4096)
def _line(
    text: str, role: str, weight: int, strike: bool, width: int, scale: int
) -> tuple[QStaticText, float]:
    used = _font(role, weight, strike, scale)
    line = QStaticText(QFontMetricsF(used).elidedText(text, Qt.TextElideMode.ElideRight, width))
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.prepare(QTransform(), used)
    return line, line.size().height()


@lru_cache(maxsize=2048)
def _wrapped(text: str, width: int, most: int, weight: int, strike: bool, scale: int) -> tuple[str, ...]:
    metrics = QFontMetricsF(_font("small", weight, strike, scale))
    lines: list[str] = []
    line = ""
    for word in text.split():
        wider = f"{line} {word}".strip()
        if line and len(lines) + 1 < most and metrics.horizontalAdvance(wider) > width:
            lines.append(line)
            line = word
        else:
            line = wider
    return (*lines, line)
