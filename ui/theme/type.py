"""The type scale (spec §2.6): role -> font and line height, at the chosen text size."""

import sys
from functools import lru_cache

from PySide6.QtGui import QFont

from ui.theme.tokens import px, state

FAMILIES = ["Inter", "Segoe UI Variable Text", "Segoe UI", "Noto Sans", "Ubuntu", "DejaVu Sans"]
MONO_FAMILIES = ["Cascadia Mono", "Consolas", "DejaVu Sans Mono"]

ROLES: dict[str, tuple[int, int, int]] = {
    "display": (56, 60, 600),
    "kpi": (24, 30, 600),
    "title": (22, 28, 600),
    "h1": (18, 24, 600),
    "h2": (16, 22, 600),
    "subtitle": (14, 20, 600),
    "reading": (14, 22, 400),
    "body": (13, 18, 400),
    "small": (12, 16, 400),
    "caption": (11, 14, 400),
}
"""Role -> size, line height, weight. `title` is the first line of the unlock screen and the wizard
(mocks 01 and 17), which the table of the spec leaves out."""

_TIGHT_FROM = 18


def font(
    role: str,
    weight: int | None = None,
    tabular: bool = False,
    mono: bool = False,
    on_solid: bool = False,
) -> QFont:
    """The font of a role; `weight` 400, 500, 600 or 700 overrides its own. Raises KeyError for no such role.

    `tabular` gives every figure the same width, for times, counters and columns; `on_solid` is for text on a
    solid fill, which is light where the theme is light.
    """
    now = state()
    return QFont(_made(role, weight, tabular, mono, now.scale, (now.theme.name == "dark") != on_solid))


def line_height(role: str) -> int:
    """Height of one line of a role in logical pixels."""
    return px(ROLES[role][1])


def drawn_weight(weight: int, light_ink: bool) -> int:
    """The weight to ask the font for so that the eye sees `weight`.

    Where FreeType draws, light text on a dark ground comes out about a step too heavy (it thickens the stems
    of OpenType-CFF fonts such as Debian's Inter, and the blending adds to it).
    """
    return weight - 100 if light_ink and sys.platform == "linux" else weight


@lru_cache(maxsize=256)
def _made(role: str, weight: int | None, tabular: bool, mono: bool, scale: int, light_ink: bool) -> QFont:
    size, _, own_weight = ROLES[role]
    made = QFont()
    made.setFamilies(MONO_FAMILIES if mono else FAMILIES)
    # The smallest text on screen is 11 px at 100 %; 90 % is a wish for less, so it may pass under it by one.
    made.setPixelSize(round(size * scale / 100))
    made.setWeight(QFont.Weight(drawn_weight(weight or own_weight, light_ink)))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if size >= _TIGHT_FROM:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
