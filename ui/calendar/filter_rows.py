"""The rows of the left panel: a tick, what it stands for, its name."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.choices import Checkbox, paint_check
from ui.widgets.marks import paint_avatar, paint_mark
from ui.widgets.painting import draw_line

_GLYPH = 22


class FilterRow(Checkbox):
    """A tick with a name; 28 high."""

    glyph_width = 0

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(name)  # a long one is cut

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("body")).horizontalAdvance(self.text())
        return QSize(int(px(16) + 8 + self.glyph_width + width + 1), px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, px(28))

    def paint_glyph(self, painter: QPainter, box: QRectF) -> None:
        """Nothing stands before the plain name."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, side = QPainter(self), QRectF(self.rect()), px(16)
        paint_check(
            painter,
            QRectF(0, round(box.center().y() - side / 2), side, side),
            self.isChecked(),
            self.isEnabled(),
        )
        left = side + 8.0
        if self.glyph_width:
            self.paint_glyph(painter, QRectF(left, box.center().y() - _GLYPH / 2, _GLYPH, _GLYPH))
            left += self.glyph_width
        painter.setFont(font("body"))
        ink = theme().color("text" if self.isChecked() else "text2")
        draw_line(painter, QRectF(left, 0, box.width() - left, box.height()), self.text(), ink)


class CounselorRow(FilterRow):
    """A counselor with initials."""

    glyph_width = _GLYPH + 8

    def __init__(self, name: str, initials: str, own: bool) -> None:
        super().__init__(name)
        self._initials, self._own = initials, own

    def paint_glyph(self, painter: QPainter, box: QRectF) -> None:
        paint_avatar(painter, box, self._initials, self._own)


class ProgrammeRow(FilterRow):
    """A programme with its mark."""

    glyph_width = 16 + 8

    def __init__(self, name: str, programme: str) -> None:
        super().__init__(name)
        self._programme = programme

    def paint_glyph(self, painter: QPainter, box: QRectF) -> None:
        paint_mark(painter, QRectF(box.x(), box.center().y() - 8, 16, 16), self._programme)
