"""A bare clinic, founded once and copied for each test."""

import shutil
from pathlib import Path

import pytest

from clinic_app.common.clock import FixedClock
from tests.support.bare_clinic import NOW, BareClinic, found_clinic


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return found_clinic(tmp_path_factory.mktemp("bare") / "clinic").folder


@pytest.fixture
def bare(founded: Path, tmp_path: Path) -> BareClinic:
    shutil.copytree(founded, tmp_path / "clinic")
    return BareClinic(tmp_path / "clinic", FixedClock(NOW))
