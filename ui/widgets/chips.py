"""Chips: small read-only labels with a meaning (spec §4.3)."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.icons import draw_icon, exists
from ui.theme.tokens import PROGRAMME_KEYS, px, theme
from ui.theme.type import font
from ui.widgets.marks import Avatar, ProgrammeMark, paint_avatar, paint_mark
from ui.widgets.painting import draw_line, rounded

__all__ = [
    "TONES",
    "Avatar",
    "Chip",
    "ProgrammeChip",
    "ProgrammeMark",
    "chip_size",
    "paint_avatar",
    "paint_chip",
    "paint_mark",
]

TONES = {
    "neutral": ("sunken", "text2"),
    "accent": ("accentSoft", "accent"),
    "danger": ("dangerSoft", "danger"),
    "warning": ("warningSoft", "warning"),
    "success": ("successSoft", "success"),
    "info": ("infoSoft", "info"),
    "PEER": ("sebayaSoft", "sebayaInk"),
    "BK": ("konselingSoft", "konselingInk"),
    "PSY": ("psikoSoft", "psikoInk"),
}
HEIGHT = 22
RADIUS = 5
_PAD = 8
_ICON = 14
_GAP = 6


def chip_size(text: str, icon: str | None = None) -> QSize:
    """Size of a chip with that text, or with an icon alone."""
    width = QFontMetricsF(font("small", 500)).horizontalAdvance(text) + 2 * _PAD
    if icon:
        width += px(_ICON) + (_GAP - 1 if text else -2)
    return QSize(round(width), px(HEIGHT))


def paint_chip(
    painter: QPainter,
    rect: QRectF,
    text: str,
    tone: str = "neutral",
    icon: str | None = None,
    chosen: bool = False,
) -> None:
    """A chip in `rect`; delegates use this as well. Raises KeyError for an unknown tone.

    In a chosen row a chip of the row's own colour has an outline: without one it would be gone.
    """
    fill, ink = (theme().color(token) for token in TONES[tone])
    line = theme().color("accentLine") if chosen and tone == "accent" else None
    rounded(painter, rect, RADIUS, fill, line)
    x = rect.left() + _PAD
    if icon:
        side = px(_ICON)
        draw_icon(painter, QRectF(x - 1, rect.center().y() - side / 2, side, side), icon, ink)
        x += side + _GAP - 1
    _chip_text(painter, QRectF(x, rect.top(), rect.right() - x - _PAD + 2, rect.height()), text, ink)


def _chip_text(painter: QPainter, rect: QRectF, text: str, ink: QColor) -> None:
    painter.setFont(font("small", 500))
    draw_line(painter, rect, text, ink)


class Chip(QLabel):
    """A short state in a tone of `TONES`, with or without an icon."""

    def __init__(
        self, text: str, tone: str = "neutral", icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        """Raises ValueError for an unknown tone or icon."""
        super().__init__(text, parent)
        if tone not in TONES or (icon and not exists(icon)):
            raise ValueError((tone, icon))
        self._tone, self._icon = tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, text: str, tone: str = "neutral", icon: str | None = None) -> None:
        """Another text, tone and icon."""
        self._tone, self._icon = tone, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self.text(), self._icon)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), QRectF(self.rect()), self.text(), self._tone, self._icon)


class ProgrammeChip(Chip):
    """A programme's mark and name on its soft fill; a finished episode is an outline with a faded mark."""

    _MARK = 16
    _LEFT = 4

    def __init__(
        self, programme: str, name: str, finished: bool = False, parent: QWidget | None = None
    ) -> None:
        """`name` is the programme's short name as shown ("Konseling"). Raises KeyError for the programme."""
        super().__init__(name, parent=parent)
        self._key = PROGRAMME_KEYS[programme]
        self._programme, self._finished = programme, finished

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("small", 500)).horizontalAdvance(self.text())
        return QSize(round(width) + self._LEFT + px(self._MARK) + 5 + _PAD, px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, side = QPainter(self), QRectF(self.rect()), px(self._MARK)
        now = theme()
        if self._finished:
            rounded(painter, box, RADIUS, now.color("surface"), now.color("border"))
        else:
            rounded(painter, box, RADIUS, now.color(self._key + "Soft"))
        mark = QRectF(self._LEFT, box.center().y() - side / 2, side, side)
        paint_mark(painter, mark, self._programme, self._finished)
        ink = now.color("text2" if self._finished else self._key + "Ink")
        x = mark.right() + 5
        _chip_text(painter, QRectF(x, 0, box.width() - x - _PAD + 2, box.height()), self.text(), ink)
