"""The colour tokens: readable everywhere (spec §2.2), checked on reading, put whole into the style sheet."""

import json
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from ui.theme.style import build_style
from ui.theme.tokens import THEME_FOLDER, THEMES, Theme, TokenFault, all_tokens, parse_colour, read_tokens

PROGRAMMES = ("sebaya", "konseling", "psiko")
INKS = ("text", "text2", "text3", "accent", "danger", "warning", "success", "info")
GROUNDS = (
    *("surface", "canvas", "sunken", "rail", "hover", "pressed", "outside", "holiday"),
    *("accentSoft", "dangerSoft", "warningSoft", "successSoft", "infoSoft"),
)
TEXT_PAIRS = [
    # Any of these inks may stand on any of these grounds: no screen has to think about it.
    *[(ink, ground) for ink in INKS for ground in GROUNDS],
    *[(ink, f"{name}Soft") for name in PROGRAMMES for ink in (f"{name}Ink", "text", "text2", "text3")],
    *[(f"{name}Ink", "surface") for name in PROGRAMMES],
    *[(name, "surface") for name in PROGRAMMES],
    *[("onProg", name) for name in PROGRAMMES],
    *[("onAccent", ground) for ground in ("accent", "accentHover", "accentPressed")],
    *[("onDanger", ground) for ground in ("danger", "dangerHover")],
    ("onTooltip", "tooltip"),
]
GRAPHIC_PAIRS = [
    *[(name, f"{name}Soft") for name in PROGRAMMES],
    *[(name, ground) for name in PROGRAMMES for ground in ("canvas", "outside", "holiday")],
    *[("control", ground) for ground in ("surface", "canvas")],
    *[("now", ground) for ground in ("surface", "canvas", "outside", "holiday")],
    *[("accent", ground) for ground in GROUNDS],
]
MIXED = [
    # Ink, what is laid over the ground, the ground, how much of it.
    *[("text2", f"{name}Soft", "surface", 0.45) for name in PROGRAMMES],
    ("accent", "accentSoft", "surface", 0.88),
    ("accent", "accentSoft", "surface", 0.55),
    ("accent", "accentLine", "accentSoft", 0.3),
    ("danger", "dangerSoft", "surface", 0.94),
    ("onTooltip", "onTooltip", "tooltip", 0.18),
    ("onTooltip", "onTooltip", "tooltip", 0.3),
]
"""Grounds that are painted as a share of one token over another (spec §2.4, §4.7)."""


def luminance(color: QColor) -> float:
    """Relative luminance of WCAG 2.2."""
    channels = []
    for value in (color.redF(), color.greenF(), color.blueF()):
        channels.append(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    red, green, blue = channels
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(ink: QColor, ground: QColor) -> float:
    """Contrast ratio of WCAG 2.2."""
    bright, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def contrast(theme: Theme, ink: str, ground: str) -> float:
    return ratio(theme.color(ink), theme.color(ground))


@pytest.mark.parametrize("name", THEMES)
def test_every_ink_can_be_read_on_every_ground(name: str) -> None:
    theme = Theme(name)
    wanted = [(*pair, 4.5) for pair in TEXT_PAIRS] + [(*pair, 3.0) for pair in GRAPHIC_PAIRS]
    measured = {(ink, ground): (contrast(theme, ink, ground), least) for ink, ground, least in wanted}
    assert {pair: figures for pair, figures in measured.items() if figures[0] < figures[1]} == {}


@pytest.mark.parametrize("name", THEMES)
def test_ink_can_be_read_on_what_is_painted_half_through(name: str) -> None:
    theme = Theme(name)
    measured = {
        (ink, front, share): ratio(theme.color(ink), theme.mix(front, back, share))
        for ink, front, back, share in MIXED
    }
    for programme in PROGRAMMES:  # the second line of an appointment is a little quieter than its name
        soft = theme.color(f"{programme}Soft")
        measured[programme, "Ink", 0.9] = ratio(theme.mix(f"{programme}Ink", f"{programme}Soft", 0.9), soft)
    assert {what: figure for what, figure in measured.items() if figure < 4.5} == {}


def test_contrast_agrees_with_the_table_of_the_specification() -> None:
    assert round(contrast(Theme("light"), "text", "surface"), 2) == 16.72
    assert round(contrast(Theme("dark"), "onAccent", "accent"), 2) == 8.13


def test_a_missing_token_is_named(tmp_path: Path) -> None:
    tokens = {name: dict(values) for name, values in all_tokens().items()}
    del tokens["dark"]["accent"]
    path = tmp_path / "tokens.json"
    path.write_text(json.dumps(tokens))
    with pytest.raises(TokenFault, match="accent"):
        read_tokens(path)


@pytest.mark.parametrize("text", ["", "red", "#12345", "#GGGGGG", "rgba(1,2,300,.5)", "rgba(1,2,3)"])
def test_what_is_no_colour_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any message will do, the value is what counts
        parse_colour(text)
    tokens = {name: dict(values) | {"now": text} for name, values in all_tokens().items()}
    path = tmp_path / "tokens.json"
    path.write_text(json.dumps(tokens))
    with pytest.raises(TokenFault, match=r"light\.now"):
        read_tokens(path)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("scale", [90, 100, 115, 130])
def test_the_style_sheet_has_no_open_places(name: str, scale: int) -> None:
    assert "@" not in build_style(Theme(name), scale)


def test_sizes_in_the_style_sheet_follow_the_text_size() -> None:
    assert "min-height: 39px" in build_style(Theme("light"), 130)


def test_no_colour_is_written_outside_the_tokens() -> None:
    root = THEME_FOLDER.parents[1]
    written = re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\(\s*\d(?!, 0, 0, 0\))")
    sources = [*(root / "ui").rglob("*.py"), *THEME_FOLDER.glob("*.qss")]
    assert [str(path) for path in sources if written.search(path.read_text(encoding="utf-8"))] == []
