"""Lines of a detail panel: an icon with one or two texts, and the steps of a way one under the other."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.widgets.cards import Icon
from ui.widgets.label import Label

_ICON = 16


class DetailRow(QWidget):
    """An icon, a text, and a quieter text below it."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = Label("", "body", wrap=True)
        self.quiet = Label("", "small", "text3", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Icon(icon, "text2", _ICON), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.text)
        column.addWidget(self.quiet)
        row.addLayout(column, 1)

    def show_texts(self, text: str, quiet: str = "") -> None:
        """Other words; the whole row hides without any."""
        self.text.setText(text)
        self.quiet.setText(quiet)
        self.text.setVisible(bool(text))
        self.quiet.setVisible(bool(quiet))
        self.setVisible(bool(text or quiet))
        self.setAccessibleName(", ".join(part for part in (text, quiet) if part))


class _StepIcon(QWidget):
    """The icon of a step and the line to the next one."""

    def __init__(self, icon: str, ink: str, last: bool) -> None:
        super().__init__()
        self._icon, self._ink, self._last = icon, ink, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(px(_ICON), px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), px(_ICON)
        top = (px(18) - side) / 2
        if not self._last:
            middle = side / 2
            line = QRectF(middle - 0.5, top + side + 2, 1, self.height() - top - side - 2)
            painter.fillRect(line, theme().color("accentLine"))
        draw_icon(painter, QRectF(0, top, side, side), self._icon, theme().color(self._ink))


class StepRow(QWidget):
    """One step: icon, what, when and by whom; `reason` below."""

    def __init__(
        self, icon: str, text: str, when: str, reason: str = "", current: bool = False, last: bool = False
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(_StepIcon(icon, "accent" if current else "text2", last))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0 if last else 8)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Label(text, "body", elide=True), 1)
        line.addWidget(Label(when, "caption", "text3", tabular=True))
        column.addLayout(line)
        if reason:
            column.addWidget(Label(reason, "small", "text3", wrap=True))
        row.addLayout(column, 1)
        self.setAccessibleName(", ".join(part for part in (text, when, reason) if part))
