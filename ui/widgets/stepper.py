"""Steps of a wizard, one under the other (spec §4.9, mock 17)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.common.translations import _
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.painting import draw_line, in_two_lines, rounded

_PITCH = 58
_CIRCLE = 26
_TITLE = 16
"""From the first line of a title to the next."""


class Stepper(QWidget):
    """Steps with a title and a line about each: done = tick, current = accent number, next = outline."""

    def __init__(self, steps: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`steps` are (title, detail)."""
        super().__init__(parent)
        self._steps = [list(step) for step in steps]
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def current(self) -> int:
        """Index of the current step."""
        return self._current

    def set_current(self, index: int) -> None:
        """Steps before it are done; `index` may be the number of steps: all done."""
        self._current = index
        self._describe()
        self.update()

    def set_detail(self, index: int, detail: str) -> None:
        """Another line under a step, for instance what was chosen there."""
        self._steps[index][1] = detail
        self.update()

    def _describe(self) -> None:
        if self._current < len(self._steps):
            self.setAccessibleName(
                _("Step {number} of {count}: {title}").format(
                    number=self._current + 1, count=len(self._steps), title=self._steps[self._current][0]
                )
            )

    def sizeHint(self) -> QSize:
        return QSize(220, (len(self._steps) - 1) * px(_PITCH) + px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        side, pitch = px(_CIRCLE), px(_PITCH)
        for index, (title, detail) in enumerate(self._steps):
            y = index * pitch
            if index + 1 < len(self._steps):
                done = index < self._current
                line = QRectF(side / 2 - 0.5, y + side + 4, 1, pitch - side - 8)
                painter.fillRect(line, now.color("successLine" if done else "border"))
            self._paint_circle(painter, QRectF(0, y, side, side), index)
            reached = index <= self._current
            painter.setFont(font("body", 600 if index == self._current else 500))
            box = QRectF(side + 12, y + 4, self.width() - side - 12, px(18))
            for part in in_two_lines(painter, title, box.width()):
                draw_line(painter, box, part, now.color("text" if reached else "text2"))
                box.translate(0, px(_TITLE))
            painter.setFont(font("caption"))
            below = QRectF(box.x(), box.y() + px(18 - _TITLE), box.width(), px(14))
            draw_line(painter, below, detail, now.color("text3"))

    def _paint_circle(self, painter: QPainter, box: QRectF, index: int) -> None:
        now, radius = theme(), box.width() / 2
        if index < self._current:
            rounded(painter, box, radius, now.color("successSoft"), now.color("successLine"))
            side = px(14)
            inner = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            draw_icon(painter, inner, "check", now.color("success"))
            return
        current = index == self._current
        if current:
            rounded(painter, box, radius, now.color("accent"))
        else:
            rounded(painter, box, radius, now.color("surface"), now.color("control"), 1.5)
        painter.setFont(font("small", 600))
        painter.setPen(now.color("onAccent" if current else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index + 1))
