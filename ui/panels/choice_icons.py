"""Lists to choose a programme or a person from, with the mark or the initials before each text."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from ui.theme.tokens import px
from ui.widgets.choice import Choice
from ui.widgets.marks import letters, paint_avatar, paint_mark

_SHARP = 2
"""Pixels per logical one: enough for any screen."""


class IconChoice(Choice):
    """Paints an icon per row, anew when theme or text size change."""

    side = 16

    def paint_row(self, painter: QPainter, box: QRectF, row: int) -> None:
        """The icon of a row; subclasses paint it."""

    def dress(self) -> None:
        """Make the icons of the options that are there now."""
        side = px(self.side)
        self.setIconSize(QSize(side, side))
        for row in range(self.count()):
            pixmap = QPixmap(side * _SHARP, side * _SHARP)
            pixmap.setDevicePixelRatio(_SHARP)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.paint_row(painter, QRectF(0, 0, side, side), row)
            painter.end()
            self.setItemIcon(row, QIcon(pixmap))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.dress()


class ProgrammeChoice(IconChoice):
    """Keys are `Programme`s."""

    def paint_row(self, painter: QPainter, box: QRectF, row: int) -> None:
        paint_mark(painter, box, self.key_at(row))


class PersonChoice(IconChoice):
    """Texts are names."""

    side = 20

    def paint_row(self, painter: QPainter, box: QRectF, row: int) -> None:
        paint_avatar(painter, box, letters(self.itemText(row)))
