"""An appointment as a block (spec §2.4, §4.5): painted by the calendar, the component sheet and previews."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ui.theme.icons import draw_icon_quickly
from ui.theme.tokens import PROGRAMME_KEYS, Theme, px, theme
from ui.widgets.block_style import BlockStyle, block_style
from ui.widgets.block_text import draw_text, text_width, wrap
from ui.widgets.marks import letters, paint_mark
from ui.widgets.painting import hatch

RADIUS = 5
BAR = 4
_LEFT = 9
_RIGHT = 5
_TOP = 4
_FADED = 0.45
_NARROW = 44
TWO_LINES = 34
"""From this height on the name stands below the time (spec §4.5)."""
THREE_LINES = 52
"""From this height on a third line says where."""
_TIGHT_ROWS = 38
"""Below it both lines come closer together and to the edge, or the second would be cut."""
_LEAST_ONE_LINE = 110
"""A single line narrower than this has no room for the time: the name counts."""
_LEAST_TIME = 44
"""From this width on, a time with its end may be cut: the beginning is there."""

_LEAST_MARK = 9
"""A smaller mark can't be told from a speck."""

ICONS = {
    "BOOKED": "circle-dashed",
    "CONFIRMED": "circle",
    "CHECKED_IN": "armchair",
    "IN_SESSION": "play-circle-fill",
    "COMPLETED": "check-circle-fill",
    "NO_SHOW": "prohibit",
    "LEFT_BEFORE_SEEN": "sign-out",
    "CANCELLED": "x-circle",
    "GHOST": "arrows-out-cardinal",
    "CONFLICT": "warning-octagon-fill",
    "SLOT": "",
    "INTERNAL": "prohibit-inset",
}
"""Status code -> icon; lists and panels use the same."""


@dataclass(frozen=True)
class BlockLook:
    """What a block shows. `status` is a key of `ICONS`, `programme` a code or "" for none.

    `detail` is the third line (room, state, `8/10 hadir`), `detail_icon` stands before it. `badge` is the
    number of a free slot; `short` stands for a name whose initials are not a person's. `selected` draws the
    ring, `faded` the source of a drag.
    """

    programme: str
    status: str
    time_text: str = ""
    name: str = ""
    detail: str = ""
    detail_icon: str = ""
    badge: str = ""
    short: str = ""
    selected: bool = False
    faded: bool = False


def paint_block(painter: QPainter, rect: QRectF, look: BlockLook, theme: Theme) -> None:
    """Paint a block into `rect`. What it shows depends on its height and width (spec §4.5)."""
    style = block_style(theme.name, look.programme, look.status)
    painter.save()
    if look.faded:
        painter.setOpacity(painter.opacity() * _FADED)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_body(painter, rect, style)
    _paint_text(painter, rect, look, style, theme)
    if look.selected:
        _paint_ring(painter, rect, theme)
    painter.restore()


def _paint_body(painter: QPainter, rect: QRectF, style: BlockStyle) -> None:
    painter.save()  # after a striped brush on a finer screen, Qt would set the text that follows elsewhere
    inset = style.width / 2
    box = rect.adjusted(inset, inset, -inset, -inset)
    if style.striped is not None:
        painter.setBrushOrigin(rect.topLeft())
        painter.setBrush(hatch(*style.striped, painter.device().devicePixelRatio()))
    else:
        painter.setBrush(style.fill if style.fill is not None else Qt.BrushStyle.NoBrush)
    pen = QPen(style.outline, style.width)
    if style.dash:
        pen.setDashPattern(list(style.dash))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawRoundedRect(box, RADIUS - inset, RADIUS - inset)
    if style.bar is not None:
        painter.translate(rect.topLeft())
        painter.fillPath(_bar(rect.height()), style.bar)
    painter.restore()


@lru_cache(maxsize=256)
def _bar(height: float) -> QPainterPath:
    """The solid edge: the left part of the rounded block."""
    block, edge = QPainterPath(), QPainterPath()
    block.addRoundedRect(QRectF(0, 0, 4 * BAR, height), RADIUS, RADIUS)
    edge.addRect(QRectF(0, 0, BAR, height))
    return block.intersected(edge)


