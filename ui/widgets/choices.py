"""Ticks, radio buttons and larger choices with a description (spec §4.3)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.painting import draw_line, rounded

_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


def paint_check(painter: QPainter, box: QRectF, checked: bool, enabled: bool = True) -> None:
    """A check box 16 wide; tables paint it as well."""
    now = theme()
    if checked:
        rounded(painter, box, 4, now.color("accent" if enabled else "disabled"))
        inner = box.adjusted(2.5, 2.5, -2.5, -2.5)
        draw_icon(painter, inner, "check-bold", now.color("onAccent"))
    else:
        rounded(
            painter,
            box,
            4,
            now.color("surface" if enabled else "sunken"),
            now.color("control" if enabled else "border"),
        )


def paint_radio(painter: QPainter, box: QRectF, checked: bool, enabled: bool = True) -> None:
    """A radio button 16 wide."""
    now = theme()
    radius = box.width() / 2
    if checked:
        rounded(painter, box, radius, now.color("accent" if enabled else "disabled"))
        rounded(painter, box.adjusted(5, 5, -5, -5), radius, now.color("onAccent"))
    else:
        rounded(
            painter,
            box,
            radius,
            now.color("surface" if enabled else "sunken"),
            now.color("control" if enabled else "border"),
        )


class _Labelled(FocusVisible):
    """Named first among the bases: a sign with its text; the whole row can be clicked."""

    ring_radius = 5
    text: Callable[[], str]

    def sizeHint(self) -> QSize:
        words = 8 + QFontMetricsF(font("body")).horizontalAdvance(self.text()) if self.text() else 0
        return QSize(round(px(16) + words), px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _indicator(self, painter: QPainter, box: QRectF) -> None:
        """Paint the sign."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, side = QPainter(self), QRectF(self.rect()), px(16)
        self._indicator(painter, QRectF(0, round(box.center().y() - side / 2), side, side))
        painter.setFont(font("body"))
        ink: QColor = theme().color("text" if self.isEnabled() else "disabled")
        draw_line(painter, box.adjusted(side + 8, 0, 1, 0), self.text(), ink)


class Checkbox(_Labelled, QCheckBox):
    """A tick with its text."""

    def _indicator(self, painter: QPainter, box: QRectF) -> None:
        paint_check(painter, box, self.isChecked(), self.isEnabled())


class Radio(_Labelled, QRadioButton):
    """One of several, with its text."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow chooses its neighbour; Qt does so only once something is chosen."""
        super().keyPressEvent(event)
        reached = QApplication.focusWidget()
        if event.key() not in _ARROWS or not isinstance(reached, Radio) or reached is self:
            return
        if not reached.isChecked():
            reached.click()

    def _indicator(self, painter: QPainter, box: QRectF) -> None:
        paint_radio(painter, box, self.isChecked(), self.isEnabled())


_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class RadioCard(FocusVisible, QAbstractButton):
    """A larger choice with a title and one or two lines about it; exclusive among its siblings."""

    ring_radius = 8

    def __init__(self, title: str, description: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._description = description
        self.setText(title)
        self.setAccessibleDescription(description)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        described = 2 + self._height("small", 400, self._description, width) if self._description else 0
        return 22 + self._titled(width) + described

    def _titled(self, width: int) -> int:
        """Height of the title as bold as it gets: it must not jump when it is chosen."""
        return max(self._height("body", 600, self.text(), width), px(18))

    @staticmethod
    def _height(role: str, weight: int, text: str, width: int) -> int:
        room = QRectF(0, 0, max(width - 38 - px(16), 40), 1000)
        bounds = QFontMetricsF(font(role, weight)).boundingRect(room, _WRAPPED, text)
        return int(bounds.height() + 0.99)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, px(18) + 22)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _indicator(self, painter: QPainter, box: QRectF) -> None:
        paint_radio(painter, box, self.isChecked(), self.isEnabled())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        on = self.isChecked()
        fill = now.color("accentSoft" if on else "hover" if self.underMouse() else "surface")
        rounded(painter, box, 8, fill, now.color("accent" if on else "border"), 2 if on else 1)
        side = px(16)
        self._indicator(painter, QRectF(13, 11 + (px(18) - side) / 2, side, side))
        left = 13 + side + 10
        painter.setFont(font("body", 600 if on else 500))
        painter.setPen(now.color("text" if self.isEnabled() else "disabled"))
        titled = self._titled(self.width())
        painter.drawText(QRectF(left, 11, box.width() - left - 13, titled), _WRAPPED, self.text())
        if self._description:
            painter.setFont(font("small"))
            painter.setPen(QPen(now.color("text2" if self.isEnabled() else "disabled")))
            room = QRectF(left, 13 + titled, box.width() - left - 13, box.height())
            painter.drawText(room, _WRAPPED, self._description)


class CheckCard(RadioCard):
    """The same where several may be chosen."""

    def __init__(self, title: str, description: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, description, parent)
        self.setAutoExclusive(False)

    def _indicator(self, painter: QPainter, box: QRectF) -> None:
        paint_check(painter, box, self.isChecked(), self.isEnabled())
