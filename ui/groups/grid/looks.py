"""How the codes of attendance look: a letter and a shape each, told apart without colour (ui/spec §8.6)."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from clinic_app.groups.values import Mark
from ui.theme.sharp import whole_point
from ui.theme.tokens import px, state, theme
from ui.theme.type import font
from ui.widgets.painting import hatch, rounded

WIDTH, HEIGHT = 28, 26
_RADIUS = 5
_SQUARES = (Mark.PRESENT, Mark.LATE)


def mark_size() -> tuple[int, int]:
    """Width and height of a mark at the chosen text size."""
    return px(WIDTH), px(HEIGHT)


def paint_mark(painter: QPainter, rect: QRectF, mark: Mark | None, strong: bool) -> None:
    """A mark in the middle of `rect`; None is the frame of an open cell. `strong` where work goes on."""
    _lay(painter, rect, mark.value if mark is not None else "", strong)


def paint_guests(painter: QPainter, rect: QRectF, text: str) -> None:
    """The diamond of those who dropped in, with `TD` or how many they are."""
    _lay(painter, rect, f"◇{text}", False)


def paint_note_dot(painter: QPainter, rect: QRectF) -> None:
    """The dot at the upper right corner of a mark: something private was written."""
    width, height = mark_size()
    middle = rect.center() + QPointF(width / 2 - 1, 1 - height / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().color("surface"), 2))
    painter.setBrush(theme().color("warning"))
    painter.drawEllipse(middle, 5, 5)


def paint_ring(painter: QPainter, rect: QRectF, focused: bool) -> None:
    """The frame around the cell that keys act on."""
    width, height = mark_size()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().color("accent" if focused else "accentLine"), 2))
    box = QRectF(0, 0, width + 8, height + 8)
    box.moveCenter(rect.center())
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _RADIUS + 3, _RADIUS + 3)


def _lay(painter: QPainter, rect: QRectF, code: str, strong: bool) -> None:
    width, height = mark_size()
    picture = _picture(code, strong, theme().name, state().scale, painter.device().devicePixelRatio())
    corner = rect.center() - QPointF(width / 2, height / 2)
    painter.drawPixmap(whole_point(painter, corner), picture)


@lru_cache(maxsize=256)
def _picture(code: str, strong: bool, _theme: str, _scale: int, ratio: float) -> QPixmap:
    width, height = mark_size()
    made = QPixmap(ceil(width * ratio), ceil(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, width, height)
    if code.startswith("◇"):
        _guests(painter, box, code[1:])
    elif not code:
        rounded(painter, box, _RADIUS, theme().color("surface"), theme().color("border"))
    else:
        _mark(painter, box, Mark(code), strong, ratio)
    painter.end()
    return made


def _mark(painter: QPainter, box: QRectF, mark: Mark, strong: bool, ratio: float) -> None:
    now = theme()
    if mark in _SQUARES:
        ink = now.color("onAccent" if strong else "accent")
        rounded(painter, box, _RADIUS, now.color("accent" if strong else "accentSoft"))
        if mark is Mark.LATE:
            _lower_bar(painter, box, ink)
    elif mark is Mark.ABSENT:
        ink = now.color("text")
        brush = hatch(now.color("pressed"), now.color("surface"), ratio, 4)
        rounded(painter, box, _RADIUS, brush, now.color("control"))
    else:
        ink = now.color("text2")
        _circle(painter, box, mark is Mark.SICK)
    _letter(painter, box.adjusted(0, 0, 0, -3 if mark is Mark.LATE else 0), mark.value, ink)


def _lower_bar(painter: QPainter, box: QRectF, ink: QColor) -> None:
    bar = QRectF(box.x() + 5, box.bottom() - 5, box.width() - 10, 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(bar, 1, 1)


def _circle(painter: QPainter, box: QRectF, crossed: bool) -> None:
    side = box.height() - 1
    round_ = QRectF(0, 0, side, side)
    round_.moveCenter(box.center())
    painter.setPen(QPen(theme().color("control"), 1.2))
    painter.setBrush(theme().color("surface"))
    painter.drawEllipse(round_)
    if crossed:  # the line leaves the middle to the letter
        middle, far, near = round_.center(), side * 0.354, side * 0.21
        for way in (QPointF(1, -1), QPointF(-1, 1)):
            painter.drawLine(QLineF(middle + way * near, middle + way * far))


def _guests(painter: QPainter, box: QRectF, text: str) -> None:
    middle, across, down = box.center(), box.width() / 2 - 0.5, box.height() / 2 - 0.5
    painter.setPen(QPen(theme().color("control"), 1.2))
    painter.setBrush(theme().color("surface"))
    corners = (QPointF(0, -down), QPointF(across, 0), QPointF(0, down), QPointF(-across, 0))
    painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
    _letter(painter, box, text, theme().color("text2"))


def _letter(painter: QPainter, box: QRectF, text: str, ink: QColor) -> None:
    painter.setFont(font("caption", 600, tabular=True, on_solid=ink == theme().color("onAccent")))
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
