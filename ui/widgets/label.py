"""Text on a screen: a label that knows the type scale, the ink tokens and true line heights."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from ui.theme.tokens import theme
from ui.theme.type import font, line_height
from ui.widgets.painting import draw_line

_SOLID_INKS = ("onAccent", "onDanger", "onTooltip", "onProg")


class Label(QLabel):
    """Plain text in a role of the type scale (spec §2.6) and an ink token.

    One line by default. `wrap` breaks it at the width, with the line height of the role; `elide` lets it
    shrink and cuts it with an ellipsis, the whole text then shows as a tool tip.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        ink: str = "text",
        *,
        weight: int | None = None,
        tabular: bool = False,
        mono: bool = False,
        wrap: bool = False,
        elide: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role, self._ink, self._weight = role, ink, weight
        self._tabular, self._mono = tabular, mono
        self._wrap, self._elide, self._align = wrap, elide, align
        self.setTextFormat(Qt.TextFormat.PlainText)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        elif elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._dress()

    def set_ink(self, ink: str) -> None:
        """Another colour token."""
        self._ink = ink
        self._dress()
        self.update()

    def _dress(self) -> None:
        on_solid = self._ink in _SOLID_INKS
        self.setFont(font(self._role, self._weight, self._tabular, self._mono, on_solid))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _lay_out(self, width: float) -> tuple[QTextLayout, float]:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(self._align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        height, row = 0.0, line_height(self._role)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height + (row - line.height()) / 2))
            height += row
        layout.endLayout()
        return layout, height

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        if not self._wrap:
            return -1
        return round(self._lay_out(max(min(width, self.maximumWidth()), 1))[1]) or line_height(self._role)

    def _text_width(self) -> int:
        metrics = QFontMetricsF(self.font())
        lines = self.text().split("\n") or [""]
        return int(max(metrics.horizontalAdvance(line) for line in lines)) + 1

    def sizeHint(self) -> QSize:
        width = self._text_width()
        if self._wrap:
            width = min(width, 60 * QFontMetricsF(self.font()).averageCharWidth().__ceil__())
            return QSize(width, self.heightForWidth(width))
        return QSize(width, line_height(self._role))

    def minimumSizeHint(self) -> QSize:
        if self._wrap:
            return QSize(40, line_height(self._role))
        if self._elide:
            return QSize(min(24, self._text_width()), line_height(self._role))
        return self.sizeHint()

    def one_line_width(self) -> int:
        """What the text needs when it doesn't break."""
        return self._text_width()

    def is_cut(self) -> bool:
        """Whether the text doesn't fit and shows an ellipsis."""
        return self._elide and self._text_width() > self.width() + 1

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.is_cut():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        color = theme().color(self._ink if self.isEnabled() else "disabled")
        box = QRectF(self.contentsRect())
        if self._wrap:
            painter.setPen(color)
            layout, _ = self._lay_out(box.width())
            layout.draw(painter, box.topLeft())
        else:
            draw_line(painter, box, self.text(), color, self._align)
