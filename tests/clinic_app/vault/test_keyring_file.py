"""The file itself: cut, empty, foreign, newer, and a disk that refuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from clinic_app.common.errors import ClinicError, Unavailable
from clinic_app.vault import keyring_file
from clinic_app.vault.hashing import digest
from tests.clinic_app.vault.clinic_folder import CODE, Clinic, password


def code_of(clinic: Clinic, content: bytes) -> str:
    (clinic.folder / "keyring.json").write_bytes(content)
    with pytest.raises(ClinicError) as refused:
        clinic.keyring()
    return refused.value.code


def test_the_file_is_one_line_and_the_hash_of_its_bytes(clinic: Clinic) -> None:
    line, check, rest = (clinic.folder / "keyring.json").read_bytes().split(b"\n")
    assert digest("teduh.keyring", line).hex().encode() == check
    assert rest == b""
    assert json.dumps(json.loads(line), sort_keys=True, separators=(",", ":")).encode() == line


def test_reading_and_writing_gives_the_same_bytes(clinic: Clinic) -> None:
    content = (clinic.folder / "keyring.json").read_bytes()
    assert keyring_file.as_bytes(keyring_file.parse(content)) == content


def test_a_file_that_is_not_there_a_cut_one_and_a_foreign_one_are_told_apart(clinic: Clinic) -> None:
    path = clinic.folder / "keyring.json"
    whole = path.read_bytes()
    assert code_of(clinic, b"") == "keyring.damaged"
    assert code_of(clinic, b"\0" * 4096) == "keyring.damaged"
    assert code_of(clinic, b"PK\x03\x04") == "keyring.foreign"
    assert code_of(clinic, b'{"some": "json"}') == "keyring.foreign"
    for cut in (len(whole) - 1, len(whole) - 65, len(whole) // 2, 40):
        assert code_of(clinic, whole[:cut]) == "keyring.damaged"
    assert code_of(clinic, whole + b"x") == "keyring.damaged"
    path.unlink()
    with pytest.raises(Unavailable) as refused:
        clinic.keyring()
    assert refused.value.code == "keyring.missing"


def test_a_file_of_a_newer_version_is_left_alone(clinic: Clinic) -> None:
    clinic.edit(lambda value: value.update(format=2, something_new=[1]))
    before = (clinic.folder / "keyring.json").read_bytes()
    with pytest.raises(Unavailable) as refused:
        clinic.keyring()
    assert refused.value.code == "keyring.newer"
    assert (clinic.folder / "keyring.json").read_bytes() == before


@pytest.mark.parametrize(
    "line",
    [
        b'{"app":"teduh.keyring",}',
        b'{"app":"teduh.keyring","format":1}',
        b'{"app":"teduh.keyring","format":"1"}',
        b'{"app":"teduh.keyring","format":null}',
        b'{"app":"teduh.keyring",' + b'"a":[' * 100_000,
    ],
)
def test_a_wrong_shape_with_a_right_hash_is_damage(clinic: Clinic, line: bytes) -> None:
    check = digest("teduh.keyring", line).hex().encode() + b"\n"
    assert code_of(clinic, line + b"\n" + check) == "keyring.damaged"


def test_what_can_be_read_without_a_password(clinic: Clinic) -> None:
    content = (clinic.folder / "keyring.json").read_bytes()
    _, rina = clinic.enter("rina")
    _, admin = clinic.enter("admin")
    box, sign = rina.slot_secrets()
    secrets = [box, sign, rina.database_key, rina.clinical_key(1), admin.root_secret, CODE.secret]
    for secret in secrets:
        assert secret is not None
        assert keyring_file.to_text(secret).encode() not in content
        assert secret.hex().encode() not in content
    assert password("rina").encode() not in content


FULL_DISK = """
import sys, resource, signal
from pathlib import Path
from datetime import UTC, datetime
from clinic_app.common.errors import ClinicError
from clinic_app.vault.keyring import Keyring
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
keyring = Keyring.load(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    keyring.unlock("rina", sys.argv[2], datetime(2026, 8, 19, tzinfo=UTC))
except ClinicError as refused:
    print(refused.code)
"""


@pytest.mark.fault
@pytest.mark.skipif(sys.platform == "win32", reason="a file size limit is how the disk is made full here")
def test_a_full_disk_leaves_the_old_file(clinic: Clinic) -> None:
    before = (clinic.folder / "keyring.json").read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(clinic.folder), password("rina")],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.strip() == "disk.full", done.stderr
    assert (clinic.folder / "keyring.json").read_bytes() == before
    assert [path.name for path in clinic.folder.iterdir()] == ["keyring.json"]


def test_a_refusing_disk_changes_nothing_in_memory_either(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring, admin = clinic.enter("admin")

    def refuse(*_: object) -> None:
        raise Unavailable("disk.full")

    monkeypatch.setattr(keyring_file, "write_whole", refuse)
    number = keyring.roster.number
    with pytest.raises(Unavailable):
        keyring.end_person(admin, 2)
    with pytest.raises(Unavailable):
        keyring.mark_seen(admin, 9, b"\1" * 32)
    assert keyring.roster.number == number
    assert admin.last_seen is None
