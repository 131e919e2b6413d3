"""Emptying a layout before it is filled anew; the focus finds its place again."""

from PySide6.QtWidgets import QLayout, QWidget

from ui.widgets.focus_again import FocusPlace


def empty(layout: QLayout, keep: int = 0) -> None:
    """Take everything but the first `keep` items out of a layout and delete it, layouts within it as well.

    The focus, if one of them had it, goes to the widget of the same name that comes in its place.
    """
    place, gone = FocusPlace(), _take_out(layout, keep)
    if any(place.is_within(widget) for widget in gone):
        place.take_soon(gone[0].window())
    for widget in gone:
        widget.hide()
        widget.deleteLater()


def _take_out(layout: QLayout, keep: int) -> list[QWidget]:
    gone: list[QWidget] = []
    while layout.count() > keep:
        item = layout.takeAt(keep)
        if item is None:
            break
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            gone.append(widget)
        elif inner is not None:
            gone += _take_out(inner, 0)
            inner.deleteLater()
    return gone
