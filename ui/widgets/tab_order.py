"""In which order Tab goes through widgets, without asking Qt's own chain.

The binding keeps a reference to each answer of `nextInFocusChain`: what was deleted since stays in memory as
long as a neighbour lives. The order here is that in which widgets were put into each other, which is how they
stand on the screen; where it isn't, `follow` says so.
"""

from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_leaders: "WeakKeyDictionary[QWidget, ref[QWidget]]" = WeakKeyDictionary()


def follow(widget: QWidget, leader: QWidget) -> None:
    """Tab goes from `leader` to `widget`, although it was made or put there later."""
    _leaders[widget] = ref(leader)
    QWidget.setTabOrder(leader, widget)


def in_order(inside: QWidget) -> list[QWidget]:
    """Everything within, in the order of Tab; whether Tab stops there is another matter (`takes_tab`)."""
    found = inside.findChildren(QWidget)
    followers: dict[QWidget, list[QWidget]] = {}
    for widget in found:
        leader = _leader(widget)
        if leader is not None:
            followers.setdefault(leader, []).append(widget)
    if not followers:
        return found
    here = {inside, *found}
    ordered: list[QWidget] = []
    # From the end: those that follow nothing in here, then what follows the whole.
    waiting = [widget for widget in reversed(found) if _leader(widget) not in here]
    waiting += reversed(followers.get(inside, []))
    while waiting:
        widget = waiting.pop()
        ordered.append(widget)
        waiting += reversed(followers.get(widget, []))
    # Should two ever follow each other, none gets lost.
    placed = set(ordered)
    return ordered + [widget for widget in found if widget not in placed]


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops there."""
    stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return stops and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _leader(widget: QWidget) -> QWidget | None:
    leader = _leaders.get(widget)
    return leader() if leader is not None else None
