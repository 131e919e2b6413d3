"""A rehearsal restores beside the clinic, proves it, and leaves nothing behind but a line in the log."""

from pathlib import Path

import pytest

from clinic_app.common.errors import Unavailable
from clinic_app.common.findings import Finding
from clinic_app.safekeeping.values import Counted, Stage
from clinic_app.workspace import Workspace
from tests.support.clinic import ADMIN, NADIRA, NOW, Clinic, password
from tests.support.sessions import sign_note


@pytest.fixture
def file(clinic: Clinic) -> Path:
    sign_note(clinic, clinic.client("Ayu Lestari", NADIRA, consent=True), NADIRA)
    clinic.at(ADMIN).backup.now()
    return next((clinic.folder / "backups").iterdir())


def test_a_sound_backup_passes(admin: Workspace, clinic: Clinic, file: Path) -> None:
    before, stages = {path.name for path in clinic.folder.iterdir()}, list[Stage]()
    assert admin.backup.last_rehearsal() is None

    done = admin.backup.rehearse(file, stages.append)

    assert done.passed
    assert (done.made_at, done.at) == (NOW, NOW)
    assert done.holdings == {Counted.CLIENTS: 1, Counted.APPOINTMENTS: 1, Counted.SIGNED_NOTES: 1}
    assert stages == [Stage.UNPACK, Stage.CHECK]
    assert {path.name for path in clinic.folder.iterdir()} == before
    assert admin.backup.last_rehearsal() == (NOW, True)
    assert clinic.log("backup.rehearsed")[0].object_id == file.name


def test_a_damaged_backup_fails_and_the_list_says_so(admin: Workspace, file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 4
    file.write_bytes(content)

    done = admin.backup.rehearse(file)

    assert done.findings == (Finding("backup.damaged", "backup"),)
    assert admin.backup.last_rehearsal() == (NOW, False)
    assert [each.proven for each in admin.backup.kept()] == [False]


def test_a_stick_that_was_pulled_out_is_no_failed_rehearsal(admin: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"backup\.missing"):
        admin.backup.rehearse(tmp_path / "gone.teduh")
    assert admin.backup.last_rehearsal() is None


def test_giving_it_up_leaves_nothing(admin: Workspace, clinic: Clinic, file: Path) -> None:
    class Enough(Exception):
        pass

    def stop(stage: Stage) -> None:
        if stage is Stage.CHECK:
            raise Enough

    with pytest.raises(Enough):
        admin.backup.rehearse(file, stop)

    assert not list(clinic.folder.glob("restore-*"))
    assert admin.backup.examine(file, ADMIN, password(ADMIN)).restorable
