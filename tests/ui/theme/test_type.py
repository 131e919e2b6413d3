"""The type scale: sizes, weights and line heights of the specification, at every text size."""

import pytest
from pytestqt.qtbot import QtBot

from ui.theme.tokens import SCALES, state
from ui.theme.type import ROLES, drawn_weight, font, line_height


@pytest.fixture(autouse=True)
def _usual_size() -> object:
    yield
    state().hold("light", 100)


def test_roles_have_the_sizes_of_the_specification(qtbot: QtBot) -> None:
    state().hold("light", 100)
    assert (font("body").pixelSize(), line_height("body")) == (13, 18)
    assert (font("h1").pixelSize(), int(font("h1").weight())) == (18, 600)
    assert font("display").pixelSize() == 56


@pytest.mark.parametrize("scale", SCALES)
def test_text_size_scales_every_role(qtbot: QtBot, scale: int) -> None:
    state().hold("light", scale)
    for role, (size, line, _) in ROLES.items():
        assert font(role).pixelSize() == round(size * scale / 100)
        assert line_height(role) == round(line * scale / 100)


def test_tabular_figures_are_equally_wide(qtbot: QtBot) -> None:
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(font("body", tabular=True))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


def test_light_text_is_a_step_lighter_only_where_it_comes_out_too_heavy(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.theme.type.sys.platform", "win32")
    assert (drawn_weight(500, light_ink=True), drawn_weight(500, light_ink=False)) == (500, 500)
    monkeypatch.setattr("ui.theme.type.sys.platform", "linux")
    assert (drawn_weight(500, light_ink=True), drawn_weight(500, light_ink=False)) == (400, 500)


def test_an_unknown_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="125"):
        state().hold("light", 125)
