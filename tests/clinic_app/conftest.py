"""What tests of several rooms stand on."""

from pathlib import Path

import pytest

from tests.support.clinic import Clinic
from tests.support.november import Example


@pytest.fixture(scope="session")
def november_template(clinic_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example as it stands on 2 December 2026, to be copied."""
    clinic = Clinic.copied(clinic_template, tmp_path_factory.mktemp("november") / "clinic")
    Example(clinic).play()
    clinic.close()
    return clinic.folder
