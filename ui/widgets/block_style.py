"""Colours, outline and weight of an appointment block by status (spec §2.4)."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor

from ui.theme.tokens import PROGRAMME_KEYS, Theme


@dataclass(frozen=True)
class BlockStyle:
    """What a block is painted with; no `bar` and no `fill` where None."""

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
    solid: bool = False


@lru_cache(maxsize=256)
def block_style(theme_name: str, programme: str, status: str) -> BlockStyle:
    """The style of a status in a programme's colours; kept, since a week asks for few of them."""
    theme = Theme(theme_name)
    c = theme.color
    if status == "CANCELLED":
        return BlockStyle(c("surface"), c("text3"), 1, (1, 1), c("text3"), c("text3"), None, 500, strike=True)
    if status == "GHOST":
        fill = c("accentSoft")
        fill.setAlphaF(0.88)
        return BlockStyle(fill, c("accent"), 2, (3, 2), c("accent"), c("accent"), None, 600)
    if status == "CONFLICT":
        fill = c("dangerSoft")
        fill.setAlphaF(0.94)
        return BlockStyle(fill, c("danger"), 2, (), c("danger"), c("danger"), None, 600)
    if status == "SLOT":
        fill = c("accentSoft")
        fill.setAlphaF(0.55)
        return BlockStyle(fill, c("accent"), 1, (3, 2), c("accent"), c("accent"), None, 600)
    if status == "INTERNAL" or programme not in PROGRAMME_KEYS:
        return BlockStyle(c("sunken"), c("border"), 1, (), c("text2"), c("text2"), c("control"), 600)
    return _programme_style(theme, programme, status)


def _programme_style(theme: Theme, programme: str, status: str) -> BlockStyle:
    c, key = theme.color, PROGRAMME_KEYS[programme]
    solid, ink, soft, line = c(key), c(key + "Ink"), c(key + "Soft"), c(key + "Line")
    quiet = theme.mix(key + "Ink", key + "Soft", 0.9)
    if status == "CHECKED_IN":
        return BlockStyle(soft, solid, 2, (), ink, quiet, solid, 600)
    if status == "IN_SESSION":
        on = c("onProg")
        return BlockStyle(solid, solid, 1, (), on, on, None, 600, solid=True)
    if status == "COMPLETED":
        fill = theme.mix(key + "Soft", "surface", 0.45)
        return BlockStyle(fill, line, 1, (), c("text2"), c("text2"), solid, 500)
    if status == "NO_SHOW":
        return BlockStyle(None, line, 1, (), ink, quiet, solid, 600, striped=(soft, c("surface")))
    if status == "LEFT_BEFORE_SEEN":
        return BlockStyle(c("surface"), line, 1, (), c("text2"), c("text2"), solid, 500)
    if status == "CONFIRMED":
        return BlockStyle(soft, line, 1, (), ink, quiet, solid, 600)
    return BlockStyle(c("surface"), solid, 1, (3, 2), ink, quiet, solid, 600)
