"""A row of widgets that goes on in the next line when the width is used up."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

_MOST = 100_000


class FlowRow(QWidget):
    """Left to right, top to bottom; what stands in one line stands on one middle.

    A widget that places its children itself, no QLayout: Qt asks a layout written in Python for items that
    the binding knows by their address only, and takes for others that lay there before.
    """

    def __init__(self, gap: int = 6, line_gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members: list[QWidget] = []
        self._gap, self._line_gap = gap, line_gap
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Set a widget at the end; one that stands here already moves there."""
        if widget in self._members:
            self._members.remove(widget)
        else:
            hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
            widget.setParent(self)
            if self.isVisible() and not hidden:
                widget.show()
        self._members.append(widget)
        self._arrange_anew()

    def clear(self, *kept: QWidget) -> None:
        """Remove and delete all widgets but those."""
        for widget in self.members():
            if widget not in kept:
                self._members.remove(widget)
                widget.hide()
                widget.deleteLater()
        self._arrange_anew()

    def members(self) -> tuple[QWidget, ...]:
        """The widgets in their order; without those that were deleted."""
        return tuple(widget for widget in self._members if isValid(widget))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a member came into sight, went, or has another size
            self._arrange_anew()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.width(), set_places=True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, set_places=False)

    def sizeHint(self) -> QSize:
        sizes = [_wish(widget) for widget in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        found = QSize(0, 0)
        for widget in self._shown():
            found = found.expandedTo(_least(widget))
        return found

    def _arrange_anew(self) -> None:
        self.updateGeometry()
        self._place(self.width(), set_places=True)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self.members() if not widget.isHidden()]

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = [[]]
        used = 0
        for widget in self._shown():
            wished = _wish(widget).width()
            if lines[-1] and used + wished > width:
                lines.append([])
                used = 0
            lines[-1].append(widget)
            used += wished + self._gap
        return lines

    def _place(self, width: int, *, set_places: bool) -> int:
        y = 0
        for line in self._lines(width):
            height = max((_wish(widget).height() for widget in line), default=0)
            x = 0
            for widget in line:
                size = _wish(widget).boundedTo(QSize(max(width, 1), _MOST))
                if set_places:
                    top = y + (height - size.height()) // 2
                    widget.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + self._gap
            y += height + self._line_gap
        return max(y - self._line_gap, 0)


def _wish(widget: QWidget) -> QSize:
    """The size that a layout would give: the hint, within what the widget allows."""
    hint = widget.sizeHint().expandedTo(_least(widget))
    return hint.boundedTo(widget.maximumSize())


def _least(widget: QWidget) -> QSize:
    least, hint = widget.minimumSize(), widget.minimumSizeHint()
    return QSize(least.width() or max(hint.width(), 0), least.height() or max(hint.height(), 0))
