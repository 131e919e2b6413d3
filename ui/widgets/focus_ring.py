"""The focus ring: 2 px of surface and 2 px of accent around a widget, shown for keyboard focus only.

The ring lies outside the widget, so a child of an ancestor paints it. There is one while a widget has
keyboard focus and none otherwise.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from ui.theme.tokens import theme

KEYBOARD_REASONS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_PASSING_REASONS = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""Focus that goes to another window or a menu and comes back."""
REACH = 4
"""How far the ring reaches beyond the widget, in logical pixels."""


class FocusRing(QWidget):
    """A ring around `target`, kept in place while the target or a parent between moves."""

    def __init__(self, target: QWidget, radius: float) -> None:
        super().__init__(_canvas_for(target))
        self._target = target
        self._radius = radius
        self._watched: list[QObject] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        step: QWidget | None = target
        while step is not None and step is not self.parentWidget():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        """Take the ring away."""
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        elif event.type() == QEvent.Type.Show:
            self.show()
        return False

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or not isValid(self._target):
            return
        corner = self._target.mapTo(parent, QPoint(0, 0))
        around = QRect(corner, self._target.size())
        self.setGeometry(around.adjusted(-REACH, -REACH, REACH, REACH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect())
        for inset, token in ((3.0, "surface"), (1.0, "accent")):
            painter.setPen(QPen(theme().color(token), 2))
            radius = self._radius + REACH - inset
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)


def _canvas_for(target: QWidget) -> QWidget | None:
    """The nearest ancestor with room for the ring, without leaving a scroll area."""
    canvas = target.parentWidget()
    while canvas is not None and not canvas.isWindow():
        parent = canvas.parentWidget()
        if isinstance(parent, QAbstractScrollArea):
            break
        corner = target.mapTo(canvas, QPoint(0, 0))
        room = QRect(corner, target.size()).adjusted(-REACH, -REACH, REACH, REACH)
        if canvas.rect().contains(room):
            break
        canvas = parent
    return canvas


if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object  # two Qt bases in one class are more than the binding carries


class FocusVisible(_Mixed):
    """Mixin, named first among the bases: gives a widget the ring while it has keyboard focus.

    `ring_radius` is the corner radius of the widget itself.
    """

    ring_radius: float = 6
    _ring: FocusRing | None = None
    _ring_was_shown = False

    @property
    def focus_visible(self) -> bool:
        """Whether the ring is shown now."""
        return self._ring is not None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        back = event.reason() in _PASSING_REASONS and self._ring_was_shown
        if event.reason() in KEYBOARD_REASONS or back:
            self.show_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring_was_shown = event.reason() in _PASSING_REASONS and self.focus_visible
        self.hide_ring()

    def show_ring(self) -> None:
        """Show the ring; for focus that a screen gives because of a key."""
        if self._ring is None and self.parentWidget() is not None:
            self._ring = FocusRing(self, self.ring_radius)

    def hide_ring(self) -> None:
        """Hide the ring."""
        if self._ring is not None:
            if isValid(self._ring):
                self._ring.dismiss()
            self._ring = None
