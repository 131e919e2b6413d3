"""An appointment as a block (spec §2.4, §4.5): painted by the calendar, the component sheet and previews."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ui.theme.icons import draw_icon
from ui.theme.tokens import PROGRAMME_KEYS, Theme, px
from ui.theme.type import font
from ui.widgets.marks import paint_mark
from ui.widgets.painting import hatch

RADIUS = 5
BAR = 4
_LEFT = 9
_RIGHT = 5
_TOP = 4
_FADED = 0.45
_NARROW = 44

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
    number of a free slot. `selected` draws the ring, `faded` the source of a drag.
    """

    programme: str
    status: str
    time_text: str = ""
    name: str = ""
    detail: str = ""
    detail_icon: str = ""
    badge: str = ""
    selected: bool = False
    faded: bool = False


@dataclass(frozen=True)
class _Style:
    fill: QColor | None
    outline: QColor
    width: float
    dash: tuple[float, ...]
    ink: QColor
    quiet: QColor
    bar: QColor | None
    weight: int
    strike: bool = False
    striped: tuple[QColor, QColor] | None = None


def paint_block(painter: QPainter, rect: QRectF, look: BlockLook, theme: Theme) -> None:
    """Paint a block into `rect`. What it shows depends on its height and width (spec §4.5)."""
    style = _style(theme.name, look.programme, look.status)
    painter.save()
    if look.faded:
        painter.setOpacity(painter.opacity() * _FADED)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_body(painter, rect, style)
    _paint_text(painter, rect, look, style, theme)
    if look.selected:
        _paint_ring(painter, rect, theme)
    painter.restore()


@lru_cache(maxsize=256)
def _style(theme_name: str, programme: str, status: str) -> _Style:
    theme = Theme(theme_name)
    c = theme.color
    if status == "CANCELLED":
        return _Style(c("surface"), c("text3"), 1, (1, 1), c("text3"), c("text3"), None, 500, strike=True)
    if status == "GHOST":
        fill = c("accentSoft")
        fill.setAlphaF(0.88)
        return _Style(fill, c("accent"), 2, (3, 2), c("accent"), c("accent"), None, 600)
    if status == "CONFLICT":
        fill = c("dangerSoft")
        fill.setAlphaF(0.94)
        return _Style(fill, c("danger"), 2, (), c("danger"), c("danger"), None, 600)
    if status == "SLOT":
        fill = c("accentSoft")
        fill.setAlphaF(0.55)
        return _Style(fill, c("accent"), 1, (3, 2), c("accent"), c("accent"), None, 600)
    if status == "INTERNAL" or programme not in PROGRAMME_KEYS:
        return _Style(c("sunken"), c("border"), 1, (), c("text2"), c("text2"), c("control"), 600)
    return _programme_style(theme, programme, status)


def _programme_style(theme: Theme, programme: str, status: str) -> _Style:
    c, key = theme.color, PROGRAMME_KEYS[programme]
    solid, ink, soft, line = c(key), c(key + "Ink"), c(key + "Soft"), c(key + "Line")
    quiet = theme.mix(key + "Ink", key + "Soft", 0.9)
    if status == "CHECKED_IN":
        return _Style(soft, solid, 2, (), ink, quiet, solid, 600)
    if status == "IN_SESSION":
        on = c("onProg")
        return _Style(solid, solid, 1, (), on, on, None, 600)
    if status == "COMPLETED":
        fill = theme.mix(key + "Soft", "surface", 0.45)
        return _Style(fill, line, 1, (), c("text2"), c("text2"), solid, 500)
    if status == "NO_SHOW":
        return _Style(None, line, 1, (), ink, quiet, solid, 600, striped=(soft, c("surface")))
    if status == "LEFT_BEFORE_SEEN":
        return _Style(c("surface"), line, 1, (), c("text2"), c("text2"), solid, 500)
    if status == "CONFIRMED":
        return _Style(soft, line, 1, (), ink, quiet, solid, 600)
    return _Style(c("surface"), solid, 1, (3, 2), ink, quiet, solid, 600)


