"""Every stop of the tour, in the smallest window with the largest text: whole, named, in reach, no flash."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from clinic_app import cli
from tests.support.flashing import Flashes
from tests.support.hearing import same_names, unheard
from tests.support.sight import cut_off
from ui import tour
from ui.shell.preferences import Look
from ui.shell.tour_stop import Stop
from ui.shell.window import MINIMUM
from ui.theme.style import apply
from ui.theme.tokens import state

NOT_OF_THE_PROGRAM = frozenset({"19-komponen"})
"""The sheet of components shows two of everything."""


class Inspection(tour.Tour):
    """Looks instead of taking pictures."""

    def __init__(self, folder: Path, scale: str) -> None:
        accounts = tour.by_role(cli.make_demo(folder, scale, tour.NOW))
        plan = tour.Plan(folder, size=MINIMUM)
        super().__init__(plan, folder, accounts, Look("light", "id", 130))
        self.faults: list[str] = []
        self._flashes = Flashes(self._shell.window)

    def _record(self, stop: Stop) -> None:
        if stop.name in NOT_OF_THE_PROGRAM:
            return
        window, desk = self._shell.window, self._shell.desk
        regions = desk.regions.all() if desk is not None and desk.isVisible() else [window]
        found = [*cut_off(window), *unheard(window), *same_names(regions)]
        found += [f"flashes: {each}" for each in self._flashes.seen]
        self._flashes.seen.clear()
        self.faults += [f"{stop.name}: {fault}" for fault in found]

    def end(self) -> None:
        """Take away the window, and what the shell hooked into the process."""
        self._flashes.stop()
        self._shell.shut()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _usual_look(qapp: QApplication) -> Iterator[None]:
    moving, hook = state().reduced_motion, sys.excepthook
    yield
    state().reduced_motion, sys.excepthook = moving, hook
    apply(qapp, "light")


@pytest.mark.parametrize(("scale", "empty"), [("small", False), ("empty", True)])
def test_nothing_is_cut_off_unnamed_or_out_of_reach(
    qapp: QApplication, tmp_path: Path, scale: str, empty: bool
) -> None:
    inspection = Inspection(tmp_path / "clinic", scale)
    inspection.walk([stop for stop in tour.stops() if stop.empty == empty])
    inspection.end()
    assert inspection.failed == []
    assert "\n".join(dict.fromkeys(inspection.faults)) == ""
