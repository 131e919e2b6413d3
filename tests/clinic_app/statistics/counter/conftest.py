"""One encrypted file that every random clinic empties and fills anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clinic_app.statistics.counter.filing import unguard
from tests.support.clinic import HENDRA, Clinic


@pytest.fixture(scope="package")
def shared(clinic_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """One encrypted file that every example empties and fills anew."""
    own = Clinic.copied(clinic_template, tmp_path_factory.mktemp("counter") / "clinic")
    unguard(own.desk(HENDRA))
    yield own
    own.close()
