"""A keyring folder with one person per role, founded once and copied for each test."""

import shutil
from pathlib import Path

import pytest

from clinic_app.common.permissions import Role, Title
from clinic_app.vault.founding import found
from clinic_app.vault.passwords import LOWEST
from tests.clinic_app.vault.clinic_folder import (
    CODE,
    COUNSELOR,
    NOW,
    RECEPTIONIST,
    SUPERVISOR,
    Clinic,
    add,
    password,
)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded")
    keyring, founder = found(
        folder,
        facility_name="Puskesmas Teduh",
        facility_unit="Ruang konseling",
        login="admin",
        name="Bu Admin",
        title=Title.NONE,
        title_text="",
        roles=frozenset({Role.ADMINISTRATOR}),
        password=password("admin"),
        recovery_code=CODE,
        now=NOW,
        cost=LOWEST,
    )
    assert add(keyring, founder, "rina", Role.COUNSELOR) == COUNSELOR
    assert add(keyring, founder, "dewi", Role.RECEPTIONIST) == RECEPTIONIST
    assert add(keyring, founder, "made", Role.SUPERVISOR) == SUPERVISOR
    return folder


@pytest.fixture
def clinic(founded: Path, tmp_path: Path) -> Clinic:
    shutil.copytree(founded, tmp_path / "clinic")
    return Clinic(tmp_path / "clinic")
