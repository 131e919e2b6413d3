"""F6: from region to region (spec §5.1): rail, top bar, the page's own ones, the shell's panel."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

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

    def step(self, by: int) -> None:
        """To the next or previous region that can take the focus."""
        regions = self.all()
        focused = QApplication.focusWidget()
        now = next(
            (
                place
                for place, region in reversed(list(enumerate(regions)))
                if focused is not None and (region is focused or region.isAncestorOf(focused))
            ),
            -1 if by > 0 else 0,
        )
        for distance in range(1, len(regions) + 1):
            region = regions[(now + by * distance) % len(regions)]
            target = first_focusable(region)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return


def first_focusable(region: QWidget) -> QWidget | None:
    """The first widget within a region that Tab would reach; the region itself if it takes focus."""
    if region.focusPolicy() & Qt.FocusPolicy.TabFocus and region.isEnabled():
        return region
    step = region.nextInFocusChain()
    while step is not None and step is not region:
        reachable = bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if reachable and region.isAncestorOf(step) and step.isVisible() and step.isEnabled():
            return step
        step = step.nextInFocusChain()
    return None
