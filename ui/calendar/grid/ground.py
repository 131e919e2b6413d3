"""The ground of the grid: columns, closed hours, holidays, lines and the now line. Only painting."""

from collections.abc import Iterable
from datetime import datetime, time

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from clinic_app.common.translations import _
from clinic_app.facility.values import Closure, ClosureKind
from ui.calendar.grid.geometry import Grid
from ui.theme.sharp import hairline
from ui.theme.tokens import theme
from ui.theme.type import font
from ui.widgets.painting import draw_line, hatch, rounded

_DOT = 5.5
_CARD_TOP, _CARD_SIDE, _CARD_REST, _CARD_WIDEST = 10, 6, 34, 280


def paint_ground(
    painter: QPainter, grid: Grid, closures: Iterable[Closure], breaks: bool, depth: int
) -> None:
    """Paint everything that lies under the blocks, except the now line; `breaks` shows breaks apart.

    `depth` is how far down is painted: a window may be a little taller than its hours.
    """
    colors = theme()
    painter.fillRect(QRectF(0, 0, grid.width, depth), colors.color("surface"))
    holidays = []
    for closure in closures:
        if closure.day not in grid.days or (closure.kind is ClosureKind.BREAK and not breaks):
            continue
        if closure.kind is ClosureKind.HOLIDAY:
            holidays.append(closure)
        else:
            painter.fillRect(_band(grid, closure, depth), colors.color("outside"))
    for closure in holidays:
        _paint_holiday(painter, _band(grid, closure, depth))
    _paint_lines(painter, grid, depth)
    for closure in holidays:
        _paint_holiday_card(painter, grid, closure)


def _band(grid: Grid, closure: Closure, depth: int) -> QRectF:
    left, width = grid.stretch_of(closure.day) or (0, 0)
    top = max(round(grid.y(closure.start)), 0)
    bottom = depth if closure.end is None else min(round(grid.y(closure.end)), grid.height)
    return QRectF(left, top, width, max(bottom - top, 0))


def _paint_holiday(painter: QPainter, band: QRectF) -> None:
    painter.save()
    painter.setBrushOrigin(band.topLeft())
    ratio = painter.device().devicePixelRatioF()
    painter.fillRect(band, hatch(theme().color("holiday"), theme().color("surface"), ratio))
    painter.restore()


def _paint_lines(painter: QPainter, grid: Grid, depth: int) -> None:
    divider = theme().color("divider")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    dots = QPen(divider, round(painter.device().devicePixelRatio()), Qt.PenStyle.DotLine)
    dots.setCosmetic(True)  # counted in points of the screen, as a hairline is
    painter.setPen(dots)
    for hour in range(grid.opens, grid.closes):
        y = round(grid.y(time(hour)))
        if hour > grid.opens:
            hairline(painter, QRectF(0, y, grid.width, 1), divider)
        half = y + grid.hour_height // 2
        painter.drawLine(QLineF(0, half, grid.width, half))
    for index in range(1, len(grid.columns)):
        hairline(painter, QRectF(grid.column(index)[0], 0, 1, depth), divider)


def _paint_holiday_card(painter: QPainter, grid: Grid, closure: Closure) -> None:
    left, width = grid.stretch_of(closure.day) or (0, 0)
    side = max(_CARD_SIDE, (width - _CARD_WIDEST) // 2)
    first = max(round(grid.y(time(min(8, grid.closes - 1)))), 0)
    painter.setFont(font("small", 600))
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    room = QRectF(left + side + 2, first + _CARD_TOP + 8, width - 2 * side - 4, grid.height)
    name = painter.boundingRect(room, flags, closure.name)
    height = name.height() + _CARD_REST
    card = QRectF(left + side, first + _CARD_TOP, width - 2 * side, height)
    rounded(painter, card, 6, theme().color("surface"), theme().color("border"))
    painter.setPen(theme().color("text"))
    painter.drawText(room, flags, closure.name)
    painter.setFont(font("caption"))
    closed = QRectF(card.x() + 4, card.bottom() - 24, card.width() - 8, 18)
    draw_line(painter, closed, _("Service closed"), theme().color("text2"), Qt.AlignmentFlag.AlignHCenter)


def now_line(grid: Grid, now: datetime) -> QLineF | None:
    """Where the now line runs: across what is shown of today; None when today or the hour isn't shown."""
    stretch = grid.stretch_of(now.date())
    y = round(grid.y(now.time()))
    if stretch is None or not 0 <= y <= grid.height:
        return None
    left, width = stretch
    return QLineF(QPointF(left, y), QPointF(left + width, y))


def paint_now_dot(painter: QPainter, middle: QPointF) -> None:
    """The dot where the now line begins."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("surface"))
    painter.drawEllipse(middle, _DOT + 1, _DOT + 1)
    painter.setBrush(theme().color("now"))
    painter.drawEllipse(middle, _DOT, _DOT)
