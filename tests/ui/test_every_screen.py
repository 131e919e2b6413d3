"""Every stop of the tour, in the smallest window with the largest text: whole, named, in reach, no flash."""

import gc
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clinic_app import cli
from clinic_app.common.permissions import Role
from tests.support.clinic import remember_derived_keys
from tests.support.flashing import Flashes
from tests.support.hearing import same_names, unheard
from tests.support.reading import left_in_english
from tests.support.sight import cut_off
from ui import tour
from ui.shell.preferences import Look
from ui.shell.tour_stop import Stop
from ui.shell.window import MINIMUM
from ui.theme.style import apply
from ui.theme.tokens import state

NOT_OF_THE_PROGRAM = frozenset({"19-komponen"})
"""The sheet of components shows two of everything."""
PARTS = {
    "people": ("setup", "today", "clients", "notes"),
    "plans": ("calendar", "groups", "shell"),
    "papers": ("referrals", "statistics", "admin"),
}
"""The screens of each walk, shared out among the workers."""


@dataclass(frozen=True)
class Demo:
    """A demo clinic to be copied."""

    folder: Path
    accounts: tour.Accounts


class Inspection(tour.Tour):
    """Looks instead of taking pictures."""

    def __init__(self, demo: Demo, folder: Path) -> None:
        shutil.copytree(demo.folder, folder)
        plan = tour.Plan(folder, size=MINIMUM)
        super().__init__(plan, folder, demo.accounts, Look("light", "id", 130))
        self.faults: list[str] = []
        self._flashes = Flashes(self._shell.window)

    def _record(self, stop: Stop) -> None:
        if stop.name in NOT_OF_THE_PROGRAM:
            return
        window, desk = self._shell.window, self._shell.desk
        regions = desk.regions.all() if desk is not None and desk.isVisible() else [window]
        found = [*cut_off(window), *unheard(window), *same_names(regions)]
        found += left_in_english(window)
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
    gc.collect()
    gc.freeze()  # what other tests left would be looked through at every lock
    moving, hook = state().reduced_motion, sys.excepthook
    yield
    state().reduced_motion, sys.excepthook = moving, hook
    apply(qapp, "light")


@pytest.fixture(scope="module")
def _quick_passwords() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    remember_derived_keys(patch.setattr)
    yield
    patch.undo()


@pytest.fixture(scope="module")
def small(_quick_passwords: None, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return made(tmp_path_factory.mktemp("small"), "small")


@pytest.fixture(scope="module")
def empty(_quick_passwords: None, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return made(tmp_path_factory.mktemp("empty"), "empty")


def made(folder: Path, scale: str) -> Demo:
    return Demo(folder / "clinic", tour.by_role(cli.make_demo(folder / "clinic", scale, tour.NOW)))


def inspected(demo: Demo, folder: Path, stops: list[Stop]) -> str:
    """What is found at these stops of a clinic of their own, one fault a line."""
    inspection = Inspection(demo, folder)
    inspection.walk(stops)
    inspection.end()
    assert inspection.failed == []
    return "\n".join(dict.fromkeys(inspection.faults))


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_cut_off_unnamed_or_out_of_reach(
    qapp: QApplication, small: Demo, tmp_path: Path, part: str
) -> None:
    stops = [stop for stop in of_part(part) if not stop.empty]
    assert inspected(small, tmp_path / "clinic", stops) == ""


@pytest.mark.slow
def test_nothing_is_in_a_clinic_without_clients_either(
    qapp: QApplication, empty: Demo, tmp_path: Path
) -> None:
    stops = [stop for stop in tour.stops() if stop.empty]
    assert inspected(empty, tmp_path / "clinic", stops) == ""


def test_words_left_in_english_are_noticed(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    english = [QLabel("Sign out", page), QLabel("3 items shared", page)]
    for label in (*english, QLabel("Keluar", page), QLabel("Rina Sari", page)):
        label.setObjectName(label.text())
    page.show()
    assert [found.split(":")[0] for found in left_in_english(page)] == [each.text() for each in english]


def test_every_screen_is_in_a_part() -> None:
    assert sum(len(of_part(part)) for part in PARTS) == len(tour.stops())


def of_part(part: str) -> list[Stop]:
    """Its stops, one person's after another's: nobody signs in more often than needed, nobody's come last."""
    order = [*Role, None]
    found = tour.stops([place for place in tour.PLACES if place.split(".")[1] in PARTS[part]])
    return sorted(found, key=lambda stop: order.index(stop.role))
