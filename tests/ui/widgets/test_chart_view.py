"""One chart, drawn by screen and paper: every shape is on both, and every bar can be reached by key."""

from collections.abc import Callable

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clinic_app.common.translations import use_language
from clinic_app.printing import chart_paper, pdf
from clinic_app.printing.chart_paper import Picture
from clinic_app.printing.charts.drawing import draw
from clinic_app.printing.charts.frame import Series
from clinic_app.printing.charts.pyramid import Band, pyramid
from clinic_app.printing.charts.shapes import (
    Chart,
    Circle,
    Ink,
    Line,
    Measure,
    Pattern,
    Polyline,
    Rect,
    Shape,
    Text,
)
from clinic_app.printing.charts.stacked import Column, stacked
from clinic_app.printing.charts.trend import Point, trend
from ui.theme.tokens import theme
from ui.widgets.chart_brush import ScreenBrush
from ui.widgets.chart_view import ChartView

SERIES = (
    Series("Konseling", Ink.BK),
    Series("Psikososial", Ink.PSY, Pattern.STRIPES),
    Series("Sebaya", Ink.PEER, Pattern.DOTS),
)
SIZE = (440.0, 200.0)
PLACE = 60.0


def sessions(size: tuple[float, float], measure: Measure) -> Chart:
    months = (("Mei", (115, 40, 65)), ("Jun", (0, 0, 0)), ("Jul", (158, 64, 96)))
    columns = [Column(name, name, parts) for name, parts in months]
    return stacked("Pertemuan", columns, SERIES, size, measure)


def ages(size: tuple[float, float], measure: Measure) -> Chart:
    bands = [Band("<12", 0, 0), Band("12–17", 5, 8), Band("18–24", 17, 24)]
    return pyramid("Usia", bands, ("Laki-laki", "Perempuan"), size, measure)


def absent(size: tuple[float, float], measure: Measure) -> Chart:
    points = [Point(name, name, share) for name, share in (("Mei", 0.121), ("Jun", 0.096), ("Jul", 0.085))]
    return trend("Tidak hadir", points, 0.1, size, measure)


LAYOUTS = [sessions, ages, absent]


def on_screen(chart: Chart) -> QImage:
    image = QImage(int(SIZE[0]), int(SIZE[1]), QImage.Format.Format_RGB32)
    image.fill(theme().color("surface"))
    painter = QPainter(image)
    draw(chart, ScreenBrush(painter))
    painter.end()
    return image


def on_paper(chart: Chart) -> QImage:
    page = pypdfium2.PdfDocument(pdf.render("Bagan", [[Picture(PLACE, PLACE, chart)]]))[0]
    bitmap = page.render(scale=2).to_pil().convert("RGB")
    image = QImage(
        bitmap.tobytes(), bitmap.width, bitmap.height, 3 * bitmap.width, QImage.Format.Format_RGB888
    )
    place = int(2 * PLACE)
    return image.copy(place, place, int(2 * SIZE[0]), int(2 * SIZE[1])).scaled(
        int(SIZE[0]),
        int(SIZE[1]),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def around(shape: Shape) -> tuple[float, float, float, float]:
    """A place that a drawer must not leave blank."""
    match shape:
        case Rect():
            return shape.x, shape.y, shape.width, shape.height
        case Line():
            return min(shape.x1, shape.x2), shape.y1 - 1, abs(shape.x2 - shape.x1), 2
        case Polyline():
            (x1, y1), (x2, y2) = shape.points[:2]
            return (x1 + x2) / 2 - 2, (y1 + y2) / 2 - 2, 4, 4
        case Circle():
            return shape.x - 4, shape.y - 4, 8, 8
        case Text():
            back = {"start": 0, "middle": 4, "end": 8}[shape.anchor]
            return shape.x - back, shape.y - 6, 8, 12


def inked(image: QImage, shape: Shape) -> bool:
    x, y, width, height = around(shape)
    blank = image.pixelColor(1, image.height() - 1)
    xs = range(max(int(x), 0), min(int(x + width) + 2, image.width()))
    ys = range(max(int(y), 0), min(int(y + height) + 2, image.height()))
    return any(image.pixelColor(at_x, at_y) != blank for at_x in xs for at_y in ys)


@pytest.mark.parametrize("lay_out", LAYOUTS)
def test_screen_and_paper_draw_every_shape(
    qtbot: QtBot, lay_out: Callable[[tuple[float, float], Measure], Chart]
) -> None:
    use_language("id")
    chart = lay_out(SIZE, chart_paper.measure)
    screen, paper = on_screen(chart), on_paper(chart)
    for shape in chart.shapes:
        assert inked(screen, shape), shape
        assert inked(paper, shape), shape


def test_arrows_walk_from_bar_to_bar_and_enter_chooses(qtbot: QtBot, window: Callable[..., QWidget]) -> None:
    use_language("id")
    view = ChartView("Pertemuan per program")
    view.set_layout(sessions)
    window(view)
    first, *_others, last = view.bars
    assert first.accessibleName() == "Mei, Konseling: 115"
    assert [bar for bar in view.bars if bar.focusPolicy() == Qt.FocusPolicy.StrongFocus] == [last]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    assert last.focus_visible
    qtbot.keyClick(last, Qt.Key.Key_Home)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view.bars[1], Qt.Key.Key_Return)
    assert chosen.args == [(0, 1)]
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.mouseClick(last, Qt.MouseButton.LeftButton)
    assert chosen.args == [(2, 2)]


def test_fewer_bars_leave_none_behind(qtbot: QtBot) -> None:
    view = ChartView("Pertemuan per program")
    qtbot.addWidget(view)
    view.set_layout(sessions)
    view.show()
    view.set_layout(lambda size, measure: stacked("", [], SERIES, size, measure))
    assert not any(bar.isVisible() for bar in view.bars)
