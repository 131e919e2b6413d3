"""Who works here, at the right end of the top bar: initials, short name, role; opens the person's menu."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from clinic_app.common.text import bare_name, initials
from ui.theme.tokens import px, theme
from ui.theme.type import font, line_height
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.marks import paint_avatar
from ui.widgets.menu import Menu
from ui.widgets.painting import draw_line, rounded

_AVATAR, _GAP, _MOST = 28, 8, 130


def short_name(name: str) -> str:
    """`Nadira K.`: the first name and the initial of the last; a single name stays as it is."""
    parts = bare_name(name).split()
    return f"{parts[0]} {parts[-1][0]}." if len(parts) > 1 else " ".join(parts)


def avatar_letters(name: str) -> str:
    """One or two letters for a round sign: `NK` of Nadira Kusumawati."""
    return initials(name).replace(".", "")[:2].upper()


class UserChip(FocusVisible, QAbstractButton):
    """A button without a box."""

    ring_radius = 8

    def __init__(
        self, name: str, initials: str, role: str, menu: Menu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._initials, self._role = short_name(name), initials, role
        self._menu, self._bare = menu, False
        self.setObjectName("shell.user")
        self.setAccessibleName(f"{name}, {role}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)

    def set_bare(self, bare: bool) -> None:
        """Only the initials, where there is little room."""
        self._bare = bare
        self.updateGeometry()

    def open_menu(self) -> None:
        """Open the menu under the chip, right edges in line."""
        width = self._menu.sizeHint().width()
        self._menu.popup(self.mapToGlobal(QPoint(self.width() - width, self.height() + 6)))

    def _text_width(self) -> int:
        name = QFontMetricsF(font("small", 600)).horizontalAdvance(self._name)
        role = QFontMetricsF(font("caption")).horizontalAdvance(self._role)
        return min(int(max(name, role)) + 2, _MOST)

    def sizeHint(self) -> QSize:
        words = 0 if self._bare else _GAP + self._text_width()
        return QSize(px(_AVATAR) + words, max(px(_AVATAR), line_height("small") + line_height("caption")))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, side = QPainter(self), theme(), px(_AVATAR)
        if self.underMouse():
            rounded(painter, QRectF(self.rect()), 8, now.color("hover"))
        paint_avatar(painter, QRectF(0, (self.height() - side) / 2, side, side), self._initials, own=True)
        if self._bare:
            return
        left, width = side + _GAP, self.width() - side - _GAP
        first, second = line_height("small"), line_height("caption")
        top = (self.height() - first - second) / 2
        painter.setFont(font("small", 600))
        draw_line(painter, QRectF(left, top, width, first), self._name, now.color("text"))
        painter.setFont(font("caption"))
        draw_line(painter, QRectF(left, top + first, width, second), self._role, now.color("text2"))
