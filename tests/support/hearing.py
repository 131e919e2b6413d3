"""What somebody who hears the screen, or works without a mouse, would miss in a window."""

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.widgets.buttons import IconButton
from ui.widgets.date_time_fields import DateField
from ui.widgets.text_fields import SearchField

_ROLE = QAccessible.Role
ACTED_ON = frozenset(
    {
        _ROLE.Button,
        _ROLE.PushButton,
        _ROLE.ButtonMenu,
        _ROLE.ButtonDropDown,
        _ROLE.CheckBox,
        _ROLE.RadioButton,
        _ROLE.ComboBox,
        _ROLE.EditableText,
        _ROLE.Link,
        _ROLE.PageTab,
        _ROLE.Slider,
        _ROLE.SpinBox,
        _ROLE.Table,
        _ROLE.List,
        _ROLE.Tree,
    }
)
"""Roles of what a person does something with."""
KEYED = {
    "login.user.": "arrows in the list of people",
    "palette.list": "arrows in the line above it",
    "problem.code.list": "arrows in the line above it",
    "note.bold.": "Ctrl+B",
    "note.italic.": "Ctrl+I",
    "note.list.": "Ctrl+Shift+8",
    "today.lane.": "arrows: the cards behind the button are walked through all the same",
    "statistics.number.": "arrows in the table",
    "statistics.programme.": "arrows in the table",
    "statistics.chart.": "arrows from bar to bar",
    "today.follow_up.": "none: where the person's role opens nothing, it only says how much there is",
}
"""What Tab passes over, by the beginning of its name or of what holds it, and the way there is instead."""
_KEYED_INSIDE = (DateField, SearchField)
"""Alt+Down opens the calendar, Esc empties the search: their buttons are for the mouse."""


def unheard(window: QWidget) -> list[str]:
    """Controls without a name, without a role, or that no key leads to; one line each."""
    found: list[str] = []
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    for each in _all(root):
        widget = each.object()
        if not isinstance(widget, QWidget) or not widget.isVisible():
            continue
        stops_tab = _takes_tab(widget)
        if each.role() not in ACTED_ON and not stops_tab:
            continue
        if not each.text(QAccessible.Text.Name).strip():
            found.append(f"{_described(widget)}: no name")
        if each.role() == _ROLE.NoRole:
            found.append(f"{_described(widget)}: no role")
        if not stops_tab and widget.isEnabled() and not _has_another_way(widget):
            found.append(f"{_described(widget)}: no key leads to it")
    return found


def same_names(regions: Sequence[QWidget]) -> list[str]:
    """Buttons of an icon only that can't be told apart by their names, within each region."""
    found = []
    for region in regions:
        icons = [icon for icon in region.findChildren(IconButton) if icon.isVisible()]
        for name, count in Counter(icon.accessibleName() for icon in icons).items():
            if count > 1:
                found.append(f"{region.objectName()}: {count} × {name!r}")
    return found


def _all(each: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(each.childCount()):
        child = each.child(place)
        if child is None or child.object() is None:
            continue
        yield child
        yield from _all(child)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _has_another_way(widget: QWidget) -> bool:
    """A key of its own, or arrows from a sibling that Tab reaches."""
    parent = widget.parentWidget()
    if parent is None or isinstance(parent, _KEYED_INSIDE) or _name(widget).startswith(tuple(KEYED)):
        return True
    grouped = isinstance(widget, QAbstractButton) and (widget.autoExclusive() or widget.group() is not None)
    return grouped and any(_takes_tab(sibling) for sibling in parent.findChildren(type(widget)))


def _name(widget: QWidget) -> str:
    """Its own object name, or that of what holds it."""
    named: QWidget | None = widget
    while named is not None and (not named.objectName() or named.objectName().startswith("qt_")):
        named = named.parentWidget()
    return named.objectName() if named is not None else ""


def _described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {_name(widget)} {widget.accessibleName()!r}"