def _paint_body(painter: QPainter, rect: QRectF, style: _Style) -> None:
    inset = style.width / 2
    box = rect.adjusted(inset, inset, -inset, -inset)
    fill: QBrush | QColor | None = style.fill
    if style.striped is not None:
        fill = hatch(*style.striped, painter.device().devicePixelRatio())
        painter.setBrushOrigin(rect.topLeft())
    path = QPainterPath()
    path.addRoundedRect(box, RADIUS - inset, RADIUS - inset)
    if fill is not None:
        painter.fillPath(path, fill)
    if style.bar is not None:
        painter.save()
        outer = QPainterPath()
        outer.addRoundedRect(rect, RADIUS, RADIUS)
        painter.setClipPath(outer)
        painter.fillRect(QRectF(rect.left(), rect.top(), BAR, rect.height()), style.bar)
        painter.restore()
    pen = QPen(style.outline, style.width)
    if style.dash:
        pen.setDashPattern(list(style.dash))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_ring(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("surface"), 2))
    painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), RADIUS + 3, RADIUS + 3)


def _paint_text(painter: QPainter, rect: QRectF, look: BlockLook, style: _Style, theme: Theme) -> None:
    inner = rect.adjusted(_LEFT if style.bar or look.status != "GHOST" else 8, _TOP, -_RIGHT, -3)
    if inner.width() < 8:
        return
    painter.setClipRect(rect)
    height = rect.height()
    if rect.width() < _NARROW:
        _paint_tiny(painter, inner, look, style, _initials(look.name))
    elif height < px(24):
        _paint_tiny(painter, rect.adjusted(_LEFT, 0, -_RIGHT, 0), look, style, look.name)
    elif height < px(34):
        _paint_one_line(painter, rect.adjusted(_LEFT, 0, -_RIGHT, 0), look, style)
    else:
        _paint_rows(painter, inner, look, style, with_detail=height >= px(52))
    painter.setClipping(False)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()[:2])


def _has_mark(look: BlockLook) -> bool:
    return look.programme in PROGRAMME_KEYS and look.status not in ("CANCELLED", "GHOST", "CONFLICT", "SLOT")


def _paint_tiny(painter: QPainter, box: QRectF, look: BlockLook, style: _Style, text: str) -> None:
    x = box.left()
    if _has_mark(look):
        side = min(px(14), box.height())
        mark = QRectF(x, box.top() + (min(box.height(), px(24)) - side) / 2, side, side)
        paint_mark(painter, mark, look.programme, on_solid=look.status == "IN_SESSION")
        x += side + 4
    line = QRectF(x, box.top(), box.right() - x, min(box.height(), px(24)))
    _draw(painter, line, text, _font("caption", style.weight, style.strike), style.ink)


def _paint_one_line(painter: QPainter, box: QRectF, look: BlockLook, style: _Style) -> None:
    time_font = _font("caption", 400, False)
    width = QFontMetricsF(time_font).horizontalAdvance(look.time_text)
    _draw(
        painter,
        QRectF(box.left(), box.top(), width + 1, box.height()),
        look.time_text,
        time_font,
        style.quiet,
    )
    x = box.left() + width + 6
    name = QRectF(x, box.top(), box.right() - x, box.height())
    _draw(painter, name, look.name, _font("small", style.weight, style.strike), style.ink)


