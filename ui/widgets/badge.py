"""A red disc with a number at the corner of an icon: how much is overdue."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.painting import rounded

_SIDE = 16
_MOST = 99


def paint_badge(painter: QPainter, icon: QRectF, count: int) -> None:
    """At the upper right of `icon`; nothing for 0, `99+` for more than that."""
    if count <= 0:
        return
    text = str(count) if count <= _MOST else f"{_MOST}+"
    painter.save()
    painter.setFont(font("caption", 600, tabular=True, on_solid=True))
    side = px(_SIDE)
    width = max(side, QFontMetricsF(painter.font()).horizontalAdvance(text) + 8)
    box = QRectF(icon.right() - side / 2 + 2, icon.top() - side / 2 + 3, width, side)
    rounded(painter, box, side / 2, theme().color("danger"))
    painter.setPen(theme().color("onDanger"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
