"""Hairlines are equally thin wherever they lie, and pictures lie on whole points, also at 125 and 150 %."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ui.theme.sharp import hairline, whole_point


def painted_rows(ratio: float, place: float, down: bool) -> int:
    """How many points thick a hairline at `place` is."""
    picture = QPixmap(200, 200)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    box = QRectF(place, 0, 1, 40) if down else QRectF(0, place, 40, 1)
    hairline(painter, box, QColor("black"))
    painter.end()
    image: QImage = picture.toImage()
    points = [(at, 5) if down else (5, at) for at in range(200)]
    return sum(image.pixelColor(x, y).lightness() < 255 for x, y in points)


@pytest.mark.parametrize("down", [True, False])
@pytest.mark.parametrize(("ratio", "thick"), [(1.0, 1), (1.25, 1), (1.5, 2), (1.75, 2), (2.0, 2)])
def test_no_hairline_is_thicker_than_the_next(
    qapp: QApplication, ratio: float, thick: int, down: bool
) -> None:
    assert {painted_rows(ratio, place, down) for place in range(1, 60)} == {thick}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_picture_lies_on_whole_points_even_in_a_box_that_does_not(qapp: QApplication, ratio: float) -> None:
    picture = QPixmap(200, 200)
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    painter.translate(33 if float(ratio).is_integer() else 33.3, 50)
    placed = whole_point(painter, QPointF(3.4, 7.2))
    on_screen = painter.deviceTransform().map(placed)
    painter.end()
    assert on_screen.x() == pytest.approx(round(on_screen.x()), abs=1e-6)
    assert on_screen.y() == pytest.approx(round(on_screen.y()), abs=1e-6)
