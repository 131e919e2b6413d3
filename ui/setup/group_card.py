"""A group of the recovery sheet on a card, with its number."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.common.translations import _
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.painting import rounded


class GroupCard(QWidget):
    """Five signs, to be read and copied."""

    def __init__(self, number: int, signs: str) -> None:
        super().__init__()
        self.number, self.signs = number, signs
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName(f"setup.recovery.card.{number}")
        spoken = _("Group {number}").format(number=number)
        self.setAccessibleName(f"{spoken}: {' '.join(signs)}")

    def sizeHint(self) -> QSize:
        return QSize(px(120), px(61))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(92), px(61))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        rounded(painter, box, 8, now.color("canvas"), now.color("border"))
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font("caption"))
        painter.setPen(now.color("text3"))
        painter.drawText(QRectF(0, px(9), box.width(), px(16)), centre, str(self.number))
        signs = font("kpi", 700, mono=True)
        signs.setPixelSize(px(20))
        signs.setLetterSpacing(signs.SpacingType.AbsoluteSpacing, 1)
        painter.setFont(signs)
        painter.setPen(now.color("text"))
        painter.drawText(QRectF(0, px(24), box.width(), px(28)), centre, self.signs)
