"""A figure that is read first, as a button that opens what is behind it (mock 13, first row)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.statistics.words import TileText
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.painting import draw_line, rounded

_PAD = 14
_ICON = 14


class Tile(FocusVisible, QPushButton):
    """Name, number, and in words what has changed."""

    ring_radius = 10

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told: TileText | None = None
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, told: TileText, sentence: str) -> None:
        """Another figure; `sentence` says how it is counted."""
        self.told = told
        self.setAccessibleName(", ".join(part for part in (told.name, told.value, told.change) if part))
        self.setToolTip(sentence)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._needed(), px(86))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _needed(self) -> int:
        if self.told is None:
            return px(100)
        widths = (
            QFontMetricsF(font("small")).horizontalAdvance(self.told.name),
            QFontMetricsF(font("kpi", tabular=True)).horizontalAdvance(self.told.value),
            QFontMetricsF(font("caption", 500)).horizontalAdvance(self.told.change) + px(_ICON) + 6,
        )
        return round(max(widths)) + 2 * _PAD + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        hover = self.underMouse() and self.isEnabled()
        rounded(painter, box, 10, now.color("hover" if hover else "surface"), now.color("border"))
        if self.told is None:
            return
        room = box.width() - 2 * _PAD
        painter.setFont(font("small"))
        draw_line(painter, QRectF(_PAD, px(10), room, px(18)), self.told.name, now.color("text2"))
        painter.setFont(font("kpi", tabular=True))
        draw_line(painter, QRectF(_PAD, px(27), room, px(30)), self.told.value, now.color("text"))
        ink, x = now.color(self.told.ink), float(_PAD)
        line = QRectF(x, px(59), room, px(16))
        if self.told.icon:
            side = px(_ICON)
            draw_icon(painter, QRectF(x, line.center().y() - side / 2, side, side), self.told.icon, ink)
            line.setLeft(x + side + 6)
        painter.setFont(font("caption", 500))
        draw_line(painter, line, self.told.change, ink)
