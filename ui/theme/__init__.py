"""Look of the program: colour tokens, type scale, icons, the one palette and style sheet.

Importing this loads neither a font nor an icon; `apply` and the first icon do.
"""

from ui.theme.icons import draw_icon, icon
from ui.theme.style import apply
from ui.theme.tokens import PROGRAMME_KEYS, SCALES, THEMES, Theme, px, state, theme
from ui.theme.type import font, line_height

__all__ = [
    "PROGRAMME_KEYS",
    "SCALES",
    "THEMES",
    "Theme",
    "apply",
    "draw_icon",
    "font",
    "icon",
    "line_height",
    "px",
    "state",
    "theme",
]
