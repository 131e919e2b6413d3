"""An appointment's block says the same on every screen, however fine its points."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ui.theme import apply, theme
from ui.widgets.appointment_block import ICONS, BlockLook, paint_block

BLOCK = QRectF(264, 332, 160, 60)
TEXT = QRectF(BLOCK.x() + 30, BLOCK.y() + 20, 100, 36)
"""Where the name and the room stand; mark, icon and edge lie outside."""
DARKER = 130


def ink(image: QImage, box: QRectF, ratio: float) -> int:
    """Points in a box that are darker than any fill."""
    part = image.copy((QRectF(box.topLeft() * ratio, box.size() * ratio)).toRect())
    grey = part.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [bytes(grey.constScanLine(y))[: grey.width()] for y in range(grey.height())]
    return sum(point < DARKER for row in rows for point in row)


def painted(look: BlockLook, ratio: float) -> QImage:
    picture = QPixmap(round(500 * ratio), round(400 * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_block(painter, BLOCK, look, theme())
    painter.end()
    return picture.toImage()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("status", sorted(set(ICONS) - {"IN_SESSION"}))
def test_the_name_is_written_at_every_scale(qapp: QApplication, status: str, ratio: float) -> None:
    apply(qapp, "light")
    look = BlockLook("PSY", status, "09.00", "Joko Susilo", "Ruang 2")
    assert ink(painted(look, ratio), TEXT, ratio) > 60 * ratio
