"""A running group to work in: Bagus and Nadira lead it, Ayu and Bayu belong."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.clinic import Clinic
from tests.support.groups import Circle


@pytest.fixture(scope="session")
def circle_template(clinic_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a clinic with the group, made once and copied."""
    clinic = Clinic.copied(clinic_template, tmp_path_factory.mktemp("circle") / "clinic")
    Circle.made(clinic)
    clinic.close()
    return clinic.folder


@pytest.fixture
def circle(circle_template: Path, tmp_path: Path) -> Iterator[Circle]:
    """The group `Tumbuh Bersama`, of the test's own."""
    clinic = Clinic.copied(circle_template, tmp_path / "clinic")
    yield Circle(clinic)
    clinic.close()
