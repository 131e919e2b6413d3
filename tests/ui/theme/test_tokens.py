"""The colour tokens: readable everywhere (spec §2.2), checked on reading, put whole into the style sheet."""

import json
import re
from pathlib import Path

import pytest

from ui.theme.style import build_style
from ui.theme.tokens import THEME_FOLDER, THEMES, Theme, TokenFault, all_tokens, parse_colour, read_tokens

PROGRAMMES = ("sebaya", "konseling", "psiko")
TEXT_PAIRS = [
    *[(ink, ground) for ink in ("text", "text2", "text3") for ground in ("surface", "canvas")],
    ("text", "rail"),
    ("text2", "rail"),
    ("text3", "sunken"),
    ("text3", "outside"),
    ("text3", "holiday"),
    ("accent", "surface"),
    ("accent", "accentSoft"),
    ("text", "accentSoft"),
    ("accent", "rail"),
    ("onAccent", "accent"),
    ("onAccent", "accentHover"),
    ("danger", "surface"),
    ("danger", "dangerSoft"),
    ("onDanger", "danger"),
    *[(tone, ground) for tone in ("warning", "success", "info") for ground in (f"{tone}Soft", "surface")],
    *[(name, "surface") for name in PROGRAMMES],
    *[(f"{name}Ink", f"{name}Soft") for name in PROGRAMMES],
    *[("onProg", name) for name in PROGRAMMES],
    ("onTooltip", "tooltip"),
]
GRAPHIC_PAIRS = [
    *[(name, f"{name}Soft") for name in PROGRAMMES],
    ("control", "surface"),
    ("control", "canvas"),
    ("now", "surface"),
]


def luminance(theme: Theme, token: str) -> float:
    """Relative luminance of WCAG 2.2."""
    color = theme.color(token)
    channels = []
    for value in (color.redF(), color.greenF(), color.blueF()):
        channels.append(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    red, green, blue = channels
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, ink: str, ground: str) -> float:
    """Contrast ratio of WCAG 2.2."""
    bright, dark = sorted((luminance(theme, ink), luminance(theme, ground)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [(*pair, 4.5) for pair in TEXT_PAIRS] + [(*pair, 3.0) for pair in GRAPHIC_PAIRS],
)
def test_ink_can_be_read_on_its_ground(name: str, ink: str, ground: str, least: float) -> None:
    assert contrast(Theme(name), ink, ground) >= least


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