def _paint_ring(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("surface"), 2))
    painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), RADIUS + 3, RADIUS + 3)


def _paint_text(painter: QPainter, rect: QRectF, look: BlockLook, style: BlockStyle, theme: Theme) -> None:
    left = _LEFT + 1 if style.width > 1 and style.bar is not None else _LEFT
    tight = rect.height() < px(_TIGHT_ROWS)
    inner = rect.adjusted(left, 1 if tight else _TOP, -_RIGHT, -1 if tight else -3)
    painter.setClipRect(rect)
    height = rect.height()
    if inner.width() < 8:
        _paint_mark_alone(painter, rect, look)
    elif rect.width() < _NARROW and height >= px(TWO_LINES):
        _paint_narrow(painter, rect.adjusted(_LEFT - 4, _TOP, -1, -3), look, style)
    elif rect.width() < _NARROW:
        _paint_initials(painter, rect.adjusted(_LEFT - 3, 0, -1, 0), look, style)
    elif height < px(24) or (height < px(TWO_LINES) and rect.width() < px(_LEAST_ONE_LINE)):
        _paint_tiny(painter, rect.adjusted(_LEFT, 0, -_RIGHT, 0), look, style, look.name)
    elif height < px(TWO_LINES):
        _paint_one_line(painter, rect.adjusted(_LEFT, 0, -_RIGHT, 0), look, style)
    else:
        _paint_rows(painter, inner, look, style, with_detail=height >= px(THREE_LINES))
    painter.setClipping(False)


def _has_mark(look: BlockLook) -> bool:
    return look.programme in PROGRAMME_KEYS and look.status not in ("CANCELLED", "GHOST", "CONFLICT", "SLOT")


def _paint_narrow(painter: QPainter, box: QRectF, look: BlockLook, style: BlockStyle) -> None:
    """The mark with the initials under it (spec §4.5)."""
    y = box.top()
    if _has_mark(look):
        side = px(14)
        mark = QRectF(box.center().x() - side / 2, y, side, side)
        paint_mark(painter, mark, look.programme, on_solid=look.status == "IN_SESSION")
        y += side + 2
    text = look.short or letters(look.name)
    width = text_width(text, "caption", 600) + 3  # two letters are never cut
    line = QRectF(box.center().x() - width / 2, y, width, px(15))
    draw_text(painter, line, text, "caption", 600, style.ink, strike=style.strike, on_solid=style.solid)


def _paint_mark_alone(painter: QPainter, rect: QRectF, look: BlockLook) -> None:
    """Where not even initials fit: the programme, as large as it may be."""
    room = rect.adjusted(BAR, _TOP, -2, -3)
    side = min(px(14), room.width(), room.height())
    if _has_mark(look) and side >= _LEAST_MARK:
        mark = QRectF(room.center().x() - side / 2, room.top(), side, side)
        paint_mark(painter, mark, look.programme, on_solid=look.status == "IN_SESSION")


def _paint_initials(painter: QPainter, box: QRectF, look: BlockLook, style: BlockStyle) -> None:
    """Mark and initials side by side: one of two letters would be somebody else."""
    text = look.short or letters(look.name)
    if _has_mark(look):
        side = min(px(14), box.height())
        rest = box.width() - side - 3
        x = box.left() if rest >= text_width(text, "caption", 600) else box.center().x() - side / 2
        mark = QRectF(x, box.top() + (min(box.height(), px(24)) - side) / 2, side, side)
        paint_mark(painter, mark, look.programme, on_solid=look.status == "IN_SESSION")
        if rest < text_width(text, "caption", 600):
            return
        box = box.adjusted(side + 3, 0, 2, 0)  # two letters are never cut
    line = QRectF(box.x(), box.y(), box.width(), min(box.height(), px(24)))
    draw_text(painter, line, text, "caption", 600, style.ink, strike=style.strike, on_solid=style.solid)


def _paint_tiny(painter: QPainter, box: QRectF, look: BlockLook, style: BlockStyle, text: str) -> None:
    x = box.left()
    if _has_mark(look):
        side = min(px(14), box.height())
        mark = QRectF(x, box.top() + (min(box.height(), px(24)) - side) / 2, side, side)
        paint_mark(painter, mark, look.programme, on_solid=look.status == "IN_SESSION")
        x += side + 4
    line = QRectF(x, box.top(), box.right() - x, min(box.height(), px(24)))
    draw_text(
        painter, line, text, "caption", style.weight, style.ink, strike=style.strike, on_solid=style.solid
    )


