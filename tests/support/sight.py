"""What somebody with sharp eyes would find fault with in a window: texts and controls that are cut off."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from ui.widgets.buttons import IconButton
from ui.widgets.label import Label

_SLACK = 1
_TARGET = 24
"""Side of what can be pressed, at least (spec §6)."""
_LEAST_ELIDED = 40
"""A text that shows an ellipsis keeps at least so many points, enough for a few letters."""


def cut_off(window: QWidget) -> list[str]:
    """Everything in the window that doesn't show whole, or can't be scrolled to; one line each."""
    found: list[str] = []
    least = window.layout().minimumSize() if window.layout() is not None else window.size()
    if least.width() > window.width() or least.height() > window.height():
        found.append(f"the content needs {least.width()}×{least.height()}")
    for widget in _visible(window):
        fault = _fault_of(widget)
        if fault:
            found.append(f"{_described(widget)}: {fault}")
    return found


def _visible(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield child
            yield from _visible(child)


def _fault_of(widget: QWidget) -> str:
    if isinstance(widget, Label):
        return _label_fault(widget) or _outside(widget)
    if isinstance(widget, QAbstractButton | QComboBox):
        return _too_small(widget) or _outside(widget)
    if isinstance(widget, QLineEdit):
        return _outside(widget) or ("no room for a line" if widget.height() < _line(widget) else "")
    if isinstance(widget, QScrollArea):
        return _cannot_scroll_sideways(widget)
    if isinstance(widget, QTableView):
        return _columns_out_of_reach(widget)
    return ""


def _line(widget: QWidget) -> int:
    return round(QFontMetricsF(widget.font()).height())


def _label_fault(label: Label) -> str:
    room = label.contentsRect()
    if not label.text() or not room.isValid():
        return "" if not label.text() else "no room"
    if label.hasHeightForWidth():
        needed = label.heightForWidth(room.width())
        return f"{needed} high, has {room.height()}" if needed > room.height() + _SLACK else ""
    if label.sizeHint().height() > label.height() + _SLACK:
        return f"{label.sizeHint().height()} high, has {label.height()}"
    wanted = label.sizeHint().width()
    if label.is_cut():
        return f"only {room.width()} left before its ellipsis" if room.width() < _LEAST_ELIDED else ""
    return f"{wanted} wide, has {room.width()}" if wanted > room.width() + _SLACK else ""


def _too_small(widget: QWidget) -> str:
    wanted = widget.minimumSizeHint()
    if isinstance(widget, IconButton):
        wanted = QSize(_TARGET, _TARGET)
    elif isinstance(widget, QComboBox):
        wanted.setWidth(_LEAST_ELIDED)  # it shows an ellipsis
    has = widget.size()
    if wanted.width() > has.width() + _SLACK or wanted.height() > has.height() + _SLACK:
        return f"{wanted.width()}×{wanted.height()}, has {has.width()}×{has.height()}"
    return ""


def _outside(widget: QWidget) -> str:
    """Beyond the edge of something that doesn't scroll there."""
    box, child = QRect(QPoint(0, 0), widget.size()), widget
    while (parent := child.parentWidget()) is not None and not child.isWindow():
        box = box.translated(child.pos())
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            return ""
        if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(box):
            return f"reaches out of {_described(parent)} by {_reach(parent.rect(), box)}"
        child = parent
    return ""


def _reach(room: QRect, box: QRect) -> str:
    sides = {
        "left": room.left() - box.left(),
        "top": room.top() - box.top(),
        "right": box.right() - room.right(),
        "bottom": box.bottom() - room.bottom(),
    }
    return ", ".join(f"{by} at the {side}" for side, by in sides.items() if by > _SLACK)


def _cannot_scroll_sideways(area: QScrollArea) -> str:
    content = area.widget()
    never = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if content is None or not never or content.width() <= area.viewport().width() + _SLACK:
        return ""
    return f"its content is {content.width()} wide, shows {area.viewport().width()}"


def _columns_out_of_reach(table: QTableView) -> str:
    never = table.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    needed, shown = table.horizontalHeader().length(), table.viewport().width()
    return f"its columns are {needed} wide, shows {shown}" if never and needed > shown + _SLACK else ""


def _described(widget: QWidget) -> str:
    text = ""
    if isinstance(widget, QLabel | QAbstractButton):
        text = widget.text()
    name = widget.objectName() or _named_above(widget)
    return f"{type(widget).__name__} {name} {text or widget.accessibleName()!r}"


def _named_above(widget: QWidget) -> str:
    parent = widget.parentWidget()
    while parent is not None and not parent.objectName():
        parent = parent.parentWidget()
    return f"in {parent.objectName()}" if parent is not None else ""
