"""Icons: the glyphs of the Phosphor font as vector paths.

The font lies in the folder of a package the program depends on; that package itself is never imported,
since it loads eleven fonts at its first icon (ARCHITECTURE §3). Names are those of its character map,
without the family: `calendar-blank`, `check-circle-fill`. `ph.` in front is accepted.
"""

import importlib.util
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from math import ceil
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap, QRawFont, QTransform

from ui.theme.sharp import whole_point
from ui.theme.tokens import state, theme

_EM = 256.0
_PIXEL_RATIOS = (1.0, 1.5, 2.0, 3.0)

_icons: dict[tuple[str, str, int, str], QIcon] = {}


class UnknownIcon(KeyError):
    """No icon of that name in the font."""


@cache
def _font_folder() -> Path:
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the package that carries the icon font is not installed")
    return Path(next(iter(spec.submodule_search_locations))) / "fonts"


@cache
def charmap() -> Mapping[str, int]:
    """Icon name -> code point."""
    path = next(_font_folder().glob("phosphor-charmap-*.json"))
    return {name: int(code, 16) for name, code in json.loads(path.read_text(encoding="utf-8")).items()}


@cache
def _raw_font() -> QRawFont:
    path = next(_font_folder().glob("phosphor-*.ttf"))
    raw = QRawFont(str(path), _EM)
    if not raw.isValid():
        raise FileNotFoundError(f"unreadable icon font: {path.name}")
    return raw


@cache
def _glyph(name: str) -> QPainterPath:
    """The icon in a square of `_EM` units, origin at its top left."""
    plain = name.removeprefix("ph.")
    try:
        code = charmap()[plain]
    except KeyError:
        raise UnknownIcon(plain) from None
    index = _raw_font().glyphIndexesForString(chr(code))[0]
    return QTransform.fromTranslate(0, _EM).map(_raw_font().pathForGlyph(index))


def exists(name: str) -> bool:
    """Whether the font has that icon."""
    return name.removeprefix("ph.") in charmap()


def draw_icon(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Paint an icon, square and centred in `rect`, sharp at any scale. Raises UnknownIcon."""
    side = min(rect.width(), rect.height())
    path = _glyph(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / _EM, side / _EM)
    painter.fillPath(path, color)
    painter.restore()


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a pixmap of `size` logical pixels at a pixel ratio."""
    _glyph(name)  # an unknown name raises before there is a painter to leave open
    made = QPixmap(ceil(size * ratio), ceil(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw_icon(painter, QRectF(0, 0, size, size), name, color)
    painter.end()
    return made


def draw_icon_quickly(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """As `draw_icon`, from a kept picture set on whole points: for what is painted by the hundred."""
    ratio = painter.device().devicePixelRatio()
    side = round(min(rect.width(), rect.height()))
    x, y = rect.center().x() - side / 2, rect.center().y() - side / 2
    painter.drawPixmap(whole_point(painter, QPointF(x, y)), _picture(name, color.rgba(), side, ratio))


@lru_cache(maxsize=512)
def _picture(name: str, color: int, size: int, ratio: float) -> QPixmap:
    return pixmap(name, QColor.fromRgba(color), size, ratio)


def icon(name: str, role: str = "text2", size: int = 16) -> QIcon:
    """A QIcon in a token's colour for menus, actions and tool buttons; cached until the theme changes.

    Widgets that keep the icon must ask again on `state().changed`. Raises UnknownIcon, or KeyError for
    the token.
    """
    key = (name, role, size, state().theme.name)
    if key not in _icons:
        made = QIcon()
        for ratio in _PIXEL_RATIOS:
            made.addPixmap(pixmap(name, theme().color(role), size, ratio))
            made.addPixmap(pixmap(name, theme().color("disabled"), size, ratio), QIcon.Mode.Disabled)
        _icons[key] = made
    return _icons[key]
