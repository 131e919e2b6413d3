"""The painted ground of the unlock and lock screens: arcs of shade around a place below."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from ui.theme.tokens import theme

BESIDE = ((428.0, 0.05), (330.0, 0.055), (236.0, 0.06), (146.0, 0.075))
"""Radius and share of accent of each arc on the unlock screen, the widest first (mock 01)."""
AROUND = ((615.0, 0.06), (474.0, 0.035), (340.0, 0.056))
"""The same for the lock screen (mock 01c)."""


def paint_arcs(painter: QPainter, center: QPointF, arcs: Sequence[tuple[float, float]]) -> None:
    """Lay the arcs over what is painted already."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(0, 0, 0, 0))
    for radius, share in arcs:
        color = theme().color("accent")
        color.setAlphaF(share)
        painter.setBrush(color)
        painter.drawEllipse(center, radius, radius)
