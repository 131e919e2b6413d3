"""Programme marks (spec §2.3) and avatars: shapes with letters, told apart without colour."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.common.text import initials
from ui.theme.sharp import whole_point
from ui.theme.tokens import Theme, px, theme
from ui.theme.type import FAMILIES

LETTERS = {"PEER": "S", "BK": "K", "PSY": "P"}
FADED = 0.32
"""Opacity of a finished episode's mark."""


def _letter_font(pixels: float, weight: int) -> QFont:
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(max(round(pixels), 1))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def paint_mark(
    painter: QPainter, rect: QRectF, programme: str, faded: bool = False, on_solid: bool = False
) -> None:
    """The mark of a programme in a square: circle S, rounded square K, diamond P.

    `faded` for a finished episode; `on_solid` as an outline, for a block filled with the programme's colour.
    Raises KeyError for an unknown programme.
    """
    size = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatio()
    picture = _picture(programme, size, faded, on_solid, theme().name, ratio)
    x, y = rect.center().x() - size / 2, rect.center().y() - size / 2
    painter.drawPixmap(whole_point(painter, QPointF(x, y)), picture)


@lru_cache(maxsize=256)
def _picture(
    programme: str, size: float, faded: bool, on_solid: bool, theme_name: str, ratio: float
) -> QPixmap:
    letter = LETTERS[programme]
    made = QPixmap(ceil(size * ratio), ceil(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme().color("onProg")
    if faded:
        painter.setOpacity(FADED)
    painter.setPen(QPen(ink, 1.4) if on_solid else Qt.PenStyle.NoPen)
    painter.setBrush(theme().programme(programme))
    painter.translate(size / 2, size / 2)
    _draw_shape(painter, programme, size, 0.7 if on_solid else 0.0)
    painter.setPen(ink)
    painter.setFont(_letter_font(size * 0.56, 700))
    half = size / 2
    painter.drawText(QRectF(-half, -half, size, size), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return made


def _draw_shape(painter: QPainter, programme: str, size: float, inset: float) -> None:
    half = size / 2 - inset
    box = QRectF(-half, -half, 2 * half, 2 * half)
    if programme == "PEER":
        painter.drawEllipse(box)
    elif programme == "BK":
        radius = 3.5 * size / 16
        painter.drawRoundedRect(box, radius, radius)
    else:
        side = 0.8 * 2 * half
        radius = 2.5 * size / 16
        painter.save()
        painter.rotate(45)
        painter.drawRoundedRect(QRectF(-side / 2, -side / 2, side, side), radius, radius)
        painter.restore()


class ProgrammeMark(QWidget):
    """A programme's mark on its own: 14 in month cells, 16 by default, 20 in page heads."""

    def __init__(
        self, programme: str, size: int = 16, faded: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._programme, self._size, self._faded = programme, size, faded
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(QPainter(self), QRectF(self.rect()), self._programme, self._faded)


def letters(name: str) -> str:
    """What an avatar shows of a name: `Nadira Kusumawati` as `NK`, a mononym by its first two letters."""
    return initials(name).replace(".", "")[:2]


def avatar_colours(theme: Theme, own: bool) -> tuple[QColor, QColor]:
    """Fill and ink of an avatar; one's own and a client's head use the accent."""
    return (
        (theme.color("accentSoft"), theme.color("accent"))
        if own
        else (theme.color("pressed"), theme.color("text2"))
    )


def paint_avatar(
    painter: QPainter, rect: QRectF, initials: str, own: bool = False, on_selected: bool = False
) -> None:
    """Initials in a circle; `on_selected` fills it with surface, for a row in accentSoft."""
    fill, ink = avatar_colours(theme(), own)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("surface") if on_selected else fill)
    painter.drawEllipse(rect)
    painter.setPen(ink)
    painter.setFont(_letter_font(rect.height() * (0.4 if rect.height() > 24 else 0.42), 600))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials[:2])
    painter.restore()


class Avatar(QWidget):
    """Initials of a person in a circle."""

    def __init__(
        self, initials: str, size: int = 28, own: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._initials, self._size, self._own = initials, size, own
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_initials(self, initials: str) -> None:
        """Another person."""
        self._initials = initials
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), QRectF(self.rect()), self._initials, self._own)
