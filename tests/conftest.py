"""Fixtures for all tests: a founded clinic to work in, as anybody (tests/support/clinic.py)."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from clinic_app.common import translations
from tests.support import tally

if TYPE_CHECKING:
    from clinic_app.workspace import Workspace
    from tests.support.clinic import Clinic


settings.register_profile("teduh", deadline=None, derandomize=True, database=None)
settings.load_profile("teduh")
# The same cases in every run, however busy the machine is.

_SCREENS = {"ui", "journeys"}
"""Folders of tests with widgets."""
_WALKS = "test_every_screen.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The walks through every screen take longest: one worker begins them while the other has much to do."""
    walks = [item for item in items if item.path.name == _WALKS]
    others = [item for item in items if item.path.name != _WALKS]
    place = next((place for place, item in enumerate(others) if item.nodeid.startswith("tests/ui/")), 0)
    items[:] = [*others[:place], *walks, *others[place:]]


def pytest_collection_finish() -> None:
    """Leave all modules and collected tests out of every later collection of garbage: they stay anyway."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what the fault tests tried."""
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, ())
        if getattr(report, "when", "") == "call"
    ]
    if told := tally.lines(reports):
        terminalreporter.section("faults")
        for line in told:
            terminalreporter.line(line)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """Whatever language a test spoke, the next one begins in English."""
    yield
    translations.use_language("en")


@pytest.fixture(autouse=True)
def _collected_on_the_screens_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """No garbage goes on a worker thread while there are widgets, as in the program (ui/shell/garbage.py).

    A widget that is collected there takes Qt's timers down with it, in whatever test comes next.
    """
    if not _SCREENS & set(request.path.relative_to(request.config.rootpath).parts):
        yield
        return
    gc.disable()
    yield
    counts, thresholds = gc.get_count(), gc.get_threshold()
    if counts[2] > thresholds[2]:
        gc.collect()
        gc.freeze()  # what stays for good, as modules loaded meanwhile: every lock looks through all the rest
    else:
        gc.collect(1)


@pytest.fixture(scope="session")
def clinic_template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a clinic founded once. Passwords cost their work once from here on."""
    from tests.support import clinic

    patch = pytest.MonkeyPatch()
    clinic.remember_derived_keys(patch.setattr)
    folder = tmp_path_factory.mktemp("template") / "clinic"
    clinic.found_clinic(folder)
    yield folder
    patch.undo()


@pytest.fixture
def clinic(clinic_template: Path, tmp_path: Path) -> Iterator["Clinic"]:
    """A clinic of the test's own on Wednesday, 19 August 2026, 10.24; nobody has signed in yet."""
    from tests.support.clinic import Clinic

    own = Clinic.copied(clinic_template, tmp_path / "clinic")
    yield own
    own.close()


@pytest.fixture
def sari(clinic: "Clinic") -> "Workspace":
    """At work as the receptionist."""
    return clinic.at("sari")


@pytest.fixture
def nadira(clinic: "Clinic") -> "Workspace":
    """At work as a counselor, psychologist."""
    return clinic.at("nadira")


@pytest.fixture
def bagus(clinic: "Clinic") -> "Workspace":
    """At work as a counselor of guidance."""
    return clinic.at("bagus")


@pytest.fixture
def yohanes(clinic: "Clinic") -> "Workspace":
    """At work as a counselor, nurse."""
    return clinic.at("yohanes")


@pytest.fixture
def hendra(clinic: "Clinic") -> "Workspace":
    """At work as the supervisor."""
    return clinic.at("hendra")


@pytest.fixture
def admin(clinic: "Clinic") -> "Workspace":
    """At work as the administrator."""
    return clinic.at("admin")