def _paint_rows(painter: QPainter, box: QRectF, look: BlockLook, style: _Style, with_detail: bool) -> None:
    row = px(16)
    right = _paint_icon(painter, QRectF(box.left(), box.top(), box.width(), row), look, style)
    x = box.left()
    if _has_mark(look):
        paint_mark(
            painter, QRectF(x, box.top(), row, row), look.programme, on_solid=look.status == "IN_SESSION"
        )
        x += row + 3
    elif look.badge:
        x = _paint_badge(painter, QRectF(x, box.top(), row, row), look.badge, style)
    weight = 600 if look.status in ("GHOST", "CONFLICT") else 400
    line = QRectF(x, box.top(), right - x, row)
    _draw(painter, line, look.time_text, _font("caption", weight, False), style.quiet)
    y = box.top() + row + 1
    detail_height = px(14) if with_detail and look.detail else 0
    room = box.bottom() - y - detail_height + 2
    most = 2 if room >= 2 * row else 1
    name_font = _font("small", style.weight, style.strike)
    for text in _lines(look.name, name_font, box.width(), most):
        _draw(painter, QRectF(box.left(), y, box.width(), row), text, name_font, style.ink)
        y += row
    if detail_height:
        x = box.left()
        if look.detail_icon:
            side = px(13)
            draw_icon(
                painter, QRectF(x, y + (detail_height - side) / 2, side, side), look.detail_icon, style.ink
            )
            x += side + 4
        line = QRectF(x, y - 1, box.right() - x, detail_height)
        _draw(painter, line, look.detail, _font("caption", 400, False), style.quiet)


def _paint_icon(painter: QPainter, line: QRectF, look: BlockLook, style: _Style) -> float:
    name = ICONS[look.status]
    if not name or line.width() < px(52):
        return line.right()
    side = px(14)
    square = QRectF(line.right() - side, line.center().y() - side / 2, side, side)
    draw_icon(painter, square, name, style.quiet)
    return square.left() - 2


def _paint_badge(painter: QPainter, box: QRectF, badge: str, style: _Style) -> float:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.outline)
    painter.drawEllipse(box)
    painter.setFont(_font("caption", 600, False))
    painter.setPen(
        Theme("light").color("onAccent")
        if style.outline.lightness() < 128
        else QColor(style.bar or style.ink)
    )
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge)
    return box.right() + 4


@lru_cache(maxsize=64)
def _scaled_font(role: str, weight: int, strike: bool, size: int) -> QFont:
    made = font(role, weight, tabular=role == "caption")
    made.setStrikeOut(strike)
    return made


def _font(role: str, weight: int, strike: bool) -> QFont:
    return _scaled_font(role, weight, strike, px(100))


@lru_cache(maxsize=2048)
def _wrapped(text: str, key: str, width: int, most: int, strike: bool, weight: int) -> tuple[str, ...]:
    metrics = QFontMetricsF(_font("small", weight, strike))
    lines: list[str] = []
    line = ""
    for word in text.split():
        wider = f"{line} {word}".strip()
        if line and metrics.horizontalAdvance(wider) > width and len(lines) + 1 < most:
            lines.append(line)
            line = word
        else:
            line = wider
    lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
    return tuple(metrics.elidedText(part, Qt.TextElideMode.ElideRight, width) for part in lines)


def _lines(text: str, font_: QFont, width: float, most: int) -> tuple[str, ...]:
    return _wrapped(text, str(font_.pixelSize()), int(width), most, font_.strikeOut(), int(font_.weight()))


@lru_cache(maxsize=4096)
def _elided(text: str, role_size: int, weight: int, strike: bool, width: int) -> str:
    role = "caption" if role_size <= px(11) else "small"
    return QFontMetricsF(_font(role, weight, strike)).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _draw(painter: QPainter, box: QRectF, text: str, font_: QFont, color: QColor) -> None:
    if not text or box.width() < 4:
        return
    painter.setFont(font_)
    painter.setPen(color)
    text = _elided(text, font_.pixelSize(), int(font_.weight()), font_.strikeOut(), int(box.width() + 1))
    metrics = _metrics(font_.pixelSize(), int(font_.weight()))
    painter.drawText(QPointF(box.left(), box.center().y() + metrics), text)


@lru_cache(maxsize=64)
def _metrics(size: int, weight: int) -> float:
    """From the middle of a line down to its baseline."""
    found = QFontMetricsF(_font("caption" if size <= px(11) else "small", weight, False))
    return (found.ascent() - found.descent()) / 2
