"""The one style sheet of the application, put together from `resources/theme/*.qss` and the tokens.

In those files `@token` stands for a colour and `@px(13)` for a size that follows the text size preference.
Widgets of ui/widgets paint most of themselves; the sheet covers what Qt paints: fields, menus, scroll bars,
tool tips, headers and popups.
"""

import re
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.theme.palette import palette
from ui.theme.tokens import THEME_FOLDER, Theme, state
from ui.theme.type import FAMILIES, font

_TOKEN = re.compile(r"@(px\((\d+)\)|[A-Za-z][A-Za-z0-9]*)")


@cache
def _source() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(THEME_FOLDER.glob("*.qss")))


def build_style(theme: Theme, scale: int) -> str:
    """The style sheet for a theme and a text size; raises KeyError for a token that doesn't exist."""

    def value(match: re.Match[str]) -> str:
        if match.group(2):
            return f"{round(int(match.group(2)) * scale / 100)}px"
        if match.group(1) == "families":
            return ", ".join(f'"{family}"' for family in FAMILIES)
        return _written(theme, match.group(1))

    return _TOKEN.sub(value, _source())


def _written(theme: Theme, token: str) -> str:
    color = theme.color(token)
    return f"rgba({color.red()}, {color.green()}, {color.blue()}, {color.alpha()})"


def apply(app: QApplication, name: str, scale: int = 100) -> None:
    """Put a theme ("light" or "dark") and a text size (90, 100, 115, 130 %) into force everywhere.

    What is in force already is left alone: Qt would polish every widget of the program anew.
    """
    now = state()
    now.hold(name, scale)
    sheet = build_style(now.theme, scale)
    if app.styleSheet() == sheet:
        return
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    scheme = Qt.ColorScheme.Dark if name == "dark" else Qt.ColorScheme.Light
    app.styleHints().setColorScheme(scheme)
    app.setPalette(palette(now.theme))
    app.setFont(font("body"))
    app.setStyleSheet(sheet)
    now.changed.emit()