def _paint_one_line(painter: QPainter, box: QRectF, look: BlockLook, style: BlockStyle) -> None:
    x, right = box.left(), _paint_icon(painter, box, look, style)
    if _has_mark(look):
        side = px(14)
        mark = QRectF(x, box.center().y() - side / 2, side, side)
        paint_mark(painter, mark, look.programme, on_solid=look.status == "IN_SESSION")
        x += side + 4
    width = text_width(look.time_text, "caption", 400)
    time_box = QRectF(x, box.top(), width + 1, box.height())
    draw_text(painter, time_box, look.time_text, "caption", 400, style.quiet, on_solid=style.solid)
    x += width + 6 if look.time_text else 0
    name = QRectF(x, box.top(), right - x, box.height())
    draw_text(
        painter, name, look.name, "small", style.weight, style.ink, strike=style.strike, on_solid=style.solid
    )


def _paint_rows(
    painter: QPainter, box: QRectF, look: BlockLook, style: BlockStyle, with_detail: bool
) -> None:
    row = px(16)
    weight = 600 if look.status in ("GHOST", "CONFLICT") else 400
    needed = text_width(look.time_text, "caption", weight)
    right, x = box.right(), box.left()
    if look.status != "GHOST" or needed + px(14) + 2 <= box.width():  # when counts more than the four arrows
        right = _paint_icon(painter, QRectF(x, box.top(), box.width(), row), look, style)
    if _has_mark(look):
        paint_mark(
            painter, QRectF(x, box.top(), row, row), look.programme, on_solid=look.status == "IN_SESSION"
        )
        x += row + 3
    elif look.badge:
        x = _paint_badge(painter, QRectF(x, box.top(), row, row), look.badge, style)
    line = QRectF(x, box.top(), right - x, row)
    # Half a time says nothing; where it stands in the grid still says when.
    if needed <= line.width() + 1 or line.width() >= _LEAST_TIME:
        draw_text(painter, line, look.time_text, "caption", weight, style.quiet, on_solid=style.solid)
    y = box.top() + row + (1 if box.height() >= 2 * row + 1 else 0)
    detail_height = px(14) if with_detail and look.detail else 0
    room = box.bottom() - y - detail_height + 2
    most = 2 if room >= 2 * row else 1
    for text in wrap(look.name, box.width(), most, style.weight):
        line = QRectF(box.left(), y, box.width(), row)
        draw_text(
            painter, line, text, "small", style.weight, style.ink, strike=style.strike, on_solid=style.solid
        )
        y += row
    if detail_height:
        x = box.left()
        if look.detail_icon:
            side = px(13)
            draw_icon_quickly(
                painter, QRectF(x, y + (detail_height - side) / 2, side, side), look.detail_icon, style.ink
            )
            x += side + 4
        line = QRectF(x, y - 1, box.right() - x, detail_height)
        detail = look.detail
        if look.detail_icon and text_width(detail, "caption", 400) > line.width():
            detail = detail.split()[0]  # the icon says what is counted
        draw_text(painter, line, detail, "caption", 400, style.quiet, on_solid=style.solid)


def _paint_icon(painter: QPainter, line: QRectF, look: BlockLook, style: BlockStyle) -> float:
    name = ICONS[look.status]
    if not name or line.width() < px(52):
        return line.right()
    side = px(14)
    square = QRectF(line.right() - side, line.center().y() - side / 2, side, side)
    draw_icon_quickly(painter, square, name, style.ink)
    return square.left() - 2


def _paint_badge(painter: QPainter, box: QRectF, badge: str, style: BlockStyle) -> float:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.outline)
    painter.drawEllipse(box)
    width = text_width(badge, "caption", 600)
    number = QRectF(box.center().x() - width / 2, box.top(), width + 1, box.height())
    draw_text(painter, number, badge, "caption", 600, theme().color("onAccent"), on_solid=True)
    return box.right() + 4
