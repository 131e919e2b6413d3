"""Colours of both themes, read once from `resources/theme/tokens.json`, and the theme in force.

The theme belongs to the process as QApplication does: widgets ask `theme()` while they paint and need no
constructor argument for it. `state().changed` is emitted after a new theme or text size is in force.
"""

import json
import re
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

THEME_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "theme"
THEMES = ("light", "dark")
SCALES = (90, 100, 115, 130)
"""Text sizes a person can choose, in percent (spec §2.6)."""

PROGRAMME_KEYS = {"PEER": "sebaya", "BK": "konseling", "PSY": "psiko"}
"""Programme code (handbook §1) -> first part of its colour tokens."""

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_RGBA = re.compile(r"rgba\((\d+),(\d+),(\d+),(0?\.\d+|1)\)")


class TokenFault(ValueError):
    """The token file is unusable; the message names the theme and the token."""


def parse_colour(text: str) -> QColor:
    """`#RRGGBB` or `rgba(r,g,b,.a)` as a colour; raises ValueError for anything else."""
    if _HEX.fullmatch(text):
        return QColor(text)
    if match := _RGBA.fullmatch(text.replace(" ", "")):
        red, green, blue = (int(part) for part in match.groups()[:3])
        if max(red, green, blue) <= 255:
            return QColor(red, green, blue, round(float(match.group(4)) * 255))
    raise ValueError(text)


def read_tokens(path: Path) -> dict[str, dict[str, str]]:
    """Theme -> token -> colour text, checked: both themes, the same tokens, every colour readable.

    Raises TokenFault with the file, theme and token at fault.
    """
    loaded = json.loads(path.read_text(encoding="utf-8"))
    if set(loaded) != set(THEMES):
        raise TokenFault(f"{path.name}: expected the themes {', '.join(THEMES)}, found {', '.join(loaded)}")
    uneven = set(loaded["light"]) ^ set(loaded["dark"])
    if uneven:
        raise TokenFault(f"{path.name}: only in one theme: {', '.join(sorted(uneven))}")
    for name, tokens in loaded.items():
        for token, text in tokens.items():
            try:
                parse_colour(text)
            except ValueError:
                raise TokenFault(f"{path.name}: {name}.{token} is no colour: {text}") from None
    return {name: dict(tokens) for name, tokens in loaded.items()}


@cache
def all_tokens() -> dict[str, dict[str, str]]:
    """The checked token file, read once."""
    return read_tokens(THEME_FOLDER / "tokens.json")


class Theme:
    """One named set of colours."""

    def __init__(self, name: str) -> None:
        """`name` is one of `THEMES`; raises KeyError otherwise."""
        self.name = name
        self.tokens = all_tokens()[name]
        self._colors = {token: parse_colour(text) for token, text in self.tokens.items()}

    def color(self, token: str) -> QColor:
        """The colour of a token (a copy); raises KeyError for an unknown token."""
        return QColor(self._colors[token])

    def programme(self, code: str, part: str = "") -> QColor:
        """A programme's colour; `part` is "" (solid), "Ink", "Soft" or "Line"."""
        return self.color(PROGRAMME_KEYS[code] + part)

    def mix(self, front: str, back: str, share: float) -> QColor:
        """`share` (0..1) of one token laid over another, as an opaque colour."""
        a, b = self._colors[front], self._colors[back]
        return QColor(*(round(x * share + y * (1 - share)) for x, y in zip(_rgb(a), _rgb(b), strict=True)))


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


class ThemeState(QObject):
    """Which theme, text size and motion preference are in force now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = Theme("light")
        self.scale = 100
        self.reduced_motion = False

    def hold(self, name: str, scale: int) -> None:
        """Take a theme and text size into force without telling anybody yet; `apply` does the rest."""
        if scale not in SCALES:
            raise ValueError(scale)
        self.scale = scale
        if name != self.theme.name:
            self.theme = Theme(name)


@cache
def state() -> ThemeState:
    """The one state of this process."""
    return ThemeState()


def theme() -> Theme:
    """The theme in force now."""
    return state().theme


def px(size: float) -> int:
    """A text or control size of the spec in logical pixels at the chosen text size."""
    return round(size * state().scale / 100)
