"""Lines of text in appointment blocks: measured, cut and laid out once, then only drawn.

What is kept here contains names of clients: locking calls `forget_texts`.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from ui.theme.tokens import state
from ui.theme.type import font


def forget_texts() -> None:
    """Drop every kept line."""
    for kept in (_line, _wrapped, _width):
        kept.cache_clear()


_Grade = tuple[int, str, bool]
"""Text size, theme and "on a solid fill": what a kept line depends on beside its own words."""


def _grade(on_solid: bool = False) -> _Grade:
    now = state()
    return now.scale, now.theme.name, on_solid


def draw_text(
    painter: QPainter,
    box: QRectF,
    text: str,
    role: str,
    weight: int,
    color: QColor,
    *,
    strike: bool = False,
    on_solid: bool = False,
) -> None:
    """One line, vertically centred in `box`, cut with an ellipsis, struck through if wished."""
    width = int(box.width() + 1)
    if not text or width < 5:
        return
    grade = _grade(on_solid)
    line, size = _line(text, role, weight, width, grade)
    painter.setFont(_font(role, weight, grade))
    painter.setPen(color)
    middle = box.center().y()
    painter.drawStaticText(QPointF(box.left(), middle - size.height() / 2), line)
    if strike:
        painter.fillRect(QRectF(box.left(), round(middle), size.width(), 1), color)


def wrap(text: str, width: float, most: int, weight: int) -> tuple[str, ...]:
    """A name in at most `most` lines of the small role; the last one is cut when it is drawn."""
    return _wrapped(text, int(width), most, weight, _grade())


def text_width(text: str, role: str, weight: int) -> float:
    """Width of a line."""
    return _width(text, role, weight, _grade())


@lru_cache(maxsize=256)
def _width(text: str, role: str, weight: int, grade: _Grade) -> float:
    return QFontMetricsF(_font(role, weight, grade)).horizontalAdvance(text)


@lru_cache(maxsize=64)
def _font(role: str, weight: int, grade: _Grade) -> QFont:
    return font(role, weight, tabular=role == "caption", on_solid=grade[2])


@lru_cache(maxsize=4096)
def _line(text: str, role: str, weight: int, width: int, grade: _Grade) -> tuple[QStaticText, QSizeF]:
    used = _font(role, weight, grade)
    line = QStaticText(QFontMetricsF(used).elidedText(text, Qt.TextElideMode.ElideRight, width))
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.prepare(QTransform(), used)
    return line, line.size()


@lru_cache(maxsize=2048)
def _wrapped(text: str, width: int, most: int, weight: int, grade: _Grade) -> tuple[str, ...]:
    metrics = QFontMetricsF(_font("small", weight, grade))
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
