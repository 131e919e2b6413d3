"""A backup never takes the place of anything else."""

from pathlib import Path

import pytest

from clinic_app.common.errors import InvalidInput
from clinic_app.safekeeping.service import BackupService
from tests.support.bare_clinic import BareClinic


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("clinic.db", "backup.beside_clinic"),
        ("keyring.json", "backup.beside_clinic"),
        ("today.teduh", "backup.beside_clinic"),
        ("backups", "backup.beside_clinic"),
        ("../letter.odt", "backup.in_the_way"),
        ("..", "path.folder"),
        ("../a\x00b", "path.impossible"),
        ("../\ud800", "path.impossible"),
        ("../\udcff.teduh", "path.impossible"),
        ("../" + "x" * 300, "path.impossible"),
    ],
)
def test_where_no_backup_goes(bare: BareClinic, name: str, code: str) -> None:
    (bare.folder / "backups").mkdir(exist_ok=True)
    (bare.folder.parent / "letter.odt").write_bytes(b"Yth.")
    before = bare.database.read_bytes()

    with bare.desk() as desk, pytest.raises(InvalidInput) as refused:
        BackupService(desk).into(bare.folder / name)

    assert refused.value.code == code
    assert bare.database.read_bytes()[:16] == before[:16]
    assert (bare.folder.parent / "letter.odt").read_bytes() == b"Yth."


def test_it_replaces_an_older_one(bare: BareClinic, tmp_path: Path) -> None:
    file = tmp_path / "stick.teduh"
    with bare.desk() as desk:
        BackupService(desk).into(file)
        bare.clock.forward(minutes=1)
        assert BackupService(desk).into(file).proven
