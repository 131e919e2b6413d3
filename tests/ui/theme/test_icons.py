"""Icons come from the font by name; a wrong name is found before anybody opens the page."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.theme import apply, icon, state
from ui.theme.icons import UnknownIcon, charmap, draw_icon

UI = Path(__file__).resolve().parents[3] / "ui"
ICON_WORDS = re.compile(r"icon|glyph|trailing|navigation", re.IGNORECASE)
ICON_CALLS = {
    "icon",
    "draw_icon",
    "Icon",
    "RoundIcon",
    "IconButton",
    "pixmap",
    "EmptyState",
    "set_icon",
    "theme_icon",
}
NAME = re.compile(r"(ph\.)?[a-z]+(-[a-z]+)*")


def used_names(tree: ast.AST) -> set[str]:
    """Names given to icon functions or to arguments and tables called after icons."""
    found: set[str] = set()
    for node in ast.walk(tree):
        strings: list[ast.AST] = []
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            strings += [word.value for word in node.keywords if word.arg and ICON_WORDS.search(word.arg)]
            if called in {"draw_icon"}:
                strings += node.args[2:3]
            elif called in ICON_CALLS:
                strings += node.args[:1]
        for string in strings:
            for leaf in ast.walk(string):
                if (
                    isinstance(leaf, ast.Constant)
                    and isinstance(leaf.value, str)
                    and NAME.fullmatch(leaf.value)
                ):
                    found.add(leaf.value.removeprefix("ph."))
    return found


def test_every_icon_named_in_the_screens_exists() -> None:
    missing = {}
    for path in UI.rglob("*.py"):
        names = used_names(ast.parse(path.read_text(encoding="utf-8"))) - set(charmap())
        if names:
            missing[str(path.relative_to(UI))] = names
    assert missing == {}


def test_the_search_for_names_finds_them() -> None:
    tree = ast.parse(
        'draw_icon(p, r, "no-such-icon", c)\nButton("x", icon="also-not")\nIcon("a" if b else "neither")'
    )
    assert used_names(tree) == {"no-such-icon", "also-not", "a", "neither"}


def test_an_unknown_name_raises_at_once(qtbot: QtBot) -> None:
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    with pytest.raises(UnknownIcon):
        draw_icon(painter, QRectF(0, 0, 16, 16), "calendar-dots", QColor("black"))
    painter.end()
    with pytest.raises(UnknownIcon):
        icon("signature")


def test_an_icon_is_drawn_inside_its_square_in_its_colour(qtbot: QtBot) -> None:
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_icon(painter, QRectF(2, 2, 16, 16), "square-fill", QColor("black"))
    painter.end()
    assert image.pixelColor(10, 10) == QColor("black")
    assert image.pixelColor(1, 10) == QColor("white")


def test_icons_are_kept_per_theme(qtbot: QtBot, qapp: object) -> None:
    state().hold("light", 100)
    light = icon("check", "accent")
    assert icon("check", "accent") is light
    state().hold("dark", 100)
    assert icon("check", "accent") is not light
    state().hold("light", 100)


def test_importing_the_theme_loads_no_heavy_library() -> None:
    script = (
        "import sys, ui.theme, ui.widgets.fields, ui.widgets.dialogs, ui.widgets.toast\n"
        "heavy = {'qtawesome', 'qtpy', 'sqlalchemy', 'alembic', 'reportlab', 'nacl', 'babel'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=UI.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_new_theme_is_announced_once(qtbot: QtBot, qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with qtbot.waitSignal(state().changed, timeout=1000):
        apply(app, "dark")
    assert state().theme.name == "dark"
    apply(app, "light")
