"""The ground of the week: columns, closed hours, holidays, hours and the now line. Only painting."""

from collections.abc import Iterable
from datetime import datetime, time

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from clinic_app.common.locale import clock_time
from clinic_app.common.translations import _
from clinic_app.facility.values import Closure, ClosureKind
from ui.calendar.geometry import WeekGeometry
from ui.theme.tokens import theme
from ui.theme.type import font
from ui.widgets.painting import draw_line, hatch, rounded

_CARD_TOP, _CARD_SIDE, _CARD_REST = 10, 6, 34


def paint_ground(painter: QPainter, grid: WeekGeometry, closures: Iterable[Closure], breaks: bool) -> None:
    """Paint everything that lies under the blocks, except the now line; `breaks` shows breaks apart."""
    colors = theme()
    painter.fillRect(QRectF(0, 0, grid.width, grid.height), colors.color("surface"))
    holidays = []
    for closure in closures:
        if closure.day not in grid.days or (closure.kind is ClosureKind.BREAK and not breaks):
            continue
        if closure.kind is ClosureKind.HOLIDAY:
            holidays.append(closure)
        else:
            painter.fillRect(_band(grid, closure), colors.color("outside"))
    for closure in holidays:
        _paint_holiday(painter, grid, closure)
    _paint_lines(painter, grid)
    for closure in holidays:
        _paint_holiday_card(painter, grid, closure)


def _band(grid: WeekGeometry, closure: Closure) -> QRectF:
    left, width = grid.column(grid.days.index(closure.day))
    top = max(round(grid.y(closure.start)), 0)
    bottom = grid.height if closure.end is None else min(round(grid.y(closure.end)), grid.height)
    return QRectF(left, top, width, max(bottom - top, 0))


def _paint_holiday(painter: QPainter, grid: WeekGeometry, closure: Closure) -> None:
    band = _band(grid, closure)
    painter.save()
    painter.setBrushOrigin(band.topLeft())
    ratio = painter.device().devicePixelRatioF()
    painter.fillRect(band, hatch(theme().color("holiday"), theme().color("surface"), ratio))
    painter.restore()


def _paint_lines(painter: QPainter, grid: WeekGeometry) -> None:
    divider, border = theme().color("divider"), theme().color("border")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    dotted = QPen(divider, 1, Qt.PenStyle.DotLine)
    painter.setFont(font("small", tabular=True))
    for hour in range(grid.opens, grid.closes):
        y = round(grid.y(time(hour)))
        if hour > grid.opens:
            painter.fillRect(QRectF(grid.gutter, y, grid.width - grid.gutter, 1), divider)
            label = QRectF(0, y - 9, grid.gutter - 8, 18)
            draw_line(
                painter, label, clock_time(time(hour)), theme().color("text3"), Qt.AlignmentFlag.AlignRight
            )
        half = y + grid.hour_height // 2
        painter.setPen(dotted)
        painter.drawLine(QLineF(grid.gutter, half, grid.width, half))
    for index in range(len(grid.days)):
        painter.fillRect(QRectF(grid.column(index)[0], 0, 1, grid.height), border if not index else divider)


def _paint_holiday_card(painter: QPainter, grid: WeekGeometry, closure: Closure) -> None:
    left, width = grid.column(grid.days.index(closure.day))
    first = max(round(grid.y(time(min(8, grid.closes - 1)))), 0)
    painter.setFont(font("small", 600))
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    room = QRectF(left + _CARD_SIDE + 6, first + _CARD_TOP + 8, width - 2 * _CARD_SIDE - 12, grid.height)
    name = painter.boundingRect(room, flags, closure.name)
    height = name.height() + _CARD_REST
    card = QRectF(left + _CARD_SIDE, first + _CARD_TOP, width - 2 * _CARD_SIDE, height)
    rounded(painter, card, 6, theme().color("surface"), theme().color("border"))
    painter.setPen(theme().color("text"))
    painter.drawText(room, flags, closure.name)
    painter.setFont(font("caption"))
    closed = QRectF(card.x() + 4, card.bottom() - 24, card.width() - 8, 18)
    draw_line(painter, closed, _("Service closed"), theme().color("text2"), Qt.AlignmentFlag.AlignHCenter)


def now_line(grid: WeekGeometry, now: datetime) -> QLineF | None:
    """Where the now line runs: across today's column; None when today or the hour isn't shown."""
    if now.date() not in grid.days:
        return None
    y = round(grid.y(now.time()))
    if not 0 <= y <= grid.height:
        return None
    left, width = grid.column(grid.days.index(now.date()))
    return QLineF(QPointF(left, y), QPointF(left + width, y))
