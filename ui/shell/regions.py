"""F6 goes from region to region, Tab through each of them in turn (spec §5.1, §5.2): rail, top bar, the
page's own ones, the shell's panel.

The top bar takes in widgets of each page, and a panel is made when it is first opened: within a region Tab
goes as `ui/widgets/tab_order.py` says.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.tab_order import in_order, takes_tab

if TYPE_CHECKING:
    from ui.shell.desk import Desk


class Regions:
    """Knows where the focus is, and where it goes next."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def all(self) -> list[QWidget]:
        """Every region that is shown now, in their order."""
        desk = self._desk
        own = desk.page.regions() if desk.page is not None else []
        dock = [desk.dock.panel] if desk.dock.panel is not None else []
        return [region for region in (desk.rail, desk.top_bar, *own, *dock) if region.isVisible()]

    def stops(self) -> list[QWidget]:
        """Everything that Tab stops at, in its order; what lies in no region comes last."""
        regions, bar = self.all(), self._desk.top_bar
        found: list[list[QWidget]] = [[] for _region in range(len(regions) + 1)]
        for widget in in_order(self._desk):
            if takes_tab(widget):
                found[_place_in(regions, widget)].append(widget)
        if bar in regions:
            found[regions.index(bar)].sort(key=lambda stop: stop.mapTo(bar, QPoint()).x())
        return [stop for part in found for stop in part]

    def next_stop(self, forward: bool) -> bool:
        """Tab and Shift+Tab; False when there is nowhere to go."""
        stops, now = self.stops(), QApplication.focusWidget() or self._desk
        if not stops:
            return False
        if now in stops:
            target = stops[(stops.index(now) + (1 if forward else -1)) % len(stops)]
        else:
            target = _nearest(self._desk, now, stops, forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        return True

    def step(self, by: int) -> None:
        """To the next or previous region that can take the focus."""
        regions, focused = self.all(), QApplication.focusWidget()
        now = _place_in(regions, focused) if focused is not None else -1
        if now < 0 and by < 0:
            now = 0
        for distance in range(1, len(regions) + 1):
            region = regions[(now + by * distance) % len(regions)]
            target = first_focusable(region)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return


def _place_in(regions: list[QWidget], widget: QWidget) -> int:
    """The last region that holds the widget; -1 for none."""
    holding = [place for place, each in enumerate(regions) if each is widget or each.isAncestorOf(widget)]
    return holding[-1] if holding else -1


def _nearest(desk: QWidget, now: QWidget, stops: list[QWidget], forward: bool) -> QWidget:
    """From something that only the mouse reaches: the stop beside it."""
    order = in_order(desk)
    if now not in order:
        return stops[0]
    place = order.index(now)
    beside = (
        [*order[place + 1 :], *order[:place]] if forward else [*order[:place][::-1], *order[place:][::-1]]
    )
    return next((widget for widget in beside if widget in stops), stops[0])


def first_focusable(region: QWidget) -> QWidget | None:
    """The first widget within a region that Tab would reach; the region itself if it takes focus."""
    if region.focusPolicy() & Qt.FocusPolicy.TabFocus and region.isEnabled():
        return region
    return next((widget for widget in in_order(region) if takes_tab(widget)), None)
