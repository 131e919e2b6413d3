"""The worked example of the handbook, played once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.clinic import Clinic
from tests.support.november import DECEMBER_2, Example


@pytest.fixture(scope="package")
def _shared(november_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    clinic = Clinic.copied(november_template, tmp_path_factory.mktemp("looking") / "clinic")
    yield Example(clinic)
    clinic.close()


@pytest.fixture
def example(_shared: Example) -> Example:
    """The example, to look at, on 2 December 2026."""
    _shared.clinic.clock.at = DECEMBER_2
    return _shared


@pytest.fixture
def own(november_template: Path, tmp_path: Path) -> Iterator[Example]:
    """The same, of the test's own, to change."""
    clinic = Clinic.copied(november_template, tmp_path / "clinic")
    clinic.clock.at = DECEMBER_2
    yield Example(clinic)
    clinic.close()
